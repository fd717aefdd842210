package io.netfutures.lab.ios;

import io.netfutures.lab.line.KeyReader;
import java.util.function.Consumer;

/** A banner as the configuration holds it, and as it is typed: lines without a prompt until the delimiter appears. */
final class Banner implements KeyReader {
    /** How the delimiter is written in a configuration: two characters. */
    private static final String MARK = "^C";

    private final VtyLine vty;
    private final char delimiter;
    private final Consumer<String> done;
    private final StringBuilder text = new StringBuilder();
    private boolean ended;

    private Banner(VtyLine vty, char delimiter, Consumer<String> done) {
        this.vty = vty;
        this.delimiter = delimiter;
        this.done = done;
    }

    /** Reads a banner that starts with {@code start}: the delimiter and, perhaps, the whole text on the same line. */
    static void read(VtyLine vty, String start, Consumer<String> done) {
        boolean marked = start.startsWith(MARK);
        char delimiter = marked ? 0x03 : start.charAt(0);
        String line = (marked ? start.substring(1).replace(MARK, "\003") : start).substring(1);
        int end = line.indexOf(delimiter);
        if (end >= 0) {
            done.accept(stored(line.substring(0, end)));
            return;
        }
        vty.print("Enter TEXT message.  End with the character '" + (marked ? MARK : delimiter) + "'.");
        Banner banner = new Banner(vty, delimiter, done);
        if (!line.isEmpty()) {
            banner.text.append(line).append('\n');
        }
        vty.flush();
        vty.terminal().listen(banner);
    }

    /** The setting of this text. */
    static String stored(String text) {
        return MARK + text + MARK;
    }

    /** What is shown at login, for a setting. */
    static String text(String stored) {
        return stored.substring(MARK.length(), Math.max(stored.length() - MARK.length(), MARK.length()));
    }

    @Override
    public void key(char key) {
        switch (key) {
            case '\r' -> {
                vty.terminal().write("\n");
                if (ended) {
                    vty.terminal().release();
                    done.accept(stored(text.toString()));
                } else {
                    text.append('\n');
                }
            }
            case 0x08, 0x7f -> {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                    text.setLength(text.length() - 1);
                    vty.terminal().write("\b \b");
                }
            }
            default -> {
                vty.terminal().write(String.valueOf(key));
                int start = text.length();
                boolean mark = delimiter == 0x03 && key == 'C' && start > 0 && text.charAt(start - 1) == '^';
                if (mark) {
                    text.setLength(start - 1);
                }
                if (key == delimiter || mark) {
                    ended = true;
                } else if (!ended) {
                    text.append(key);
                }
            }
        }
    }
}
