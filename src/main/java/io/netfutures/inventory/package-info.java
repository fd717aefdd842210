/**
 * Reads inventory files, and knows where in the file a mistake is. Read {@link io.netfutures.inventory.InventoryFile}
 * first. Uses SnakeYAML's events directly, because Jackson's YAML reader knows neither places nor merge keys, and
 * changes unquoted secrets before anybody can look.
 */
@NullMarked
package io.netfutures.inventory;

import org.jspecify.annotations.NullMarked;
