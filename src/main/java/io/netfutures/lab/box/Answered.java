package io.netfutures.lab.box;

/**
 * A question of a device and what was typed there.
 *
 * @param question its text, as it was printed
 * @param answer one line, or one key, without Enter
 */
public record Answered(String question, String answer) {}
