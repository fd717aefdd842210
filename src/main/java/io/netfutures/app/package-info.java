/** What the user meets: the words of the command line, exit codes, and how results are drawn. */
@NullMarked
package io.netfutures.app;

import org.jspecify.annotations.NullMarked;
