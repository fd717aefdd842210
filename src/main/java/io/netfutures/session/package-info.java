/** A dialogue with a device's command line over a stream of bytes: prompts, modes, paging, echo, time-outs. */
@NullMarked
package io.netfutures.session;

import org.jspecify.annotations.NullMarked;
