/**
 * The commands, one class for each, and the parsing of their words. The only package that uses picocli, apart from the list of all
 * commands in {@code io.netfutures.app}.
 */
@NullMarked
package io.netfutures.app.command;

import org.jspecify.annotations.NullMarked;
