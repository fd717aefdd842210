/**
 * Reads inventory files, and knows where in the file a mistake is. Read {@link io.netfutures.inventory.InventoryFile}
 * first.
 */
@NullMarked
package io.netfutures.inventory;

import org.jspecify.annotations.NullMarked;
