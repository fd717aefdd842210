package io.netfutures.app.work;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code 500ms}, {@code 5s}, {@code 1.5m}, {@code 2h}, or {@code 5}, which is seconds; writes {@code 1.2 s}. */
public final class Durations {
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(ms|s|m|h)?");

    private Durations() {}

    /**
     * Parses a duration.
     *
     * @throws IllegalArgumentException if the text is not a duration, with a message for the user
     */
    public static Duration parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a duration; write 500ms, 5s, 2m or 1h");
        }
        double seconds = Double.parseDouble(form.group(1))
                * switch (form.group(2) == null ? "s" : form.group(2)) {
                    case "ms" -> 0.001;
                    case "m" -> 60;
                    case "h" -> 3600;
                    default -> 1;
                };
        if (seconds > LONGEST.toSeconds()) {
            throw new IllegalArgumentException("'" + text + "' is longer than a year");
        }
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    /** Seconds with one decimal below a minute, else minutes and seconds. */
    public static String text(Duration duration) {
        return duration.toSeconds() < 60
                ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
}
