package io.netfutures.app.work;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a workspace reaches its devices: set by the command that opens it. Null means not given.
 *
 * @param platform the platform that every device is taken for
 * @param hostKeys which host keys are accepted
 * @param record the folder for recordings
 * @param logins where the credentials come from
 */
public record SiteSettings(
        @Nullable String platform,
        @Nullable HostKeyPolicy hostKeys,
        @Nullable Path record,
        LoginSettings logins) {
    static final SiteSettings NONE = new SiteSettings(null, null, null, LoginSettings.NONE);

    /** These settings, completed from {@code others}. */
    SiteSettings over(SiteSettings others) {
        return new SiteSettings(
                platform != null ? platform : others.platform,
                hostKeys != null ? hostKeys : others.hostKeys,
                record != null ? record : others.record,
                logins.over(others.logins));
    }

    /** Throws a {@link UserError} if these settings differ from those with which the workspace was opened. */
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
        if (!logins.equals(LoginSettings.NONE) && !logins.equals(opened.logins)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "where passwords come from is chosen at the start, as in shell --password-from ...");
        }
        if (platform != null && !platform.equals(opened.platform)) {
            throw new UserError(
                    ExitCode.USAGE, "the platform is chosen at the start, as in shell --platform " + platform);
        }
    }
}
