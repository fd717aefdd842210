package io.netfutures.parse;

/** A template or an index that cannot be used. The message is for its author: file and line, what is wrong, what would be right. */
public final class TemplateMistake extends Exception {
    private static final long serialVersionUID = 1L;

    TemplateMistake(String name, int line, String what) {
        super("%s:%d: %s".formatted(name, line, what));
    }

    TemplateMistake(String message) {
        super(message);
    }
}
