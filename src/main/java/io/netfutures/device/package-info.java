/**
 * The vocabulary of the field: devices, the tasks for them, their replies and their failures. Read
 * {@link io.netfutures.device.Worker} first.
 */
@NullMarked
package io.netfutures.device;

import org.jspecify.annotations.NullMarked;
