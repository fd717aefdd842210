/** Asks a NetBox for devices, over its REST interface. */
@NullMarked
package io.netfutures.inventory.netbox;

import org.jspecify.annotations.NullMarked;
