package io.netfutures.app.work;

import io.netfutures.concurrent.Rate;
import io.netfutures.fleet.Tolerance;
import io.netfutures.fleet.Waves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads limits as users write them: a rate as {@code 10/s} or {@code 30/m}, a tolerance as {@code 5} or {@code 10%}, waves as {@code 1,10%,all}. */
public final class LimitWords {
    private static final Pattern RATE = Pattern.compile("(\\d{1,6})\\s*(?:/\\s*([smh]))?");
    private static final Pattern TOLERANCE = Pattern.compile("(\\d{1,6})\\s*(%?)");

    private LimitWords() {}

    /**
     * Parses a rate; a number alone is one per second.
     *
     * @throws IllegalArgumentException if the text is not a rate, with a message for the user
     */
    public static Rate rate(String text) {
        Matcher form = RATE.matcher(text.strip());
        if (!form.matches() || Integer.parseInt(form.group(1)) == 0) {
            throw new IllegalArgumentException("'" + text + "' is not a rate; write 10/s, 30/m or 500/h");
        }
        Duration per = "m".equals(form.group(2))
                ? Duration.ofMinutes(1)
                : "h".equals(form.group(2)) ? Duration.ofHours(1) : Duration.ofSeconds(1);
        return new Rate(Integer.parseInt(form.group(1)), per);
    }

    /**
     * Parses a tolerance.
     *
     * @throws IllegalArgumentException if the text is neither a number nor a percentage, with a message for the user
     */
    public static Tolerance tolerance(String text) {
        Matcher form = TOLERANCE.matcher(text.strip());
        boolean percent = form.matches() && !form.group(2).isEmpty();
        if (!form.matches() || (percent && Integer.parseInt(form.group(1)) > 100)) {
            throw new IllegalArgumentException("'" + text + "' is not a number of devices; write 5 or 10%");
        }
        return new Tolerance(Integer.parseInt(form.group(1)), percent);
    }

    /**
     * Parses waves: {@code 1,10%,all}.
     *
     * @throws IllegalArgumentException if the text is something else, with a message for the user
     */
    public static Waves waves(String text) {
        List<Waves.Share> shares = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            Matcher form = TOLERANCE.matcher(word.strip().replaceFirst("(?i)^all$", "100%"));
            try {
                if (form.matches()) {
                    shares.add(new Waves.Share(
                            Integer.parseInt(form.group(1)), !form.group(2).isEmpty()));
                    continue;
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("'" + text + "': " + e.getMessage(), e);
            }
            throw new IllegalArgumentException(
                    "'" + word.strip() + "' is not a number of devices; write --waves 1,10%,all");
        }
        return new Waves(shares);
    }

    /**
     * Parses how many refusals break a credential: a number, or {@code off}, which is {@link Integer#MAX_VALUE}.
     *
     * @throws IllegalArgumentException if the text is neither, with a message for the user
     */
    public static int refusals(String text) {
        if (text.equals("off")) {
            return Integer.MAX_VALUE;
        }
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException("'" + text + "' is not a number of refusals; write 3 or off");
        }
        return Integer.parseInt(text);
    }
}
