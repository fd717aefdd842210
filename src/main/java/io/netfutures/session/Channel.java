package io.netfutures.session;

import java.io.IOException;

/** The connection under a session: an inbox that fills by itself, a way to send, and an end. */
public interface Channel {
    /** What the device sends. */
    Inbox inbox();

    /** Sends these bytes; may block shortly. */
    void send(byte[] bytes) throws IOException;

    /** Whether the device has said that the shell is over, and has not just closed the connection. */
    default boolean hasExited() throws InterruptedException {
        return false;
    }

    /** Ends the connection and waits, for a bounded time, until its socket is closed. Never throws; can be called again. */
    void close();

    /** Hears what the session on this channel sends and takes. */
    default Tap tap() {
        return Tap.NONE;
    }

    /** A view of this channel that reports what passes to {@code tap}. */
    default Channel heardBy(Tap tap) {
        return new TappedChannel(this, tap);
    }
}
