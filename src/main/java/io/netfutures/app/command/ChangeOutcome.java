package io.netfutures.app.command;

import io.netfutures.app.work.FailedChanges;
import io.netfutures.app.work.KeptRuns;
import io.netfutures.device.Printable;
import io.netfutures.device.Proof.End;
import io.netfutures.device.Task;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.nodeset.BriefNames;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What has become of the changes of a kept run, in sentences for all devices of which the same became; for its screen and its report. */
final class ChangeOutcome {
    private ChangeOutcome() {}

    /** None if nothing is to be said of them. Reads other runs only where changes were to be confirmed. */
    static List<String> lines(KeptRun kept, KeptRuns runs, Instant now) throws IOException {
        List<String> lines = new ArrayList<>();
        kept.worsened().forEach(each -> lines.add(Printable.line(each)));
        List<String> unknown = kept.devices().stream()
                .filter(KeptDevice::isUnknown)
                .map(KeptDevice::name)
                .toList();
        if (!unknown.isEmpty()) {
            lines.add("outcome unknown, lines had been sent: " + Printable.line(BriefNames.whole(unknown)));
        }
        if (kept.devices().stream()
                .anyMatch(each -> each.task().task() instanceof Task.Configure configure
                        && configure.commit() instanceof Task.Commit.Confirmed)) {
            lines.addAll(Confirmable.of(runs, now).lines(kept.devices()));
        }
        List<DeviceResult> ended = new ArrayList<>();
        for (KeptDevice each : kept.devices()) {
            if (!each.isUnknown()) {
                boolean isOpen = each.change().filter(End.UNKNOWN::equals).isPresent();
                (isOpen ? each.result() : each.ending()).ifPresent(ended::add);
            }
        }
        lines.addAll(FailedChanges.lines(ended));
        return lines;
    }
}
