/**
 * How the command line of each kind of device behaves, as data: one YAML file for each, and no code. Read
 * {@link io.netfutures.platform.Platform} first, then a file.
 */
@NullMarked
package io.netfutures.platform;

import org.jspecify.annotations.NullMarked;
