package io.netfutures.app.command;

import io.netfutures.app.chapter.PythonLog;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.OutputName;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import io.netfutures.concurrent.Status;
import io.netfutures.device.FileProblem;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.rows.AnswerRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The command {@code callback}: Python's {@code add_done_callback()}; an action for each future when it is done. */
@Command(
        name = "callback",
        description = {
            "Does something with each future in the moment it is done: save its result to a file of its own in a folder,"
                    + " parse it to a CSV file there, by templates, or run a command of the local shell, with the result on"
                    + " its standard input and NETFUTURES_DEVICE, _FUTURE and _STATE set.",
            "For the futures named, also those that are done; else for all that are submitted from now on, until callback"
                    + " off."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  callback save results/", "  callback parse . f1 f2", "  callback run 'wc -l'", "  callback off"})
public final class CallbackCommand extends AbstractCommand {
    /** The kinds of actions. */
    enum What {
        save,
        parse,
        run,
        off
    }

    @Parameters(index = "0", paramLabel = "WHAT", description = "save, parse, run, or off")
    What what = What.off;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "a folder; for run, the command")
    @Nullable
    String argument;

    @Parameters(index = "2..*", arity = "0..*", paramLabel = "FUTURE", description = "else all from now on")
    List<String> names = new ArrayList<>();

    @Mixin
    TemplateOptions templates = new TemplateOptions();

    @Override
    public Integer call() throws IOException {
        Workspace workspace = workspace();
        if (names.isEmpty() && root.choosesDevices()) {
            throw new UserError(
                    ExitCode.USAGE, "a callback without futures is for all from now on; leave out -d, or name futures");
        }
        if (what == What.off) {
            workspace.runs().forgetCallbacks();
            return ExitCode.OK;
        }
        if (argument == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    what == What.run ? "which command? as: callback run 'wc -l'" : "which folder? . is this one");
        }
        Consumer<NamedFuture> callback = guarded(action(argument));
        if (names.isEmpty()) {
            workspace.runs().callback(callback);
        } else {
            anyFutures(names).forEach(named -> named.future().addDoneCallback(done -> callback.accept(named)));
        }
        return ExitCode.OK;
    }

    private interface Action {
        void on(NamedFuture named) throws IOException, InterruptedException;
    }

    private Action action(String text) throws IOException {
        if (what == What.run) {
            return named -> run(text, named);
        }
        Path folder = new OutputName(text).in(root.console().directory());
        Files.createDirectories(folder);
        if (what == What.save) {
            return named -> save(folder, named);
        }
        AnswerRows answers = new AnswerRows(root.platforms().tables(templates.templates(root.console())));
        return named -> parse(answers, folder, named);
    }

    /** Reports a failing action; the others still run. */
    private Consumer<NamedFuture> guarded(Action action) {
        Console console = root.console();
        return named -> {
            try {
                action.on(named);
            } catch (IOException e) {
                console.complain("callback " + what + " for " + named.label() + ": " + FileProblem.text(e));
            } catch (RuntimeException e) {
                console.complain("callback " + what + " for " + named.label() + ": " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static void save(Path folder, NamedFuture named) throws IOException {
        if (named.status() instanceof Status.Returned<?>) {
            SaveCommand.write(folder, named);
        }
    }

    /**
     * Writes a CSV file for each answer, as the chapter does: {@code parsed_R1_sh_ip_int_br.csv}, without a head, a row for each row of
     * the table, in the columns of its template; lines end as in Python's {@code csv} module.
     */
    private void parse(AnswerRows answers, Path folder, NamedFuture named) throws IOException {
        if (!(named.status() instanceof Status.Returned<?>)) {
            return;
        }
        String device = named.device().name();
        for (AnswerRows.Parsed each : answers.of(DeviceResult.of(named.deviceFuture()))) {
            if (!each.isTable()) {
                root.console()
                        .complain(
                                "callback parse for " + named.label() + ": " + each.command() + ": " + each.problem());
                continue;
            }
            Files.writeString(workspace().runs().parsedFiles().file(folder, device, each.command()), each.csv());
            PythonLog log = PythonLog.to(root.console().err());
            log.info("#### " + log.now() + " Parsed: " + device);
        }
    }

    private void run(String command, NamedFuture named) throws IOException, InterruptedException {
        Status status = named.status();
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", command);
        shell.directory(root.console().directory().toAbsolutePath().toFile());
        shell.environment().put("NETFUTURES_DEVICE", named.device().name());
        shell.environment().put("NETFUTURES_FUTURE", named.name());
        shell.environment()
                .put(
                        "NETFUTURES_STATE",
                        switch (status) {
                            case Status.Returned<?> returned -> "returned";
                            case Status.Raised raised -> "raised";
                            default -> "cancelled";
                        });
        String text = status instanceof Status.Returned<?>
                ? named.future().resultNow().text() + "\n"
                : "";
        int code = root.console().run(shell, text);
        if (code != 0) {
            throw new IOException(Objects.requireNonNull(argument) + " ended with exit code " + code);
        }
    }
}
