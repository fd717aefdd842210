/**
 * A task on many devices: who starts when, what is told, what ends it. Read {@link io.netfutures.fleet.Fleet} first: it carries out
 * a {@link io.netfutures.fleet.Plan}, which is data, as a {@link io.netfutures.fleet.Run}, which is a thing to wait for, hold and
 * cancel, and whose {@link io.netfutures.fleet.Event}s a {@link io.netfutures.fleet.Fleet.Listener} receives. Whose turn it is, and
 * the end at a deadline, are decided below, by {@link io.netfutures.concurrent.Workers} and
 * {@link io.netfutures.concurrent.TaskScope#deadline}; how a device is talked to, by a {@link io.netfutures.device.Worker}. A run
 * knows nothing of command lines, terminals and files.
 */
@NullMarked
package io.netfutures.fleet;

import org.jspecify.annotations.NullMarked;
