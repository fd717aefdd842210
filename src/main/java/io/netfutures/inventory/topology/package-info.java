/** Reads what containerlab and netlab write down of a lab that they have started. */
@NullMarked
package io.netfutures.inventory.topology;

import org.jspecify.annotations.NullMarked;
