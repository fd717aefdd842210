package io.netfutures.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A line to a device that echoes what is typed, gives the answer that it has to it or none, and shows its prompt. What it says comes in
 * pieces, with pauses between them. Silence takes no time: a wait ends at once, with the next piece or, if that would not
 * come within the time, with nothing.
 *
 * <p>It is its own inbox. For one thread.
 */
final class AnsweringDevice extends Inbox implements Channel {
    /** How what it says comes. */
    enum Pace {
        /** At once. */
        WHOLE(Integer.MAX_VALUE, 0),
        /** In pieces of any length. */
        CUT(700, 0),
        /** In pieces of any length, with pauses of up to so many milliseconds. */
        PAUSED(1500, 2000);

        private final int atMost;
        private final int pause;

        Pace(int atMost, int pause) {
            this.atMost = atMost;
            this.pause = pause;
        }
    }

    /** In an answer: it goes on after half a second. */
    static final String PAUSE = "\u241F";

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final byte[] NOTHING = {};

    private final Map<String, String> answers;
    private final UnaryOperator<String> prompt;
    private final String leave;
    private final Pace pace;
    private final Random random;
    private final Deque<byte[]> coming = new ArrayDeque<>();
    private final Deque<Long> arrivals = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();
    private long now;
    private boolean leaving;
    private boolean ended;

    /**
     * A device at its prompt.
     *
     * @param answers by command; lines end with {@code \n}
     * @param leave the command that ends the session
     * @param seed of the cuts
     */
    AnsweringDevice(String prompt, Map<String, String> answers, String leave, Pace pace, long seed) {
        this("\n" + prompt, typed -> prompt, answers, leave, pace, seed);
    }

    /**
     * A device that says something first.
     *
     * @param first up to its prompt
     * @param prompt after each line typed, with what it shows above it
     */
    AnsweringDevice(
            String first,
            UnaryOperator<String> prompt,
            Map<String, String> answers,
            String leave,
            Pace pace,
            long seed) {
        this.prompt = prompt;
        this.leave = leave;
        this.answers = answers;
        this.pace = pace;
        this.random = new Random(seed);
        say(first);
    }

    private void say(String text) {
        long at = arrivals.isEmpty() ? now : Math.max(now, arrivals.getLast());
        for (String each : text.split("(?=" + PAUSE + ")")) {
            boolean paused = each.startsWith(PAUSE);
            at = say(paused ? each.substring(PAUSE.length()) : each, at + (paused ? HALF_A_SECOND.toNanos() : 0));
        }
    }

    private long say(String text, long start) {
        byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        long at = start;
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(
                    bytes.length,
                    from + 1 + (pace.atMost == Integer.MAX_VALUE ? bytes.length : random.nextInt(pace.atMost)));
            coming.add(Arrays.copyOfRange(bytes, from, to));
            arrivals.add(at);
            at += pace.pause == 0
                    ? 0
                    : Duration.ofMillis(random.nextInt(pace.pause)).toNanos();
            from = to;
        }
        return at;
    }

    @Override
    public void send(byte[] bytes) {
        line.append(
                new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n").replace('\r', '\n'));
        for (int end = line.indexOf("\n"); end >= 0; end = line.indexOf("\n")) {
            String typed = line.substring(0, end);
            line.delete(0, end + 1);
            if (typed.equals(leave)) {
                say(typed + "\n");
                leaving = true;
                return;
            }
            say(typed + "\n" + answers.getOrDefault(typed, "") + prompt.apply(typed));
        }
    }

    @Override
    byte[] take(Duration atMost) throws EndOfInput {
        if (isEnded()) {
            throw new EndOfInput();
        }
        long end = now + atMost.toNanos();
        if (coming.isEmpty() || arrivals.element() > end) {
            now = Math.max(now, end);
            return NOTHING;
        }
        now = Math.max(now, arrivals.remove());
        return coming.remove();
    }

    @Override
    long now() {
        return now;
    }

    @Override
    boolean isEmpty() {
        return coming.isEmpty() || arrivals.element() > now;
    }

    @Override
    boolean isEnded() {
        return ended || (leaving && coming.isEmpty());
    }

    @Override
    public Inbox inbox() {
        return this;
    }

    @Override
    public void close() {
        ended = true;
        coming.clear();
    }
}
