package io.netfutures.lab.line;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Shows lines a screen at a time. */
public final class Pager implements KeyReader {
    private static final Question.Style SEARCH = new Question.Style(false, "%s", "\n", "\n", true);

    /**
     * How a device pages.
     *
     * @param rows of a screen, with the mark; 0: it never pages
     * @param mark what stands where more follows; {@code {percent}} is how much was shown
     * @param erase what takes the mark away
     * @param page keys for a page
     * @param line keys for a line
     * @param all keys for all the rest
     * @param quit keys that end it; empty: every other key
     * @param search how the expression that is typed behind {@code /} is read, if that searches
     * @param before printed before a text that is paged
     * @param after printed behind it
     */
    public record Style(
            int rows,
            String mark,
            String erase,
            String page,
            String line,
            String all,
            String quit,
            Optional<Function<String, Pattern>> search,
            String before,
            String after) {
        /** Never pages. */
        public static final Style NONE = new Style(0, "", "", "", "", "", "", Optional.empty(), "", "");
    }

    private final Terminal terminal;
    private final Style style;
    private final Deque<String> lines;
    private final int all;
    private final int rows;
    private final int width;
    private final boolean pages;
    private final Runnable done;

    /**
     * Pages these lines.
     *
     * @param rows of the screen; 0: all lines are shown at once
     * @param width after how many characters a line takes another row; 0: never
     * @param done called when all lines are shown or the rest is not wanted; the terminal is free by then
     */
    public Pager(Terminal terminal, Style style, int rows, int width, Collection<String> lines, Runnable done) {
        this.terminal = terminal;
        this.style = style;
        this.rows = rows;
        this.width = width;
        this.lines = new ArrayDeque<>(lines);
        this.all = lines.size();
        this.pages = rows > 0 && all >= rows;
        this.done = done;
    }

    /** Shows the first screen. */
    public void start() {
        terminal.write(pages ? style.before() : "");
        show(rows == 0 ? Integer.MAX_VALUE : rows - 1);
    }

    private void show(int room) {
        int left = room;
        while (!lines.isEmpty() && left > 0) {
            String line = lines.remove();
            terminal.write(line + "\n");
            left -= width == 0 ? 1 : Math.max(1, (line.length() + width - 1) / width);
        }
        if (lines.isEmpty()) {
            terminal.write(pages ? style.after() : "");
            terminal.release();
            done.run();
        } else {
            int percent = 100 * (all - lines.size()) / all;
            terminal.write(style.mark().replace("{percent}", String.valueOf(percent)));
            terminal.listen(this);
        }
    }

    @Override
    public void key(char key) {
        if (key == '/' && style.search().isPresent()) {
            terminal.write("/");
            terminal.listen(
                    new Question(terminal, SEARCH, typed -> seek(style.search().get(), typed)));
        } else if (style.quit().indexOf(key) >= 0) {
            quit();
        } else if (style.page().indexOf(key) >= 0) {
            turn(rows - 1);
        } else if (style.all().indexOf(key) >= 0) {
            turn(Integer.MAX_VALUE);
        } else if (style.line().indexOf(key) >= 0) {
            turn(1);
        } else if (style.quit().isEmpty()) {
            quit();
        }
    }

    private void quit() {
        lines.clear();
        turn(0);
    }

    private void turn(int room) {
        terminal.write(style.erase());
        show(room);
    }

    /** Goes on at the first line that fits; ends if there is none. */
    private void seek(Function<String, Pattern> read, String typed) {
        terminal.write("filtering...\n");
        try {
            Pattern wanted = read.apply(typed);
            while (!lines.isEmpty() && !wanted.matcher(lines.getFirst()).find()) {
                lines.remove();
            }
        } catch (PatternSyntaxException e) {
            lines.clear();
        }
        show(rows - 1);
    }
}
