package io.netfutures.app.command;

import io.netfutures.app.work.Durations;
import io.netfutures.app.work.ExitCode;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The command {@code delay}: the chapter's {@code time.sleep} for one device. */
@Command(
        name = "delay",
        description = "Lets a device's worker wait before it begins, as the chapter does with 192.168.100.1.",
        footerHeading = "%nExamples:%n",
        footer = {"  delay r1 5s", "  delay r1 0s", "  delay"})
@Heeds(first = {CommonOption.INVENTORY, CommonOption.FORMAT, CommonOption.LAB, CommonOption.DEVICES, CommonOption.RUNS})
public final class DelayCommand extends AbstractCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "SET", description = "which devices")
    @Nullable
    String set;

    @Parameters(index = "1", arity = "0..1", paramLabel = "TIME", description = "how long, as 5s; 0s for not at all")
    @Nullable
    Duration time;

    @Override
    public Integer call() {
        Map<String, Duration> delays = workspace().delays();
        if (set == null) {
            delays.forEach((device, wait) -> out().println(device + " " + Durations.text(wait)));
            return ExitCode.OK;
        }
        Duration wait = time;
        if (wait == null) {
            throw new ParameterException(spec.commandLine(), "how long? as: delay " + set + " 5s");
        }
        workspace().select(set).forEach(device -> {
            if (wait.isZero()) {
                delays.remove(device.name());
            } else {
                delays.put(device.name(), workspace().paced(wait));
            }
        });
        return ExitCode.OK;
    }
}
