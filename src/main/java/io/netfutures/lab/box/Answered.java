package io.netfutures.lab.box;

/**
 * A question that a device asked, with what was typed in answer.
 *
 * @param question its text, as it was printed
 * @param answer one line, or one key, without Enter
 */
public record Answered(String question, String answer) {}
