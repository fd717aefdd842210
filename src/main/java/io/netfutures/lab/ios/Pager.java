package io.netfutures.lab.ios;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Shows many lines a screen at a time: Space shows the next screen, Enter one line, {@code /} searches, any other key stops. */
final class Pager implements Reader {
    private static final String MORE = " --More-- ";
    private static final String ERASE = "\b".repeat(9) + " ".repeat(8) + "\b".repeat(9);

    private final IosSession console;
    private final List<String> lines;
    private final Runnable end;
    private int next;
    private int rows;
    private final StringBuilder search = new StringBuilder();
    private boolean searching;

    /** Pages these lines on this console; {@code end} is run when all are shown or the rest is not wanted. */
    Pager(IosSession console, List<String> lines, Runnable end) {
        this.console = console;
        this.lines = lines;
        this.end = end;
    }

    void start() {
        rows = console.length() - 1;
        advance();
    }

    @Override
    public void key(char key) {
        if (searching) {
            search(key);
            return;
        }
        switch (key) {
            case ' ' -> rows = console.length() - 1;
            case '\r', '\n' -> rows = 1;
            case '/' -> {
                searching = true;
                console.write("/");
                return;
            }
            default -> next = lines.size();
        }
        console.write(ERASE);
        advance();
        console.settle();
    }

    private void search(char key) {
        if (key != '\r' && key != '\n') {
            search.append(key);
            console.write(String.valueOf(key));
            return;
        }
        searching = false;
        console.write("\r\nfiltering...\r\n");
        try {
            Pattern wanted = ShowFilter.pattern(search.toString());
            while (next < lines.size() && !wanted.matcher(lines.get(next)).find()) {
                next++;
            }
        } catch (PatternSyntaxException e) {
            next = lines.size();
        }
        search.setLength(0);
        rows = console.length() - 1;
        advance();
        console.settle();
    }

    private void advance() {
        while (next < lines.size() && (console.length() == 0 || rows > 0)) {
            String line = lines.get(next++);
            console.write(line + "\r\n");
            rows -= console.width() == 0 ? 1 : Math.max(1, (line.length() + console.width() - 1) / console.width());
        }
        if (next < lines.size()) {
            console.write(MORE);
            console.listen(this);
        } else {
            end.run();
        }
    }
}
