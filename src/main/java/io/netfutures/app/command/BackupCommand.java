package io.netfutures.app.command;

import io.netfutures.app.backup.BackupFolder;
import io.netfutures.app.git.GitFolder;
import io.netfutures.app.work.Asked;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.Destination;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.KeepSettings;
import io.netfutures.app.work.KeptRuns;
import io.netfutures.app.work.ReportSettings;
import io.netfutures.app.work.ReportedRun;
import io.netfutures.app.work.RunSettings;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import io.netfutures.device.Device;
import io.netfutures.device.FileProblem;
import io.netfutures.device.Inventory;
import io.netfutures.device.Task;
import io.netfutures.fleet.Plan;
import io.netfutures.journal.ResultWriter;
import io.netfutures.platform.Platforms;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code backup}: collects running configurations, and writes those that have changed. */
@Command(
        name = "backup",
        description = {
            "Writes the running configuration of each device to a file of its own, if it has changed.",
            "Lines that change by themselves are left out, so that a file changes only when somebody has changed the device. A device"
                    + " that does not answer in full keeps its file."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  netfutures backup -o configs",
            "  netfutures backup -o configs --git -d @core",
            "  netfutures --lab backup -o configs --mask"
        })
public final class BackupCommand extends AbstractCommand {
    private static final String QUESTION = "running-config";

    @Parameters(arity = "0..1", paramLabel = "SET", description = "the devices, as with -d")
    @Nullable
    String set;

    @Option(
            names = {"-o", "--outdir"},
            paramLabel = "DIR",
            required = true,
            description = "the folder of the files, R1.cfg for R1; it is made if it is not there, for you alone")
    String folder = "";

    @Option(names = "--mask", description = "write **** in place of secrets; such a file brings no device back")
    boolean masks;

    @Option(
            names = "--git",
            description = {
                "commit the files if any has changed, with a message that says which; the folder lies in a git repository,",
                "or is empty and becomes one"
            })
    boolean commits;

    @Mixin
    LimitOptions limits = new LimitOptions();

    @Mixin
    WorkersOption crew = new WorkersOption();

    @Mixin
    SendingOptions sending = new SendingOptions();

    @Mixin
    LoginOptions logins = new LoginOptions();

    @Option(
            names = {"-q", "--quiet"},
            description = "say only what goes wrong")
    boolean quiet;

    @Option(
            names = "--progress",
            paramLabel = "WHEN",
            description =
                    "auto (default): status lines on a terminal, log lines elsewhere; always the status lines, never: the"
                            + " log lines")
    ReportSettings.@Nullable Live live;

    @Override
    public Integer call() throws Exception {
        if (root.target().isPresent()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "backup has files for results; leave out " + root.target().get() + " =");
        }
        if (set != null && root.devices != null) {
            throw new UserError(ExitCode.USAGE, "-d chooses the devices; leave out " + set);
        }
        Workspace workspace = root.workspace(settings(null));
        Inventory devices = set == null ? root.chosen(workspace) : root.chosen(workspace, set);
        Asked asked = Asked.of(List.of(QUESTION), devices, workspace.site());
        Map<Device, Task> tasks = new LinkedHashMap<>();
        asked.commands().forEach((device, commands) -> tasks.put(device, new Task.Show(commands)));
        Set<String> known =
                workspace.site().known().devices().stream().map(Device::name).collect(Collectors.toSet());
        ReportedRun run = workspace.submit(submission(tasks, settings(new Folder(known)), "backup")
                .refusing(asked.refused())
                .printing(true));
        workspace.await(run.futures());
        return workspace.report().exitCode();
    }

    /** Nothing is kept but the files: they are the answers. */
    private RunSettings settings(@Nullable Destination destination) {
        return new RunSettings(
                sending.site(null, logins),
                limits.limits(crew.workers, sending.unsafe, sending.skipRefused),
                new ReportSettings(null, null, false, quiet, null, live, destination),
                new KeepSettings(null, true));
    }

    /** The folder that the options name. */
    private final class Folder implements Destination {
        private final Set<String> known;

        Folder(Set<String> known) {
            this.known = known;
        }

        @Override
        public ResultWriter open(
                Console console, ReportSettings said, KeptRuns kept, Platforms platforms, List<Plan.Assignment> plan) {
            try {
                Path path = ResultOptions.path(console.directory(), folder);
                made(path);
                GitFolder git = commits ? GitFolder.open(path, console.home(), console.environment()) : null;
                return new BackupFolder(
                        path,
                        platforms,
                        masks,
                        git == null ? null : git::commit,
                        new BackupFolder.Told(console, said.quiet(), known));
            } catch (IOException e) {
                throw new UserError(ExitCode.OUTPUT, "nothing was contacted: " + FileProblem.text(e));
            }
        }

        private static void made(Path path) throws IOException {
            if (!Files.exists(path)) {
                Files.createDirectory(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            if (!Files.isDirectory(path)) {
                throw new NotDirectoryException(path.toString());
            }
            if (!Files.isWritable(path)) {
                throw new AccessDeniedException(path.toString());
            }
        }

        @Override
        public boolean gathersFailures() {
            return false;
        }
    }
}
