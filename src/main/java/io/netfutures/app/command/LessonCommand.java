package io.netfutures.app.command;

import io.netfutures.app.script.Interpreter;
import io.netfutures.app.script.Lessons;
import io.netfutures.app.script.Piece;
import io.netfutures.app.script.Script;
import io.netfutures.app.terminal.PlainPrompt;
import io.netfutures.app.terminal.Shell;
import io.netfutures.app.work.Choice;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.Door;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.RunSettings;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import io.netfutures.device.Device;
import io.netfutures.fleet.Run;
import io.netfutures.lab.Router;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code lesson}: runs a script in a workspace of its own, showing each line before it is carried out. */
@Command(
        name = "lesson",
        description = {
            "Plays a lesson of the chapter in the lab, or with -i FILE on real devices; without a name, lists them.",
            "They are scripts in scripts/lessons: read one, change it, play it again. NAME.java is the same in Java.",
            "FILE.py is a program of the chapter, as it is."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  lesson", "  lesson submit-futures", "  lesson submit-futures.java"})
@Heeds(
        always = {CommonOption.INVENTORY, CommonOption.FORMAT, CommonOption.LAB, CommonOption.DEVICES, CommonOption.RUNS
        })
public final class LessonCommand extends AbstractCommand {
    private static final int FAST = 10;
    private static final Pattern POSITION = Pattern.compile("\\br([1-9])\\b");

    @Parameters(index = "0", arity = "0..1", paramLabel = "LESSON", description = "its name, or a file of your own")
    @Nullable
    String name;

    @Option(names = "--java", description = "the same in Java")
    boolean java;

    @Option(names = "--pace", paramLabel = "PACE", description = "of a script: chapter (default), or fast")
    Pace pace = Pace.chapter;

    /** The pace of a lesson: how long its devices and delays take. */
    enum Pace {
        /** As long as the chapter's routers took. */
        chapter,
        /** A tenth of that time. */
        fast
    }

    @Override
    public Integer call() throws IOException {
        Lessons lessons = new Lessons(root.console().installation());
        List<String> names = lessons.names();
        if (names.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "the lessons are not in " + lessons.folder() + "; start netfutures with scripts/netfutures");
        }
        if (name == null) {
            for (String each : names) {
                out().printf("%-18s %s%n", each, lessons.title(each));
            }
            return ExitCode.OK;
        }
        Path file = lessons.file(name, java, root.console().directory());
        return file.toString().endsWith(Lessons.PROGRAM)
                ? new JavaProgram(file).run(root.console(), arguments())
                : play(lessons, file);
    }

    private int play(Lessons lessons, Path file) throws IOException {
        Script script = Script.read(file);
        Console console = root.console();
        Door door = root.interpreter().door();
        boolean isWatched = console.terminal().getAsBoolean();
        boolean draws = isWatched && door != Door.PROMPT && console.canDraw();
        try (Interpreter player = root.interpreter().another()) {
            Choice said = root.choice();
            player.enter(
                    draws || door == Door.PROMPT ? Door.PROMPT : Door.SCRIPT,
                    said.inventory() == null
                            ? new Choice(
                                    lessons.inventory(file),
                                    null,
                                    said.devices(),
                                    said.exclude(),
                                    true,
                                    said.pick(),
                                    said.runs())
                            : said,
                    RunSettings.NONE.unkept());
            String title = String.valueOf(file.getFileName());
            if (draws) {
                return Shell.play(player, () -> play(script, title, player));
            }
            if (isWatched) {
                player.person(new PlainPrompt(player));
            }
            return play(script, title, player);
        }
    }

    private int play(Script script, String title, Interpreter player) {
        Workspace workspace = player.workspace();
        workspace.hasten(pace == Pace.fast ? FAST : 1);
        for (Router router : workspace.site().routers()) {
            router.think(workspace.paced(Lessons.THINK_TIME));
        }
        int code = lines(script, title, player, workspace);
        if (workspace.interrupts().happened()) {
            // After a lesson nothing could resume what Ctrl-C has held back.
            workspace.runs().active().forEach(Run::cancel);
            workspace.workers().release();
            player.finish();
            return ExitCode.INTERRUPTED;
        }
        int end = player.finish();
        return code == ExitCode.OK ? end : code;
    }

    private static int lines(Script script, String title, Interpreter player, Workspace workspace) {
        if (script.isPython()) {
            return player.script(script, false);
        }
        for (Piece piece : script.pieces()) {
            Piece meant = new Piece(piece.number(), named(piece.text(), workspace), piece.isPython());
            for (String line : meant.text().split("\n", -1)) {
                show(line, player.console());
            }
            int code = player.piece(title, meant);
            if (player.isExiting() || workspace.interrupts().happened()) {
                return code;
            }
            if (code != ExitCode.OK) {
                player.console()
                        .err()
                        .println("> " + title + " ends here: its line " + meant.number()
                                + " has failed, and no try stands before it.");
                return code;
            }
        }
        return ExitCode.OK;
    }

    /** Replaces r1, r2 and r3 of a lesson by the names of the first three devices, if these have names. */
    private static String named(String line, Workspace workspace) {
        List<Device> devices = workspace.site().inventory().devices();
        return POSITION.matcher(line).replaceAll(said -> {
            int position = Integer.parseInt(said.group(1));
            boolean isNamed = position <= devices.size()
                    && !devices.get(position - 1)
                            .name()
                            .equals(devices.get(position - 1).address());
            return Matcher.quoteReplacement(isNamed ? devices.get(position - 1).name() : said.group());
        });
    }

    /** Prints a comment as it is, and a command after a prompt; a pause prints its own text. */
    private static void show(String line, Console console) {
        String text = line.stripTrailing();
        if (!text.startsWith("pause ")) {
            console.err().println(text.isEmpty() || text.startsWith("#") ? text : "> " + text);
        }
    }

    private String[] arguments() {
        if (root.format != null || (root.lab && root.inventory != null)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "a program takes -i, -d, -x and --pick, and works in the lab without -i; leave out "
                            + (root.format != null ? "--inventory-format" : "--lab"));
        }
        List<String> arguments = new ArrayList<>();
        if (root.inventory != null) {
            arguments.addAll(List.of("-i", root.inventory.toString()));
        }
        if (root.devices != null) {
            arguments.addAll(List.of("-d", root.devices));
        }
        if (root.exclude != null) {
            arguments.addAll(List.of("-x", root.exclude));
        }
        if (root.pick != null) {
            arguments.addAll(List.of("--pick", root.pick.toString()));
        }
        return arguments.toArray(String[]::new);
    }
}
