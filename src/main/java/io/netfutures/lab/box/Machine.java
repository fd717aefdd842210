package io.netfutures.lab.box;

import java.util.List;

/** The software of one simulated device, which all its sessions share. Thread-safe; nothing here blocks. */
public interface Machine {
    /** What its prompt shows now. */
    String hostname();

    /** A session that starts. */
    Conversation open(Caller caller, Monitor monitor);

    /** The login name that is meant by the one that was sent: some devices take settings behind it. */
    default String account(String sent) {
        return sent;
    }

    /** Whether this name may log in with this password besides the one of its inventory entry. */
    default boolean admits(String account, String password) {
        return false;
    }

    /** Types these lines where the device is configured. */
    void configure(List<String> lines);

    /** Shows this text at login. */
    void banner(String text);

    /** Has this dialogue from now on, at login or wherever it belongs; false if the device knows none of this name. */
    default boolean alsoAsk(String dialogue) {
        return false;
    }

    /** Pages from now on whatever it is told. */
    void pageAlways(boolean on);

    /** Shows this log message on every session that shows log messages. */
    void log(String message);

    /** What was typed in answer to questions, without the answers that are not echoed. */
    List<Answered> answered();
}
