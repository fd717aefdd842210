package io.netfutures.platform;

import io.netfutures.platform.Platform.Command;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A change that takes itself back unless it is confirmed. In {@code enter} or {@code commit} stands {@code {minutes}},
 * {@code {seconds}} or {@code {clock}}, which is {@code hh:mm:ss}; {@code {name}} is one name for the change, the same in all lines.
 *
 * @param enter what goes to configuration mode in place of the {@link Platform#way} there, or null if that way will do
 * @param commit what brings the lines into force, or null where they are in force at once
 * @param keep what keeps the change, in any session
 * @param takeback what takes it back before its time, in any session; empty where nothing does
 * @param pending what a device says to one that comes while it waits for another to be kept, or null if it is not known
 * @param restarts whether a device restarts to take a change back, with the configuration that was saved last
 */
public record ConfirmedCommit(
        @Nullable String enter,
        @Nullable Command commit,
        Command keep,
        List<Command> takeback,
        @Nullable Pattern pending,
        boolean restarts) {
    /** Whether a device can be told exactly this time; another one is rounded up. */
    public boolean counts(Duration within) {
        return !first().contains("{minutes}") || within.equals(Duration.ofMinutes(within.toMinutes()));
    }

    /** The line that says how long the change may stay unconfirmed. */
    public String first() {
        return commit == null ? String.valueOf(enter) : commit.send();
    }

    static final String TIMES = "{minutes}, {seconds} or {clock}";
    private static final Pattern TIME = Pattern.compile("\\{(minutes|seconds|clock)}");

    /** A line of these, for a change of this name that takes itself back after this time, rounded up. */
    public static String filled(String line, Duration within, String name) {
        long seconds = Math.ceilDiv(within.toMillis(), 1_000);
        return line.replace("{minutes}", "" + Math.ceilDiv(seconds, 60))
                .replace("{seconds}", "" + seconds)
                .replace(
                        "{clock}",
                        String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60))
                .replace("{name}", name);
    }

    boolean isTimed() {
        String lines = enter + " " + (commit == null ? "" : commit.send());
        return TIME.matcher(lines).find();
    }
}
