/**
 * From text to commands: reads lines and scripts, and carries out what stands in them, be it a command or Python. Read
 * {@link io.netfutures.app.script.Interpreter} first; it knows commands only as {@link io.netfutures.app.script.Commands}.
 */
@NullMarked
package io.netfutures.app.script;

import org.jspecify.annotations.NullMarked;
