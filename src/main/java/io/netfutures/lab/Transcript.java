package io.netfutures.lab;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every byte that reached one router, with its time and session; the oldest are forgotten beyond a megabyte. */
final class Transcript {
    private static final int KEPT = 1 << 20;

    private final Clock clock;
    private final List<Received> entries = new ArrayList<>();
    private int size;

    Transcript(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(int session, String text) {
        entries.add(new Received(clock.instant(), session, text));
        size += text.length();
        while (size > KEPT) {
            size -= entries.removeFirst().text().length();
        }
    }

    synchronized List<Received> entries() {
        return List.copyOf(entries);
    }

    /** What was typed, session by session, a line for each Enter; empty lines are left out. */
    List<String> lines() {
        Map<Integer, StringBuilder> sessions = new TreeMap<>();
        for (Received entry : entries()) {
            sessions.computeIfAbsent(entry.session(), session -> new StringBuilder())
                    .append(entry.text());
        }
        return sessions.values().stream()
                .flatMap(typed -> typed.toString().lines())
                .filter(line -> !line.isBlank())
                .toList();
    }
}
