/**
 * The line discipline that all simulated devices share: keys typed ahead, the line editor, questions, the pager. A
 * {@link io.netfutures.lab.line.Terminal} gives each key to the {@link io.netfutures.lab.line.KeyReader} whose turn it is;
 * where devices differ, a style says how. What a command means is not known here.
 */
@NullMarked
package io.netfutures.lab.line;

import org.jspecify.annotations.NullMarked;
