/**
 * Virtual threads, permits and visible futures, for any {@code Callable}. Read {@link io.netfutures.concurrent.TaskScope} first. No
 * other package starts a thread, an executor or a timer of its own; name look-ups and the delays of simulated routers use the JDK's
 * common pool and its timer thread.
 */
@NullMarked
package io.netfutures.concurrent;

import org.jspecify.annotations.NullMarked;
