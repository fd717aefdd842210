package io.netfutures.app.view;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of text with coloured or emphasized pieces.
 *
 * @param pieces from left to right
 */
public record StyledLine(List<Piece> pieces) {
    /** A line without text. */
    public static final StyledLine EMPTY = new StyledLine(List.of());

    public StyledLine {
        pieces = List.copyOf(pieces);
    }

    /** Text without any style. */
    public static StyledLine of(String text) {
        return new StyledLine(List.of(new Piece(Style.PLAIN, text)));
    }

    /** Text in one style. */
    public record Piece(Style style, String text) {}

    /** How a piece looks; the codes are those of SGR in ECMA-48. */
    public enum Style {
        PLAIN(""),
        BOLD("1"),
        FAINT("2"),
        INVERSE("7"),
        RED("31;1"),
        GREEN("32"),
        YELLOW("33"),
        BLUE("34"),
        MAGENTA("35"),
        CYAN("36");

        private final String codes;

        Style(String codes) {
            this.codes = codes;
        }

        private String ansi(String text) {
            return this == PLAIN ? text : "\033[" + codes + "m" + text + "\033[0m";
        }
    }

    /** The number of columns on a terminal. */
    public int columns() {
        return Columns.of(toString());
    }

    /** The text with escape sequences for its styles. */
    public String ansi() {
        return pieces.stream().map(each -> each.style().ansi(each.text())).collect(Collectors.joining());
    }

    /** The text alone. */
    @Override
    public String toString() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
