package io.netfutures.lab;

import java.util.concurrent.atomic.AtomicReference;

/** One connection to one router: accepted, perhaps logged in, gone. Each step is counted once. */
final class Visit {
    private enum State {
        CONNECTED,
        LOGGED_IN,
        LEFT
    }

    private final Router router;
    private final Headcount sessions;
    private final Headcount connections;
    private final AtomicReference<State> state = new AtomicReference<>(State.CONNECTED);

    private volatile boolean byPassword;

    Visit(Router router, Headcount sessions, Headcount connections, Runnable cut) {
        this.router = router;
        this.sessions = sessions;
        this.connections = connections;
        connections.enter();
        router.connections.enter();
        router.cuts.put(this, cut);
    }

    Router router() {
        return router;
    }

    boolean admits(String user, String password) {
        boolean right = router.admits(user, password);
        byPassword = right;
        return right;
    }

    void logIn() {
        if (state.compareAndSet(State.CONNECTED, State.LOGGED_IN)) {
            if (!byPassword) {
                router.admittedKey();
            }
            router.sessions.enter();
            sessions.enter();
        }
    }

    /** The session has ended; the connection may still be closing. */
    void leave() {
        if (state.compareAndSet(State.LOGGED_IN, State.LEFT)) {
            sessions.leave();
            router.sessions.leave();
        }
    }

    void close() {
        leave();
        router.cuts.remove(this);
        router.connections.leave();
        connections.leave();
    }
}
