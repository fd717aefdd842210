package io.netfutures.app.work;

import io.netfutures.concurrent.Completion;
import io.netfutures.concurrent.LetGo;
import io.netfutures.concurrent.When;
import io.netfutures.fleet.Event;
import java.util.List;
import java.util.function.Function;

/** Asks before each wave of a run but the first whether it shall begin. */
final class Pauses {
    private final Console console;
    private final ReportedRun reported;

    Pauses(Console console, ReportedRun reported) {
        this.console = console;
        this.reported = reported;
    }

    /**
     * Blocks until the last wave has begun, or the run is ended: by a failure too many, by Ctrl-C, or because the answer is not yes.
     *
     * @param waiting a wait for these futures, which Ctrl-C ends
     */
    void ask(Function<List<NamedFuture>, Completion<NamedFuture>> waiting) throws InterruptedException {
        List<NamedFuture> now = reported.wave(0);
        try {
            for (int wave = 1; !reported.wave(wave).isEmpty(); wave++) {
                waiting.apply(now).await(When.ALL_COMPLETED);
                Event.WaveEnded end = reported.awaitEndOf(wave - 1);
                now = reported.wave(wave);
                int left = Math.toIntExact(
                        now.stream().filter(NamedFuture::isActive).count());
                if (!end.goesOn() || left == 0) {
                    return;
                }
                if (!new Consent(console).isGivenTo(wave + 1, left)) {
                    end.run().cancelPending();
                    return;
                }
                end.run().begin(wave);
            }
        } catch (LetGo ctrlC) {
            reported.futures().forEach(each -> each.future().cancel(false));
        }
    }
}
