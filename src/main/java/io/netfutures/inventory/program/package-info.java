/** Runs programs that print an inventory, within bounds of time and size. */
@NullMarked
package io.netfutures.inventory.program;

import org.jspecify.annotations.NullMarked;
