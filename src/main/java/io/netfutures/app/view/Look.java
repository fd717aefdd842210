package io.netfutures.app.view;

import static org.jline.utils.AttributedStyle.BLUE;
import static org.jline.utils.AttributedStyle.CYAN;
import static org.jline.utils.AttributedStyle.GREEN;
import static org.jline.utils.AttributedStyle.MAGENTA;
import static org.jline.utils.AttributedStyle.RED;
import static org.jline.utils.AttributedStyle.YELLOW;

import org.jline.utils.AttributedStyle;

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

    AttributedStyle style(Ink ink) {
        AttributedStyle plain = AttributedStyle.DEFAULT;
        if (!colour) {
            return plain;
        }
        return switch (ink) {
            case PLAIN -> plain;
            case HEAD -> plain.bold();
            case FAINT -> plain.faint();
            case RUNNING, CONNECTING -> plain.foreground(CYAN);
            case OK -> plain.foreground(GREEN);
            case FAILED -> plain.foreground(RED).bold();
            case CANCELLED -> plain.foreground(YELLOW);
            case LOGIN -> plain.foreground(MAGENTA);
            case WORK -> plain.foreground(BLUE);
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
