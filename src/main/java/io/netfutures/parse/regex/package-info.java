/**
 * Regular expressions in the language of Python's {@code re}, run by {@link java.util.regex}. They are read into a tree with Python's
 * own rules and errors, and written out again in Java's, so that no construct is taken for one that only looks like it. Begin at
 * {@link io.netfutures.parse.regex.PythonRegex}.
 */
@NullMarked
package io.netfutures.parse.regex;

import org.jspecify.annotations.NullMarked;
