/**
 * The formats of inventories: each reads a file into devices as they are written, every value with its place and with what it takes
 * precedence over. Read {@link io.netfutures.inventory.format.FileFormat} first. What the values mean is the matter of the room above.
 */
@NullMarked
package io.netfutures.inventory.format;

import org.jspecify.annotations.NullMarked;
