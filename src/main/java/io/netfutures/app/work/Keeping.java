package io.netfutures.app.work;

import io.netfutures.journal.HeldRun;
import java.util.List;

/** Where the ends of what is submitted are kept. */
public sealed interface Keeping {
    /** Whether an earlier run of the same matter may have sent lines of a configuration to this device. */
    boolean isConfigured(String device);

    /**
     * In a run of its own.
     *
     * @param command the word that submits
     * @param options of the command that bound the run, as typed
     */
    record Anew(String command, List<String> options) implements Keeping {
        @Override
        public boolean isConfigured(String device) {
            return false;
        }
    }

    /** In a run of its own, which tries the failed devices of another again, and holds that meanwhile. */
    record Retrying(HeldRun retried, String command, List<String> options) implements Keeping {
        @Override
        public boolean isConfigured(String device) {
            return retried.configured(device).isPresent();
        }
    }

    /** In a run that was kept, and goes on. */
    record GoingOn(HeldRun held) implements Keeping {
        @Override
        public boolean isConfigured(String device) {
            return held.configured(device).isPresent();
        }
    }
}
