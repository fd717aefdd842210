/**
 * Simulated devices on loopback, over real SSH, with their faults and their transcript. Read
 * {@link io.netfutures.lab.Lab} first; what they say is in {@code io.netfutures.lab.ios} for Cisco IOS,
 * and in the resources of {@code io.netfutures.lab.cli} for everything else.
 */
@NullMarked
package io.netfutures.lab;

import org.jspecify.annotations.NullMarked;
