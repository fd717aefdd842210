package io.netfutures.app.script;

/**
 * What is carried out at once: a command, or a statement of Python of one line or several.
 *
 * @param number of its first line, from 1
 */
public record Piece(int number, String text, boolean isPython) {}
