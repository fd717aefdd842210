/**
 * Conditions on the rows of a table: {@code status != up and intf ~ "^Gi"}. Begin at {@link io.netfutures.condition.Condition}; the page
 * {@code conditions.md} is the reference of the language.
 */
@NullMarked
package io.netfutures.condition;

import org.jspecify.annotations.NullMarked;
