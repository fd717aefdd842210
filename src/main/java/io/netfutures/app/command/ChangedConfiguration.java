package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.UserError;
import io.netfutures.configuration.ConfigDiff;
import io.netfutures.device.Care.Goal;
import io.netfutures.device.FileProblem;
import io.netfutures.device.Proof;
import io.netfutures.device.Reply;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.KeptDevice;
import io.netfutures.platform.Platform;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The configuration of a device before a change and after it, without what changes by itself.
 *
 * @param shownBy the command that has shown it
 */
record ChangedConfiguration(String shownBy, List<String> before, List<String> after) {
    /**
     * What is kept of this device; empty if that is not both. Blocks for the files.
     *
     * @throws UserError if a file cannot be read
     */
    static Optional<ChangedConfiguration> of(KeptDevice kept, Platform platform) {
        try {
            Proof proof = kept.result().map(DeviceResult::proof).orElse(null);
            Reply.Output before = proof == null ? null : proof.runningBefore();
            Reply.Output after = proof == null ? null : proof.runningAfter();
            return before == null || after == null
                    ? Optional.empty()
                    : Optional.of(new ChangedConfiguration(
                            before.command(), platform.lasting(before.text()), platform.lasting(after.text())));
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, kept.name() + ": " + FileProblem.text(e));
        }
    }

    /** The way from the one before it to the one after it. */
    Goal forth() {
        return new Goal(ConfigDiff.digest(before), ConfigDiff.digest(after));
    }

    /** The way from the one after it to the one before it. */
    Goal back() {
        return new Goal(ConfigDiff.digest(after), ConfigDiff.digest(before));
    }

    /** Whether nothing was changed. */
    boolean isSame() {
        return ConfigDiff.between(before, after).isEmpty();
    }
}
