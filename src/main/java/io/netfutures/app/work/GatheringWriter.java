package io.netfutures.app.work;

import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.Gathered;
import io.netfutures.journal.GatheredText;
import io.netfutures.journal.ResultWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Gathers results, and at the end writes equal answers once, and failures of the same kind to standard error. */
public final class GatheringWriter implements ResultWriter {
    private final OutputStream out;
    private final PrintStream err;
    private final boolean isSimilar;
    private final List<DeviceResult> results = new ArrayList<>();

    /** @param isSimilar whether answers count as equal that differ only in times, ages, counters and loads */
    public GatheringWriter(OutputStream out, PrintStream err, boolean isSimilar) {
        this.out = out;
        this.err = err;
        this.isSimilar = isSimilar;
    }

    @Override
    public void write(DeviceResult result) {
        results.add(result);
    }

    @Override
    public void end() throws IOException {
        Gathered gathered = isSimilar ? Gathered.similar(results) : Gathered.of(results);
        out.write(GatheredText.answers(gathered).getBytes(StandardCharsets.UTF_8));
        out.flush();
        err.print(GatheredText.failures(gathered));
        FailedChanges.lines(results).forEach(err::println);
        String ignored = GatheredText.ignored(gathered.ignored());
        if (!ignored.isEmpty()) {
            err.println(ignored);
        }
        err.flush();
    }
}
