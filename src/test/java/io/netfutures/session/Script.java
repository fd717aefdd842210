package io.netfutures.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;

/** A line in memory whose device answers each line that is sent, in pieces of the given sizes; no thread, no time. */
final class Script implements Channel {
    /** In an answer: the device ends the connection here. */
    static final char HANG_UP = '\u0004';

    final List<String> sent = new ArrayList<>();
    private final Inbox inbox = new Inbox();
    private final Deque<byte[]> coming = new ArrayDeque<>();
    private final UnaryOperator<String> answers;
    private final IntSupplier pieces;
    private boolean closed;

    Script(String greeting, IntSupplier pieces, UnaryOperator<String> answers) {
        this.pieces = pieces;
        this.answers = answers;
        comes(greeting);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public Inbox inbox() {
        byte[] next = inbox.isEmpty() ? coming.poll() : null;
        if (next != null && next.length == 0) {
            inbox.close();
        } else if (next != null) {
            inbox.write(next, 0, next.length);
        }
        return inbox;
    }

    @Override
    public void send(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        sent.add(line);
        comes(line.equals("exit") ? String.valueOf(HANG_UP) : answers.apply(line));
    }

    @Override
    public void close() {
        closed = true;
        inbox.close();
    }

    private void comes(String text) {
        int end = text.indexOf(HANG_UP);
        byte[] bytes = (end < 0 ? text : text.substring(0, end)).getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; ) {
            int to = (int) Math.min(bytes.length, (long) from + pieces.getAsInt());
            coming.add(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
        if (end >= 0) {
            coming.add(new byte[0]);
        }
    }
}
