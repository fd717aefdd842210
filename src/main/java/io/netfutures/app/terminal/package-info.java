/**
 * What the user sees and types: the prompt, the lines above and below it, the full screen, completion and history. The only package
 * that draws with JLine.
 */
@NullMarked
package io.netfutures.app.terminal;

import org.jspecify.annotations.NullMarked;
