package io.netfutures.app.work;

import io.netfutures.journal.KeptRun;

/** Where the ends of what is submitted are kept. */
public sealed interface Keeping {
    /**
     * In a run of its own.
     *
     * @param command the word that submits
     * @param retryOf the run whose failed devices are tried again; 0 for none
     */
    record Anew(String command, int retryOf) implements Keeping {}

    /** In a run that was kept, and goes on. */
    record GoingOn(KeptRun run) implements Keeping {}
}
