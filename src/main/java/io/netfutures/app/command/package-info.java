/**
 * The commands, one class a verb, and what parses their words. The only room that names picocli, beside the list of all commands in
 * {@code io.netfutures.app}.
 */
@NullMarked
package io.netfutures.app.command;

import org.jspecify.annotations.NullMarked;
