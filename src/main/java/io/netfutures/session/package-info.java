/**
 * A dialogue with a device's command line over a stream of bytes: prompts, modes, paging, echo, time-outs. Read
 * {@code how-a-dialogue-works.md} first, which follows a session byte by byte, then {@link io.netfutures.session.Session},
 * {@code Dialogue}, which waits, and {@code Answering}, which decides when an answer has ended.
 */
@NullMarked
package io.netfutures.session;

import org.jspecify.annotations.NullMarked;
