/**
 * What every kind of simulated device is to the lab: a {@link io.netfutures.lab.box.Machine} that opens a
 * {@link io.netfutures.lab.box.Conversation} for each session.
 */
@NullMarked
package io.netfutures.lab.box;

import org.jspecify.annotations.NullMarked;
