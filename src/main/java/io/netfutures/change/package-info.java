/** Changes of a configuration with what is done around them: looking before and after, taking back, keeping. */
@NullMarked
package io.netfutures.change;

import org.jspecify.annotations.NullMarked;
