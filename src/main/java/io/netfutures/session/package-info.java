/**
 * A dialogue with a device's command line over a stream of bytes: prompts, modes, paging, echo, time-outs. Read
 * {@link io.netfutures.session.Session} first, then {@code Dialogue}, which decides when an answer has ended.
 */
@NullMarked
package io.netfutures.session;

import org.jspecify.annotations.NullMarked;
