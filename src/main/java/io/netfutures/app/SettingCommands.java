package io.netfutures.app;

import io.netfutures.concurrent.Workers;
import io.netfutures.device.Inventory;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What holds for the commands that follow. */
final class SettingCommands {
    private SettingCommands() {}

    /** The current selection. */
    @Command(
            name = "use",
            description = {
                "Chooses the devices that the following commands go to: names, @groups, wildcards, r[1-3].",
                "A + before the set adds to the selection, a - takes away; without a set, it says what is chosen."
            },
            footerHeading = "%nExamples:%n",
            footer = {"  use @core", "  use +r3", "  use -r1", "  use all"})
    static final class Use extends Verb {
        @Parameters(arity = "0..1", paramLabel = "SET", description = "names, @groups, wildcards, r[1-3], all")
        @Nullable
        String set;

        @Override
        public Integer call() {
            Workspace workspace = workspace();
            if (set != null) {
                workspace.select(chosen(workspace, set));
            }
            Inventory now = workspace.selection();
            if (set == null) {
                now.forEach(device -> out().println(device.name()));
            }
            return ExitCode.OK;
        }

        private static Inventory chosen(Workspace workspace, String set) {
            Inventory now = workspace.selection();
            boolean adds = set.startsWith("+");
            boolean takes = set.startsWith("-");
            Inventory said = workspace.select(adds || takes ? set.substring(1) : set);
            Inventory chosen = adds
                    ? workspace
                            .site()
                            .inventory()
                            .without(workspace.site().inventory().without(now).without(said))
                    : takes ? now.without(said) : said;
            if (chosen.size() == 0) {
                throw new UserError(ExitCode.USAGE, "that leaves no device; use all selects every device again");
            }
            return chosen;
        }
    }

    /** The cap. */
    @Command(
            name = "workers",
            description =
                    "Changes how many devices are worked on at once, also of what is pending; alone, says how many.",
            footerHeading = "%nExample:%n",
            footer = {"  workers 2"})
    static final class SetWorkers extends Verb {
        @Parameters(arity = "0..1", paramLabel = "N", description = "how many at once, at least 1")
        @Nullable
        Integer limit;

        @Override
        public Integer call() {
            Workers workers = workspace().workers();
            if (limit == null) {
                out().println(workers.limit() + (workers.limit() == 1 ? " worker, " : " workers, ") + workers.busy()
                        + " busy" + (workers.isHeld() ? "; pending futures are held, resume lets them start" : ""));
            } else {
                workspace().resize(limit);
            }
            return ExitCode.OK;
        }
    }

    /** The chapter's time.sleep for one device. */
    @Command(
            name = "delay",
            description = "Lets a device's worker wait before it begins, as the chapter does with 192.168.100.1.",
            footerHeading = "%nExamples:%n",
            footer = {"  delay r1 5s", "  delay r1 0s", "  delay"})
    static final class Delay extends Verb {
        @Parameters(index = "0", arity = "0..1", paramLabel = "SET", description = "which devices")
        @Nullable
        String set;

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "TIME",
                description = "how long, as 5s; 0s for not at all")
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

    /** How results are written. */
    @Command(
            name = "format",
            description = "Says how results are written from now on: auto, dict, text, json or transcript.",
            footerHeading = "%nExample:%n",
            footer = {"  format text"})
    static final class SetFormat extends Verb {
        @Parameters(arity = "0..1", paramLabel = "FORMAT", description = "auto, dict, text, json or transcript")
        RunOptions.@Nullable Format format;

        @Override
        public Integer call() {
            if (format == null) {
                out().println(workspace().defaults().format());
            } else {
                workspace().defaults().format = format;
            }
            return ExitCode.OK;
        }
    }
}
