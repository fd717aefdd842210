package io.netfutures.app.work;

import io.netfutures.journal.HeldRun;
import java.util.List;

/** Where the ends of what is submitted are kept. */
public sealed interface Keeping {
    /**
     * In a run of its own.
     *
     * @param command the word that submits
     * @param options of the command that bound the run, as typed
     */
    record Anew(String command, List<String> options) implements Keeping {}

    /** In a run of its own, which tries the failed devices of another again, and holds that meanwhile. */
    record Retrying(HeldRun retried, String command, List<String> options) implements Keeping {}

    /** In a run that was kept, and goes on. */
    record GoingOn(HeldRun held) implements Keeping {}
}
