package io.netfutures.session;

import java.io.IOException;

/** A channel that reports to another tap. */
record TappedChannel(Channel channel, Tap tap) implements Channel {
    @Override
    public Inbox inbox() {
        return channel.inbox();
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        channel.send(bytes);
    }

    @Override
    public boolean hasExited() throws InterruptedException {
        return channel.hasExited();
    }

    @Override
    public void close() {
        channel.close();
    }
}
