package io.netfutures.session;

import java.io.IOException;

/**
 * Hears what goes over the wire of one session, in both directions. Called in the thread of the session, which blocks meanwhile; an
 * exception ends the session. What is typed at a question for a secret comes as {@code ****}; the tap has to hide all other secrets.
 */
public interface Tap {
    /** Hears nothing. */
    Tap NONE = new Tap() {
        @Override
        public void start() {}

        @Override
        public void received(byte[] bytes) {}

        @Override
        public void typed(byte[] bytes) {}

        @Override
        public void close() {}
    };

    /** The session begins; nothing has been typed yet. */
    void start() throws IOException;

    /** The device has sent these bytes, at least one. */
    void received(byte[] bytes) throws IOException;

    /** These bytes are about to be sent to the device. */
    void typed(byte[] bytes) throws IOException;

    /** Nothing more comes. Never throws; can be called again, and without {@link #start()}. */
    void close();
}
