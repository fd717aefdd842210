package io.netfutures.lab;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

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
        notifyAll();
    }

    /** Blocks until there are so many lines, at most {@code atMost}; false if there are fewer then. */
    synchronized boolean awaitLines(int count, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (lines().size() < count) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
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
