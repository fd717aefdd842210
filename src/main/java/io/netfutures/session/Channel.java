package io.netfutures.session;

import java.io.IOException;

/** The connection under a session. Another thread fills the inbox; all else is called by the thread of the session. */
public interface Channel {
    /** What the device sends. */
    Inbox inbox();

    /** Sends these bytes. Blocks while the peer takes none. */
    void send(byte[] bytes) throws IOException;

    /** Whether the device has ended the shell, and not just closed the connection. May block for a moment, to hear that. */
    default boolean hasExited() throws InterruptedException {
        return false;
    }

    /** Ends the connection and waits, for a bounded time, until its socket is closed. Never throws; can be called again. */
    void close();

    /** What is told of all that the session on this channel sends and receives. */
    default Tap tap() {
        return Tap.NONE;
    }

    /** A view of this channel that reports what passes to {@code tap}. */
    default Channel heardBy(Tap tap) {
        return new TappedChannel(this, tap);
    }
}
