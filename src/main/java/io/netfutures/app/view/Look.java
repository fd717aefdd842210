package io.netfutures.app.view;

import io.netfutures.app.view.StyledLine.Style;

/**
 * What a drawing may use. A size below 1, as a terminal reports that does not know it, counts as 80 by 24.
 *
 * @param width columns
 * @param height lines
 * @param colour whether text may be coloured, bold or inverse; without it all text is plain, and says the same
 * @param unicode whether signs beyond ASCII may be drawn; names and texts of devices are drawn as they are
 */
public record Look(int width, int height, boolean colour, boolean unicode) {
    public Look {
        width = width < 1 ? 80 : width;
        height = height < 1 ? 24 : height;
    }

    /** What a piece of text is, which decides its colour. */
    enum Ink {
        PLAIN,
        HEAD,
        FAINT,
        RUNNING,
        OK,
        FAILED,
        CANCELLED,
        CONNECTING,
        LOGIN,
        WORK
    }

    Style style(Ink ink) {
        if (!colour) {
            return Style.PLAIN;
        }
        return switch (ink) {
            case PLAIN -> Style.PLAIN;
            case HEAD -> Style.BOLD;
            case FAINT -> Style.FAINT;
            case RUNNING, CONNECTING -> Style.CYAN;
            case OK -> Style.GREEN;
            case FAILED -> Style.RED;
            case CANCELLED -> Style.YELLOW;
            case LOGIN -> Style.MAGENTA;
            case WORK -> Style.BLUE;
        };
    }

    /** The sign in Unicode, or its stand-in in ASCII. */
    String sign(String sign, String ascii) {
        return unicode ? sign : ascii;
    }

    String ellipsis() {
        return sign("…", "~");
    }

    /** What stands between two facts of a line. */
    String between() {
        return sign(" · ", ", ");
    }
}
