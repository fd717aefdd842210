/**
 * Virtual threads, permits and visible futures, for any {@code Callable}. Read
 * {@link io.netfutures.concurrent.TaskScope} first. This is the only package that creates threads.
 */
@NullMarked
package io.netfutures.concurrent;

import org.jspecify.annotations.NullMarked;
