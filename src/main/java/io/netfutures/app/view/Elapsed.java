package io.netfutures.app.view;

import java.time.Duration;

/** Formats durations for people: {@code 4.2 s}, {@code 1 min 5 s}, {@code 2 h 10 min}, {@code 3 d 4 h}; never rounds up. */
public final class Elapsed {
    private Elapsed() {}

    /** With tenths of a second below a minute. */
    public static String text(Duration time) {
        long tenths = Math.max(0, time.toMillis() / 100);
        return tenths < 600 ? tenths / 10 + "." + tenths % 10 + " s" : whole(tenths / 10);
    }

    /** A duration without tenths of a second. */
    static String whole(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds < 86_400
                ? seconds / 3600 + " h " + seconds % 3600 / 60 + " min"
                : seconds / 86_400 + " d " + seconds % 86_400 / 3600 + " h";
    }
}
