/**
 * A task on many devices. Read {@link io.netfutures.fleet.Fleet} first, which submits it; the others are workers that add one
 * thing to another worker: a pause, a word to a listener, what was received last.
 */
@NullMarked
package io.netfutures.fleet;

import org.jspecify.annotations.NullMarked;
