package io.netfutures.lab.ios;

import java.util.ArrayList;
import java.util.List;

/** The last lines typed in one family of modes, oldest first; the same line twice in a row is kept once. */
final class History {
    private static final int USUAL = 10;

    private final List<String> lines = new ArrayList<>();
    private int size = USUAL;

    void add(String line) {
        if (lines.isEmpty() || !lines.getLast().equals(line)) {
            lines.add(line);
        }
        resize(size);
    }

    void resize(int lines) {
        size = lines;
        while (this.lines.size() > size) {
            this.lines.removeFirst();
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
