/**
 * From text to commands: reads lines and scripts, and carries out their commands and their Python. Read
 * {@link io.netfutures.app.script.Interpreter} first; it knows commands only as {@link io.netfutures.app.script.Commands}.
 */
@NullMarked
package io.netfutures.app.script;

import org.jspecify.annotations.NullMarked;
