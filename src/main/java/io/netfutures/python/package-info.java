/** A small part of Python: its grammar, its values, and an evaluator that asks a {@link io.netfutures.python.World} for the rest. */
@NullMarked
package io.netfutures.python;

import org.jspecify.annotations.NullMarked;
