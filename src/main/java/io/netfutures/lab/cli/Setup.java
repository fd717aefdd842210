package io.netfutures.lab.cli;

import io.netfutures.lab.box.Caller;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How one session's terminal is set up: by the platform, by the settings behind the login name, and by commands. */
final class Setup {
    private static final Pattern WIDE = Pattern.compile("(\\d+)w");
    private static final Pattern HIGH = Pattern.compile("(\\d+)h");

    private final Personality personality;
    private final String settings;
    private int rows;
    private int columns;
    private boolean paging = true;
    private boolean completing;
    private boolean monitoring;
    private boolean headed = true;
    private boolean bare;

    Setup(Personality personality, Caller caller) {
        this.personality = personality;
        Matcher name = personality.account().matcher(caller.user());
        boolean suffixed = name.matches() && name.groupCount() > 1 && name.group(2) != null;
        this.settings = suffixed ? name.group(2) : "";
        this.rows = setting(HIGH, personality.pager().rows());
        this.columns = setting(WIDE, personality.columns() == 0 ? caller.columns() : personality.columns());
        this.completing = personality.completes();
        this.monitoring = personality.monitors();
    }

    private int setting(Pattern pattern, int otherwise) {
        Matcher found = pattern.matcher(settings);
        return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
    }

    /** Does this if it concerns the terminal; false if it does not. */
    boolean change(String effect, String value) {
        boolean on = value.equals("on");
        switch (effect) {
            case "page" -> paging = on;
            case "rows" -> rows = number(value, rows);
            case "width" -> columns = number(value, columns);
            case "complete" -> completing = on;
            case "monitor" -> monitoring = on;
            case "heading" -> headed = on;
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int otherwise) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : otherwise;
    }

    /** As on an exec channel: no paging, no heading. */
    void bare() {
        bare = true;
        paging = false;
        headed = false;
    }

    boolean isBare() {
        return bare;
    }

    /** After how many rows it pages; 0: it does not. */
    int rows(boolean always) {
        return always ? personality.pager().rows() : paging ? rows : 0;
    }

    /** How wide the terminal is; 0: without limit. */
    int columns() {
        return columns;
    }

    boolean paging() {
        return paging;
    }

    boolean completing() {
        return completing;
    }

    boolean monitoring() {
        return monitoring;
    }

    boolean headed() {
        return headed && !personality.heading().isEmpty();
    }

    boolean plain() {
        return settings.contains("c");
    }
}
