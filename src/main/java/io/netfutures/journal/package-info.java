/** Results written for other programs. */
@NullMarked
package io.netfutures.journal;

import org.jspecify.annotations.NullMarked;
