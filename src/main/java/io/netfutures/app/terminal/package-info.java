/**
 * What a person sees and types: the prompt, the lines above and below it, the whole screen, completion and history. The only room
 * that draws with JLine.
 */
@NullMarked
package io.netfutures.app.terminal;

import org.jspecify.annotations.NullMarked;
