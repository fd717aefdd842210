package io.netfutures.app.command;

import io.netfutures.device.Printable;
import io.netfutures.journal.Cast;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Plays a recording as text, in its own time: pauses are at most two seconds of it.
 *
 * <pre>
 * R1#[typed "sh clock\n"]sh clock
 * *17:33:11.429 UTC Thu Jul 4 2019
 * R1#
 * </pre>
 *
 * @param speed how many times faster than it was; infinite for no pauses
 * @param showTyped whether what was typed is shown where it was typed
 */
record Playback(PrintStream out, double speed, boolean showTyped) {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** Waits. */
    interface Pause {
        /** Waits so long; false if the rest is not wanted any more. */
        boolean over(Duration time) throws InterruptedException;
    }

    /** Plays it; false if it was ended before its end. */
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
