package io.netfutures.app.work;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the devices of a workspace are reached: chosen by the command that opens it. What is null was not said.
 *
 * @param platform as which every device is talked to
 * @param hostKeys which host keys are accepted
 * @param record the folder for recordings
 */
public record SiteSettings(
        @Nullable String platform,
        @Nullable HostKeyPolicy hostKeys,
        @Nullable Path record) {
    static final SiteSettings NONE = new SiteSettings(null, null, null);

    /** These, and what they do not say from {@code others}. */
    SiteSettings over(SiteSettings others) {
        return new SiteSettings(
                platform != null ? platform : others.platform,
                hostKeys != null ? hostKeys : others.hostKeys,
                record != null ? record : others.record);
    }

    /** Refuses other settings than those that a workspace was opened with. */
    void refuseOtherThan(SiteSettings opened) {
        if (record != null && !record.equals(opened.record)) {
            throw new UserError(
                    ExitCode.USAGE, "what is recorded is chosen at the start, as in shell --record " + record);
        }
        if (hostKeys != null && hostKeys != opened.hostKeys) {
            throw new UserError(
                    ExitCode.USAGE,
                    "which host keys are accepted is chosen at the start, as in shell --host-keys " + hostKeys);
        }
        if (platform != null && !platform.equals(opened.platform)) {
            throw new UserError(
                    ExitCode.USAGE, "the platform is chosen at the start, as in shell --platform " + platform);
        }
    }
}
