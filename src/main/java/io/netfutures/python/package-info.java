/** A small part of Python: its grammar, its values, and an evaluator that reaches all else through {@link io.netfutures.python.World}. */
@NullMarked
package io.netfutures.python;

import org.jspecify.annotations.NullMarked;
