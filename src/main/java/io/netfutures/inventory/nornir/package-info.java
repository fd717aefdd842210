/** Reads the inventories of nornir: hosts, groups and defaults, with the inheritance between them. */
@NullMarked
package io.netfutures.inventory.nornir;

import org.jspecify.annotations.NullMarked;
