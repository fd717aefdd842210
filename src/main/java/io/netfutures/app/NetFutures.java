package io.netfutures.app;

import io.netfutures.device.Inventory;
import io.netfutures.inventory.InventoryFile;
import io.netfutures.yaml.FileMistake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line's root: which devices, and whether the lab stands in for them. */
@Command(
        name = "netfutures",
        description = "Runs show commands over SSH on every device of an inventory, each as a visible future.",
        mixinStandardHelpOptions = true,
        versionProvider = NetFutures.Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ShellCommand.class,
            RunCommand.class,
            SubmitCommand.class,
            MapCommand.class,
            ConfigCommand.class,
            PingCommand.class,
            RetryCommand.class,
            DevicesCommand.class,
            PlatformsCommand.class,
            SettingCommands.Use.class,
            SettingCommands.SetWorkers.class,
            SettingCommands.Delay.class,
            FaultCommand.class,
            SettingCommands.SetFormat.class,
            SessionCommands.ListSessions.class,
            SessionCommands.Disconnect.class,
            CallbackCommand.class,
            FutureCommands.ListFutures.class,
            FutureCommands.Print.class,
            FutureCommands.Result.class,
            FutureCommands.ExceptionOf.class,
            FutureCommands.Done.class,
            FutureCommands.IsRunning.class,
            FutureCommands.IsCancelled.class,
            FutureCommands.Cancel.class,
            WaitCommands.AsCompleted.class,
            WaitCommands.Wait.class,
            WaitCommands.Resume.class,
            ViewCommands.Watch.class,
            ViewCommands.Timeline.class,
            DiffCommand.class,
            SaveCommand.class,
            ReplayCommand.class,
            ScriptCommands.Echo.class,
            ScriptCommands.Try.class,
            ScriptCommands.Time.class,
            ScriptCommands.Pause.class,
            ScriptCommands.Typed.class,
            ScriptCommands.Local.class,
            ScriptCommands.Exit.class,
            LabCommand.class,
            LessonCommand.class,
            ExplainCommand.class,
            HelpCommand.class
        },
        footerHeading = "%nTry it without a router:%n",
        footer = {"  netfutures --lab submit \"sh clock\"", "  netfutures lesson submit-basics"})
final class NetFutures implements Runnable {
    @Option(
            names = {"-i", "--inventory"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "the devices (else $NETFUTURES_INVENTORY, ./inventory/devices.yaml, ./devices.yaml)")
    @Nullable
    Path inventory;

    @Option(
            names = {"-d", "--devices"},
            paramLabel = "SET",
            scope = ScopeType.INHERIT,
            description = "which of them: names, @groups, wildcards, r[1-3]; join with , (or) & (and) ! (not)")
    @Nullable
    String devices;

    @Option(
            names = {"-x", "--exclude"},
            paramLabel = "SET",
            scope = ScopeType.INHERIT,
            description = "and which of those not")
    @Nullable
    String exclude;

    @Option(
            names = "--lab",
            scope = ScopeType.INHERIT,
            description = "simulate every device of the inventory on this machine, and dial that instead")
    boolean lab;

    @Spec
    CommandSpec spec;

    private final Interpreter interpreter;
    private final Optional<String> target;

    /** {@code target} is the name that the command's futures shall have. */
    NetFutures(Interpreter interpreter, Optional<String> target) {
        this.interpreter = interpreter;
        this.target = target;
    }

    Interpreter interpreter() {
        return interpreter;
    }

    Console console() {
        return interpreter.console();
    }

    /** The name that the command's futures shall have. */
    Optional<String> target() {
        return target;
    }

    /** Whether it says which inventory, or the lab. */
    boolean choosesInventory() {
        return inventory != null || lab;
    }

    /** What lives from one command to the next. */
    Workspace workspace(RunOptions options) {
        return interpreter.workspace(this, options);
    }

    /** The devices that the command goes to: those that -d and -x say, else the current selection. */
    Inventory chosen(Workspace workspace) {
        if (interpreter.isOpener(this) || (devices == null && exclude == null)) {
            return workspace.selection();
        }
        Inventory chosen = devices == null ? workspace.selection() : workspace.select(devices);
        Inventory left = exclude == null ? chosen : chosen.without(workspace.select(exclude));
        if (left.size() == 0) {
            throw new UserError(ExitCode.USAGE, "-x leaves no device");
        }
        return left;
    }

    /** The folder with {@code scripts} and {@code inventory}; the launcher says where it is. */
    Path home() {
        return console().directory().resolve(System.getProperty("netfutures.home", ""));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? one of " + String.join(", ", commands()));
    }

    /**
     * The devices of the inventory that -d and -x select, and the platforms beside it; notes about the inventory go to standard
     * error, unless {@code quiet}.
     */
    InventoryFile selection(boolean quiet) {
        Path file = inventoryFile();
        try {
            InventoryFile loaded = InventoryFile.load(file);
            if (!quiet) {
                loaded.notes().forEach(note -> console().complain("note: " + note));
                if (!lab) {
                    loaded.exposure(file).forEach(note -> console().complain("note: " + note));
                }
            }
            Inventory selected = loaded.inventory();
            if (devices != null) {
                selected = selected.select(devices);
            }
            if (exclude != null) {
                selected = selected.without(loaded.inventory().select(exclude));
            }
            if (selected.size() == 0) {
                throw new UserError(ExitCode.USAGE, "-x leaves no device");
            }
            return new InventoryFile(selected, loaded.platforms(), loaded.notes());
        } catch (FileMistake e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, file + ": " + e.getMessage());
        }
    }

    /** Whether an inventory is named, or stands where one is looked for. */
    boolean hasInventory() {
        return findInventory().isPresent();
    }

    /** The file with the devices; a {@link UserError} if there is none. */
    Path inventoryFile() {
        return findInventory()
                .orElseThrow(() -> new UserError(
                        ExitCode.USAGE,
                        "no inventory: name one with -i FILE or $NETFUTURES_INVENTORY, or put it at"
                                + " ./inventory/devices.yaml or ./devices.yaml"));
    }

    private Optional<Path> findInventory() {
        if (inventory != null) {
            return Optional.of(console().directory().resolve(inventory));
        }
        String variable = console().environment().getOrDefault("NETFUTURES_INVENTORY", "");
        if (!variable.isEmpty()) {
            return Optional.of(console().directory().resolve(variable));
        }
        for (String each : List.of("inventory/devices.yaml", "devices.yaml")) {
            if (Files.exists(console().directory().resolve(each))) {
                return Optional.of(console().directory().resolve(each));
            }
        }
        Path chapter = home().resolve("inventory/devices.yaml");
        if (lab && Files.exists(chapter)) {
            return Optional.of(chapter);
        }
        return Optional.empty();
    }

    private List<String> commands() {
        return spec.subcommands().keySet().stream().toList();
    }

    /** Reads the version from the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = NetFutures.class.getPackage().getImplementationVersion();
            return new String[] {
                "netfutures " + (version == null ? "(not packaged)" : version),
                "Java " + Runtime.version() + " on " + System.getProperty("os.name")
            };
        }
    }
}
