/** Reads inventory files, and knows where in the file a mistake is. */
@NullMarked
package io.netfutures.inventory;

import org.jspecify.annotations.NullMarked;
