package io.netfutures.app.command;

import io.netfutures.device.Printable;
import io.netfutures.journal.Cast;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Plays a recording as text at its original pace, or a multiple of it; no pause is longer than two seconds of the recording.
 *
 * <pre>
 * R1#[typed "sh clock\n"]sh clock
 * *17:33:11.429 UTC Thu Jul 4 2019
 * R1#
 * </pre>
 *
 * @param speed the factor by which it is faster than the original; infinite for no pauses
 * @param showTyped whether to show typed text where it was typed
 */
record Playback(PrintStream out, double speed, boolean showTyped) {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** How to wait. */
    interface Pause {
        /** Waits for this time; false if playing is to stop. */
        boolean over(Duration time) throws InterruptedException;
    }

    /** Plays the recording; false if it was stopped before its end. */
    boolean play(Cast cast, Pause pause) throws InterruptedException {
        WireView view = new WireView(cast.encoding());
        Duration at = Duration.ZERO;
        boolean wanted = true;
        for (Cast.Entry entry : cast.entries()) {
            wanted = pause.over(pause(entry.at().minus(at)));
            if (!wanted) {
                break;
            }
            at = entry.at();
            if (!entry.typed()) {
                out.print(view.text(entry.bytes()));
            } else if (showTyped) {
                out.print("[typed \"" + quoted(entry.text()) + "\"]");
            }
            out.flush();
        }
        out.print(view.end());
        out.flush();
        return wanted;
    }

    private Duration pause(Duration recorded) {
        Duration bounded = recorded.compareTo(LONGEST_PAUSE) < 0 ? recorded : LONGEST_PAUSE;
        return bounded.isPositive() ? Duration.ofNanos((long) (bounded.toNanos() / speed)) : Duration.ZERO;
    }

    private static String quoted(String typed) {
        return Printable.text(typed.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r"));
    }
}
