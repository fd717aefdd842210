/** Rows of parsed answers on their way to a reader: chosen, sorted, grouped, counted, and written in a format. */
@NullMarked
package io.netfutures.journal.rows;

import org.jspecify.annotations.NullMarked;
