package io.netfutures.jinja;

/**
 * What is wrong with a template, or with the values for it. Never holds a value.
 *
 * @param line counted from 1
 */
public record JinjaMistake(String file, int line, String what) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + what;
    }
}
