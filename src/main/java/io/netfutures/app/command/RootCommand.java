package io.netfutures.app.command;

import io.netfutures.app.script.Interpreter;
import io.netfutures.app.work.Choice;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.Door;
import io.netfutures.app.work.KeepSettings;
import io.netfutures.app.work.KeptRuns;
import io.netfutures.app.work.Release;
import io.netfutures.app.work.RunSettings;
import io.netfutures.app.work.Workspace;
import io.netfutures.device.Inventory;
import io.netfutures.platform.Platforms;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the command line: the options that choose devices, real or simulated. */
@Command(
        name = "netfutures",
        description = "Runs show commands over SSH on every device of an inventory, each as a visible future.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nTry it without a router:%n",
        footer = {"  netfutures --lab submit \"sh clock\"", "  netfutures lesson submit-basics"})
final class RootCommand implements Runnable {
    @Option(
            names = {"-i", "--inventory"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "the devices (else $NETFUTURES_INVENTORY, or inventory/devices.yaml, or devices.yaml)")
    @Nullable
    Path inventory;

    @Option(
            names = "--inventory-format",
            paramLabel = "NAME",
            completionCandidates = InventoryFormats.class,
            scope = ScopeType.INHERIT,
            description = "how that file is written, if it cannot be found out; a wrong NAME lists all")
    @Nullable
    String format;

    @Option(
            names = {"-d", "--devices"},
            paramLabel = "SET",
            scope = ScopeType.INHERIT,
            description =
                    "which of them: names, @groups, wildcards, r[1-3], site:ber, ^FILE; join with , (or) & (and) !"
                            + " (not)")
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
            names = "--pick",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description = "only N of those, picked at random")
    @Nullable
    Integer pick;

    @Option(
            names = "--lab",
            scope = ScopeType.INHERIT,
            description = "simulate every device of the inventory on this machine, and dial that instead")
    boolean lab;

    @Option(
            names = "--run-dir",
            paramLabel = "FOLDER",
            scope = ScopeType.INHERIT,
            description = "where runs are kept (else $XDG_STATE_HOME/netfutures/runs)")
    @Nullable
    Path runFolder;

    /** For a newcomer: the commands to begin with, by what they are for. */
    private static final String WHICH = """
            which command?
              submit, map, config, ping   to devices: netfutures --lab submit "sh clock"
              devices, platforms, doctor  look before that
              runs, resume, retry         see what became of it, go on, try again
              shell, run                  a prompt, a script
              lesson, explain, lab        learn and try without a device
            All commands: netfutures help. One of them: netfutures help submit.""";

    @Spec
    CommandSpec spec;

    private final Interpreter interpreter;
    private final Vocabulary vocabulary;
    private final Optional<String> target;
    private boolean opensWorkspace;

    /** {@code target} is the name for the command's futures. */
    RootCommand(Interpreter interpreter, Vocabulary vocabulary, Optional<String> target) {
        this.interpreter = interpreter;
        this.vocabulary = vocabulary;
        this.target = target;
    }

    /** The known platforms, with those beside the inventory if there is one. */
    Platforms platforms() {
        return interpreter
                .openWorkspace()
                .map(workspace -> workspace.site().platforms())
                .orElseGet(() -> choice().hasInventory(console())
                        ? choice().load(console(), false).platforms()
                        : Platforms.builtIn());
    }

    Interpreter interpreter() {
        return interpreter;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Console console() {
        return interpreter.console();
    }

    /** The name for the command's futures; empty if none was given. */
    Optional<String> target() {
        return target;
    }

    /** The devices chosen by the options of this command. */
    Choice choice() {
        return new Choice(inventory, format, devices, exclude, lab, pick, runFolder);
    }

    /** From now on commands come from {@code door}; the first command determines the settings of the workspace. */
    void enter(Door door, RunSettings said) {
        enter(door, choice(), said);
    }

    /** From now on commands come from {@code door}; the first command determines the devices and settings of the workspace. */
    void enter(Door door, Choice chosen, RunSettings said) {
        opensWorkspace |= interpreter.enter(
                door,
                chosen,
                said.keeping(new KeepSettings(runFolder, said.keep().none())));
    }

    /** The workspace; if this command opens it, with the settings {@code said}. */
    Workspace workspace(RunSettings said) {
        if (!interpreter.isEntered()) {
            enter(interpreter.door(), said);
        }
        return interpreter.workspace();
    }

    /** The runs that are kept. */
    KeptRuns kept() {
        return interpreter.openWorkspace().map(Workspace::kept).orElseGet(() -> KeptRuns.in(console(), runFolder));
    }

    /** Whether options of this command choose anything. */
    boolean choosesAnything() {
        return !choice().equals(Choice.NONE);
    }

    /** Whether options of this command choose devices. */
    boolean choosesDevices() {
        return devices != null || exclude != null || pick != null;
    }

    /** The devices for this command: those that -d and -x choose, otherwise the current selection. */
    Inventory chosen(Workspace workspace) {
        return opensWorkspace || !choosesDevices() ? workspace.selection() : workspace.chosen(choice());
    }

    /** The devices that a word of this command selects, but for those that -x and --pick leave out. */
    Inventory chosen(Workspace workspace, String set) {
        return opensWorkspace ? workspace.select(set) : workspace.chosen(choice().selecting(set));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), WHICH);
    }

    /** The version of the program. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return Release.lines().toArray(String[]::new);
        }
    }
}
