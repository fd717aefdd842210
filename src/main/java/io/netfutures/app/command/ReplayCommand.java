package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Interrupts;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import io.netfutures.journal.Cast;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code replay}: plays a recording. */
@Command(
        name = "replay",
        description = {
            "Plays what --record has written, in the time that it took; Ctrl-C ends it.",
            "Pauses are two seconds at most. Nothing in it acts on the terminal: control characters are written as text."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  replay recordings/R1.cast", "  replay --speed 4 --show-typed recordings/R1.cast"})
@Heeds
public final class ReplayCommand extends AbstractCommand {
    @Parameters(paramLabel = "FILE", description = "the recording: an asciicast version 2")
    String file = "";

    @Option(names = "--speed", paramLabel = "N", description = "so many times faster (default: ${DEFAULT-VALUE})")
    double speed = 1;

    @Option(names = "--at-once", description = "without pauses, as when standard output is no terminal")
    boolean atOnce;

    @Option(names = "--show-typed", description = "show also what was typed, where it was typed")
    boolean showTyped;

    @Option(names = "--raw", description = "write the bytes that were received as they were; never to a terminal")
    boolean raw;

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean toTerminal = root.console().isShown();
        if (!(speed > 0)) {
            throw new UserError(ExitCode.USAGE, "--speed must be greater than 0, not " + speed);
        }
        if (raw && toTerminal) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--raw never goes to a terminal: a recording could act on it; write > FILE after it");
        }
        Path path = root.console().directory().resolve(file);
        if (Files.isDirectory(path)) {
            throw new UserError(ExitCode.USAGE, path + " is a folder; give one of the recordings in it");
        }
        Cast cast = read(path);
        if (cast.torn()) {
            root.console().complain("note: the last line of " + path + " is torn, and left out");
        }
        if (raw) {
            for (Cast.Entry entry : cast.entries()) {
                if (!entry.typed()) {
                    out().write(entry.bytes());
                }
            }
            out().flush();
            return ExitCode.OK;
        }
        double times = atOnce || !toTerminal ? Double.POSITIVE_INFINITY : speed;
        return play(new Playback(out(), times, showTyped), cast) ? ExitCode.OK : ExitCode.INTERRUPTED;
    }

    private boolean play(Playback playback, Cast cast) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(1);
        Optional<Interrupts> interrupts = root.interpreter().openWorkspace().map(Workspace::interrupts);
        Runnable after = interrupts.isPresent()
                ? interrupts.get()::played
                : root.console().onInterrupt(enough::countDown);
        interrupts.ifPresent(each -> each.playing(enough::countDown));
        try {
            return playback.play(cast, time -> !enough.await(time.toNanos(), TimeUnit.NANOSECONDS));
        } finally {
            after.run();
        }
    }

    private static Cast read(Path path) throws IOException {
        try {
            return Cast.read(path);
        } catch (Cast.NoRecording e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            throw new UserError(ExitCode.USAGE, path + ": there is no such file");
        } catch (FileSystemException e) {
            throw new UserError(ExitCode.USAGE, path + " cannot be read: " + e.getReason());
        }
    }
}
