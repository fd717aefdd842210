package io.netfutures.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.concurrent.Workers;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.fleet.DeviceFuture;
import io.netfutures.fleet.Fleet;
import io.netfutures.fleet.Plan;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.ResultWriter;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A writer that fails as it must not costs one result, and the command says so. */
class ListingTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8);
    private final Report report = new Report(
            new Console(new BufferedReader(Reader.nullReader()), told, told, () -> false, Map.of(), Path.of("")),
            false);
    private final List<String> written = new ArrayList<>();

    private class Writer implements ResultWriter {
        @Override
        public void write(DeviceResult result) {
            if (result.device().name().equals("R1")) {
                throw new IllegalStateException("R1 is too much");
            }
            written.add(result.device().name());
        }

        @Override
        public void end() {
            written.add("end");
        }
    }

    @Test
    void a_defect_of_the_writer_costs_no_other_result_and_ends_with_70() throws Exception {
        List<Device> devices = Stream.of("R1", "R2")
                .map(name -> Device.of(name, "cisco_ios", Credentials.of("cisco", "cisco")))
                .toList();
        try (Fleet fleet = Fleet.open(
                        (device, task, progress) -> new Reply(device, List.of(new Reply.Output("sh clock", "12:00"))),
                        Workers.of(1));
                Listing listing = report.listing(ReportSettings.NONE, new Writer(), false)) {
            for (DeviceFuture each :
                    fleet.submit(Plan.of(devices, Task.Show.of("sh clock"))).asCompleted()) {
                assertThat(listing.done(new NamedFuture("f", each, false, 0)))
                        .isEqualTo(each.device().name().equals("R2"));
            }
        }
        assertThat(written).containsExactly("R2", "end");
        assertThat(report.exitCode()).isEqualTo(ExitCode.DEFECT);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith(
                        "netfutures: this is a defect, please report it: java.lang.IllegalStateException: R1 is too much");
    }
}
