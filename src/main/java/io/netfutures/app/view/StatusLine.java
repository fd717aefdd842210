package io.netfutures.app.view;

import io.netfutures.concurrent.Status;
import java.time.Instant;
import java.util.List;
import org.jline.utils.AttributedString;

public final class StatusLine {
    private StatusLine() {}

    public static List<AttributedString> of(List<FutureView> run, Instant now, boolean held, int width) {
        long pending =
                run.stream().filter(f -> f.status() instanceof Status.Pending).count();
        long running =
                run.stream().filter(f -> f.status() instanceof Status.Running).count();
        return List.of(new AttributedString(
                pending + " pending " + running + " running " + (run.size() - pending - running) + " done"));
    }
}
