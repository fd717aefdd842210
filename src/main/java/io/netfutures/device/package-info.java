/**
 * The nouns of the field and its failures: what a device is, what can be asked of it, what came back, and what can go
 * wrong. Read {@link io.netfutures.device.Worker} first.
 */
@NullMarked
package io.netfutures.device;

import org.jspecify.annotations.NullMarked;
