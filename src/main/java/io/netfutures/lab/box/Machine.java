package io.netfutures.lab.box;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The software of one simulated device, which all its sessions share. Thread-safe; nothing here blocks. */
public interface Machine {
    /** The name that its prompt shows now. */
    String hostname();

    /** Opens a session; {@link Conversation#start} starts it. */
    Conversation open(Caller caller, Monitor monitor);

    /** The account that this login name stands for; on some platforms terminal settings follow the name. */
    default String account(String sent) {
        return sent;
    }

    /** Whether its own configuration admits this account with this password. */
    default boolean admits(String account, String password) {
        return false;
    }

    /** What was configured on it and holds now; what its timer has taken back by now is not in it. */
    List<String> configuration();

    /** Whether what it runs with lets clients in; where it does not, nothing of theirs arrives. */
    boolean isReachable();

    /** When it will take back a change that nobody confirmed; empty if it waits for nothing. */
    Optional<Instant> due();

    /** Types these lines in configuration mode. */
    void configure(List<String> lines);

    /** Does not know this line from now on. */
    void refuse(String line);

    /** Shows this text at login. */
    void banner(String text);

    /** Turns this dialogue on, at login or where it belongs; false if the machine knows none of this name. */
    default boolean alsoAsk(String dialogue) {
        return false;
    }

    /** Pages even where paging has been turned off. */
    void pageAlways(boolean on);

    /** Logs this message, which sessions that monitor the log show at once. */
    void log(String message);

    /** What was typed in answer to questions, without the answers that are not echoed. */
    List<Answered> answered();
}
