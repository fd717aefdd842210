package io.netfutures.app.view;

import io.netfutures.app.view.Look.Ink;
import io.netfutures.app.view.StyledLine.Piece;
import io.netfutures.app.view.StyledLine.Style;
import java.util.ArrayList;
import java.util.List;

/** Builds a line that never has more columns than the look is wide. */
final class LineBuilder {
    private final Look look;
    private final boolean inverse;
    private final List<Piece> pieces = new ArrayList<>();
    private int columns;

    LineBuilder(Look look) {
        this(look, false);
    }

    /** With {@code inverse}, the line is drawn as the selected one. */
    LineBuilder(Look look, boolean inverse) {
        this.look = look;
        this.inverse = inverse && look.colour();
    }

    /** Adds words, shortened to the remaining width. */
    LineBuilder add(Ink ink, String words) {
        return add(ink, words, room());
    }

    /** Adds words, shortened to {@code most} columns. */
    LineBuilder add(Ink ink, String words, int most) {
        String shown = Columns.shorten(words, Math.min(most, room()), look.ellipsis());
        append(ink, shown);
        columns += Columns.of(shown);
        return this;
    }

    LineBuilder add(String words) {
        return add(Ink.PLAIN, words);
    }

    /** Adds blanks up to this column, counted from 0. */
    LineBuilder to(int column) {
        int blanks = Math.min(column, look.width()) - columns;
        if (blanks > 0) {
            append(Ink.PLAIN, " ".repeat(blanks));
            columns += blanks;
        }
        return this;
    }

    int columns() {
        return columns;
    }

    int room() {
        return look.width() - columns;
    }

    StyledLine done() {
        if (inverse) {
            to(look.width());
        }
        return new StyledLine(pieces);
    }

    private void append(Ink ink, String words) {
        Style style = inverse ? Style.INVERSE : look.style(ink);
        if (!pieces.isEmpty() && pieces.getLast().style() == style) {
            pieces.add(new Piece(style, pieces.removeLast().text() + words));
        } else if (!words.isEmpty()) {
            pieces.add(new Piece(style, words));
        }
    }
}
