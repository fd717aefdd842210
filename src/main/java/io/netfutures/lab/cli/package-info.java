/**
 * Simulated devices of every platform but Cisco IOS, as data: what one says and accepts stands in a file of its own, read as
 * a {@link io.netfutures.lab.cli.Personality}. {@link io.netfutures.lab.cli.Cli} is such a device. The files are written from
 * what the real devices do, and share nothing with the platform files of the client: one proves the other.
 */
@NullMarked
package io.netfutures.lab.cli;

import org.jspecify.annotations.NullMarked;
