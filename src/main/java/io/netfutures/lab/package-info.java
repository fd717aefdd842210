/**
 * Simulated devices on loopback, over real SSH, with their faults and their transcript. Read
 * {@link io.netfutures.lab.Lab} first; what a router says is in {@code io.netfutures.lab.ios}.
 */
@NullMarked
package io.netfutures.lab;

import org.jspecify.annotations.NullMarked;
