package io.netfutures.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * Passes on what is received and typed, in order and with its times, with each secret replaced by {@code ****}, even if it comes in
 * pieces: what may be the beginning of a secret is held back, with all that follows it, until that is decided. The stars stand where
 * the secret begins; secrets that overlap are hidden as one. For one thread.
 */
final class Masker {
    private static final byte[] STARS = "****".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};
    private static final int UNKNOWN = -1;

    private final List<byte[]> secrets;
    private final Sink sink;
    private final Queue<Event> events = new ArrayDeque<>();
    private final Direction received = new Direction();
    private final Direction typed = new Direction();

    /** Takes what may be written. */
    interface Sink {
        void write(Duration at, boolean typed, byte[] bytes) throws IOException;
    }

    /** {@code secrets} have at least one byte each. */
    Masker(List<byte[]> secrets, Sink sink) {
        this.secrets = secrets;
        this.sink = sink;
    }

    void add(Duration at, boolean isTyped, byte[] bytes) throws IOException {
        Event event = new Event(at, isTyped, bytes.length);
        events.add(event);
        (isTyped ? typed : received).add(event, bytes, false);
        passOn();
    }

    /** Nothing more comes: what is held back is no secret. */
    void end() throws IOException {
        Event none = new Event(Duration.ZERO, false, 0);
        received.add(none, NOTHING, true);
        typed.add(none, NOTHING, true);
        passOn();
    }

    private void passOn() throws IOException {
        for (Event next = events.peek(); next != null && next.undecided == 0; next = events.peek()) {
            events.remove();
            if (next.masked.size() > 0) {
                sink.write(next.at, next.typed, next.masked.toByteArray());
            }
        }
    }

    /** The length of the longest secret that begins there, 0 if none does; {@link #UNKNOWN} if a longer one may begin there. */
    private int secretAt(byte[] bytes, int from, boolean last) {
        int longest = 0;
        for (byte[] secret : secrets) {
            int there = Math.min(secret.length, bytes.length - from);
            if (Arrays.equals(bytes, from, from + there, secret, 0, there)) {
                if (there == secret.length) {
                    longest = Math.max(longest, there);
                } else if (!last) {
                    return UNKNOWN;
                }
            }
        }
        return longest;
    }

    private static final class Event {
        final Duration at;
        final boolean typed;
        final ByteArrayOutputStream masked = new ByteArrayOutputStream();
        int undecided;

        Event(Duration at, boolean typed, int undecided) {
            this.at = at;
            this.typed = typed;
            this.undecided = undecided;
        }
    }

    private final class Direction {
        private byte[] held = NOTHING;
        private Event[] owners = {};
        /** How many of the bytes held are part of a secret that began before. */
        private int covered;

        void add(Event event, byte[] bytes, boolean last) {
            byte[] all = Arrays.copyOf(held, held.length + bytes.length);
            System.arraycopy(bytes, 0, all, held.length, bytes.length);
            int at = 0;
            for (int secret; at < all.length && (secret = secretAt(all, at, last)) != UNKNOWN; at++) {
                Event owner = at < owners.length ? owners[at] : event;
                if (at >= covered) {
                    if (secret > 0) {
                        owner.masked.writeBytes(STARS);
                    } else {
                        owner.masked.write(all[at]);
                    }
                }
                covered = Math.max(covered, at + secret);
                owner.undecided--;
            }
            Event[] rest = new Event[all.length - at];
            for (int i = 0; i < rest.length; i++) {
                rest[i] = at + i < owners.length ? owners[at + i] : event;
            }
            held = Arrays.copyOfRange(all, at, all.length);
            owners = rest;
            covered = Math.max(0, covered - at);
        }
    }
}
