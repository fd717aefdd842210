/** A task on many devices: who starts when, what is reported, which deadline ends it. */
@NullMarked
package io.netfutures.fleet;

import org.jspecify.annotations.NullMarked;
