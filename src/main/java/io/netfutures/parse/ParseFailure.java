package io.netfutures.parse;

/** A text of which a template makes no table. The message names the template, its line and that of the text. */
public final class ParseFailure extends Exception {
    private static final long serialVersionUID = 1L;

    ParseFailure(String message) {
        super(message);
    }
}
