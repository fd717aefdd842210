/** Simulated devices on loopback, over real SSH, with their faults and their transcript. */
@NullMarked
package io.netfutures.lab;

import org.jspecify.annotations.NullMarked;
