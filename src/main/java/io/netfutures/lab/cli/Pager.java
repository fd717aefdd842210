package io.netfutures.lab.cli;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** Shows lines a screen at a time. */
final class Pager implements Reader {
    /**
     * How a box pages.
     *
     * @param rows of a screen, with the mark; 0: it never pages
     * @param mark what stands where more follows; {@code {percent}} is how much was shown
     * @param erase what takes the mark away
     * @param page keys for a page
     * @param line keys for a line
     * @param all keys for all the rest
     * @param quit keys that end it
     * @param before printed before a text that is paged
     * @param after printed behind it
     */
    record Style(
            int rows,
            String mark,
            String erase,
            String page,
            String line,
            String all,
            String quit,
            String before,
            String after) {
        static final Style NONE = new Style(0, "", "", "", "", "", "", "", "");
    }

    private final Terminal terminal;
    private final Style style;
    private final Deque<String> lines;
    private final int all;
    private final int rows;
    private final Runnable done;

    Pager(Terminal terminal, Style style, int rows, Collection<String> lines, Runnable done) {
        this.terminal = terminal;
        this.style = style;
        this.rows = rows;
        this.lines = new ArrayDeque<>(lines);
        this.all = lines.size();
        this.done = done;
    }

    void start() {
        terminal.write(style.before());
        show(rows - 1);
    }

    private void show(int count) {
        for (int i = 0; i < count && !lines.isEmpty(); i++) {
            terminal.write(lines.remove() + "\n");
        }
        if (!lines.isEmpty()) {
            int percent = 100 * (all - lines.size()) / all;
            terminal.write(style.mark().replace("{percent}", String.valueOf(percent)));
            terminal.listen(this);
        } else {
            end();
        }
    }

    private void end() {
        terminal.write(style.after());
        done.run();
    }

    @Override
    public void key(char key) {
        if (style.quit().indexOf(key) >= 0) {
            lines.clear();
            terminal.write(style.erase());
            end();
        } else if (style.page().indexOf(key) >= 0) {
            terminal.write(style.erase());
            show(rows - 1);
        } else if (style.all().indexOf(key) >= 0) {
            terminal.write(style.erase());
            show(lines.size());
        } else if (style.line().indexOf(key) >= 0) {
            terminal.write(style.erase());
            show(1);
        }
    }
}
