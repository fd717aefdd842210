package io.netfutures.app.command;

import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.KeptState;
import io.netfutures.journal.rows.RowDiff;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What devices have answered in a kept run, to compare rows with. */
record KeptRows(Map<String, KeptDevice> devices) implements RowDiff.Base.Then {
    /** The answers of this run; {@code now} is what stands behind the names of devices in those that are compared with them. */
    static RowDiff.Base.Earlier of(KeptRun run, String now) {
        Map<String, KeptDevice> returned = new HashMap<>();
        run.devices().stream()
                .filter(each -> each.state() == KeptState.RETURNED)
                .forEach(each -> returned.put(each.name(), each));
        return new RowDiff.Base.Earlier(new KeptRows(returned), " in run " + run.id(), now);
    }

    @Override
    public Optional<DeviceResult> of(String device) throws IOException {
        KeptDevice then = devices.get(device);
        return then == null ? Optional.empty() : then.result();
    }
}
