package io.netfutures.app.view;

import io.netfutures.app.view.Look.Ink;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** A line as it is written. Whatever is added, it never has more columns than the look is wide. */
final class Line {
    private final Look look;
    private final boolean inverse;
    private final AttributedStringBuilder text = new AttributedStringBuilder();
    private int columns;

    Line(Look look) {
        this(look, false);
    }

    /** With {@code inverse}, the whole line is the one that is selected. */
    Line(Look look, boolean inverse) {
        this.look = look;
        this.inverse = inverse && look.colour();
    }

    /** Adds words, shortened to the room that is left. */
    Line add(Ink ink, String words) {
        return add(ink, words, room());
    }

    /** Adds words, shortened to so many columns. */
    Line add(Ink ink, String words, int most) {
        String shown = Columns.shorten(words, Math.min(most, room()), look.ellipsis());
        text.append(shown, style(ink));
        columns += Columns.of(shown);
        return this;
    }

    Line add(String words) {
        return add(Ink.PLAIN, words);
    }

    /** Adds blanks up to that column, counted from 0. */
    Line to(int column) {
        int blanks = Math.min(column, look.width()) - columns;
        if (blanks > 0) {
            text.append(" ".repeat(blanks), style(Ink.PLAIN));
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

    AttributedString done() {
        if (inverse) {
            to(look.width());
        }
        return text.toAttributedString();
    }

    private AttributedStyle style(Ink ink) {
        return inverse ? look.style(Ink.PLAIN).inverse() : look.style(ink);
    }
}
