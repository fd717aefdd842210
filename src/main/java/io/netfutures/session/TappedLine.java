package io.netfutures.session;

import java.io.IOException;

/** A line with another tap. */
record TappedLine(Line line, Tap tap) implements Line {
    @Override
    public Inbox inbox() {
        return line.inbox();
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        line.send(bytes);
    }

    @Override
    public boolean hasExited() throws InterruptedException {
        return line.hasExited();
    }

    @Override
    public void close() {
        line.close();
    }
}
