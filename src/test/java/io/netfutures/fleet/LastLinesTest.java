package io.netfutures.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LastLinesTest {
    private static final Device DEVICE = Device.of("192.0.2.1", "cisco_ios", Credentials.of("cisco", "cisco"));

    private final List<String> told = new ArrayList<>();
    private final Progress listener = new Progress() {
        @Override
        public void at(Step step) {
            told.add(step.toString());
        }

        @Override
        public void received(String lastLine) {
            told.add(lastLine);
        }
    };

    private static Reply talk(Device device, Task task, Progress progress) {
        progress.at(Step.COMMAND);
        progress.received("one");
        progress.received("two");
        progress.at(Step.DISCONNECT);
        return new Reply(device, List.of());
    }

    @Test
    void the_last_line_of_each_device_is_remembered_and_passed_on() throws Exception {
        LastLines lines = new LastLines(LastLinesTest::talk);
        assertThat(lines.lastLine(DEVICE.name())).isEmpty();
        lines.perform(DEVICE, Task.Show.of("sh clock"), listener);
        assertThat(lines.lastLine(DEVICE.name())).contains("two");
        assertThat(lines.lastLine("R9")).isEmpty();
        assertThat(told).containsExactly("command", "one", "two", "disconnect");
    }

    @Test
    void a_worker_that_announces_passes_the_lines_on() throws Exception {
        Worker worker = new Announced(LastLinesTest::talk, new Announced.Listener() {
            @Override
            public void started(Device device) {
                told.add("started");
            }

            @Override
            public void received(Device device) {
                told.add("received");
            }
        });
        worker.perform(DEVICE, Task.Show.of("sh clock"), listener);
        assertThat(told).containsExactly("started", "command", "one", "two", "disconnect", "received");
    }
}
