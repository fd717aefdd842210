package io.netfutures.parse;

/** A text of which a template makes no table. The message names the template, its line and that of the text. */
public final class ParseFailure extends Exception {
    private static final long serialVersionUID = 1L;

    ParseFailure(String message) {
        super(message);
    }

    /** That a parser has ended as it must not: the text is at fault as little as the template. */
    public ParseFailure(TextParser parser, Throwable defect) {
        super("%s: this is a defect, please report it: %s".formatted(parser.name(), defect), defect);
    }
}
