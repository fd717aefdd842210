package io.netfutures.app.command;

import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.DeviceResult.State;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.KeptState;
import io.netfutures.journal.ResultWriter;
import io.netfutures.nodeset.NodeSet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares each answer with that of the same device in a kept run, and at the end writes what differs. */
final class RunDiffWriter implements ResultWriter {
    private final OutputStream out;
    private final PrintStream err;
    private final KeptRun base;
    private final AnswerDifferences differences;
    private final Map<String, KeptDevice> earlier = new HashMap<>();
    private final List<String> without = new ArrayList<>();

    /** @param isSimilar whether times, ages, counters and loads are ignored */
    RunDiffWriter(OutputStream out, PrintStream err, KeptRun base, boolean isSimilar) {
        this.out = out;
        this.err = err;
        this.base = base;
        this.differences = new AnswerDifferences(" in run " + base.id(), " now", isSimilar);
        base.devices().stream()
                .filter(each -> each.state() == KeptState.RETURNED)
                .forEach(each -> earlier.put(each.name(), each));
    }

    @Override
    public void write(DeviceResult result) throws IOException {
        if (result.state() == State.RETURNED) {
            KeptDevice twin = earlier.get(result.device().name());
            if (twin == null) {
                without.add(result.device().name());
            } else {
                differences.compare(twin.result().orElseThrow(), result);
            }
        }
    }

    @Override
    public boolean isLacking() {
        return differences.isNothing();
    }

    @Override
    public void end() throws IOException {
        out.write(differences.text().getBytes(StandardCharsets.UTF_8));
        out.flush();
        differences.tellRest(err);
        if (!without.isEmpty()) {
            err.println("no answer in run " + base.id() + " to compare with: " + NodeSet.fold(without));
        }
        err.println(differences.count(" from run " + base.id()));
    }
}
