/**
 * How the command line of each kind of device behaves, as data: one YAML file for each. What all kinds have in
 * common, such as how a question like {@code [confirm]} looks, is in {@link io.netfutures.platform.Platform}. Read it first, then a
 * file.
 */
@NullMarked
package io.netfutures.platform;

import org.jspecify.annotations.NullMarked;
