package io.netfutures.app.script;

/**
 * A unit that is carried out as a whole: a command, or a Python statement of one or several lines.
 *
 * @param number the number of its first line, from 1
 */
public record Piece(int number, String text, boolean isPython) {}
