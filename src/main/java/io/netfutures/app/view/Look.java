package io.netfutures.app.view;

import io.netfutures.app.view.StyledLine.Style;

/**
 * What a drawing may use. A size below 1, which a terminal reports if it does not know its size, counts as 80 by 24.
 *
 * @param width columns
 * @param height lines
 * @param colour whether text may be coloured, bold or inverse; without it all text is plain, with the same content
 * @param unicode whether non-ASCII symbols may be drawn; names and texts of devices are drawn as they are
 */
public record Look(int width, int height, boolean colour, boolean unicode) {
    public Look {
        width = width < 1 ? 80 : width;
        height = height < 1 ? 24 : height;
    }

    /** The role of a piece of text, which decides its colour. */
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

    /** The Unicode symbol, or its ASCII replacement. */
    String sign(String sign, String ascii) {
        return unicode ? sign : ascii;
    }

    String ellipsis() {
        return sign("…", "~");
    }

    /** The separator between two facts on a line. */
    String between() {
        return sign(" · ", ", ");
    }
}
