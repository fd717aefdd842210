package io.netfutures.jinja;

/**
 * A value that is not there, where a template may ask whether it is: for {@code is defined} and {@code default}.
 *
 * @param what the whole message, should it be needed after all
 */
record Undefined(String what) {}
