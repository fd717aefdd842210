package io.netfutures.lab.line;

import java.util.ArrayList;
import java.util.List;

/** The last lines typed in one family of modes, oldest first; the same line twice in a row is kept once. */
public final class History {
    private static final int USUAL = 10;

    private final List<String> lines = new ArrayList<>();
    private int size = USUAL;

    /** Adds a line that was just typed. */
    public void add(String line) {
        if (lines.isEmpty() || !lines.getLast().equals(line)) {
            lines.add(line);
        }
        resize(size);
    }

    /** Keeps at most this many lines. */
    public void resize(int lines) {
        size = lines;
        while (this.lines.size() > size) {
            this.lines.removeFirst();
        }
    }

    /** The lines kept, oldest first. */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
