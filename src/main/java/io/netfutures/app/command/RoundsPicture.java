package io.netfutures.app.command;

import io.netfutures.app.work.Console;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.OutputName;
import io.netfutures.app.work.UserError;
import io.netfutures.device.FileProblem;
import io.netfutures.journal.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import org.jspecify.annotations.Nullable;

/** The file for the picture of a bench, if one is wanted, whose place is tried before anything is contacted. */
final class RoundsPicture {
    private final Console console;
    private final boolean quiet;
    private final @Nullable WholeFile file;

    /** @throws UserError if no picture can be written there */
    RoundsPicture(Console console, @Nullable String name, boolean overwrites, boolean quiet) {
        this.console = console;
        this.quiet = quiet;
        if (name == null) {
            if (overwrites) {
                throw new UserError(ExitCode.USAGE, "--overwrite belongs to -o");
            }
            file = null;
            return;
        }
        if (!name.endsWith(".svg")) {
            throw new UserError(
                    ExitCode.USAGE,
                    "-o draws a picture: its name ends in .svg; the table goes into a file with > FILE");
        }
        try {
            file = WholeFile.create(new OutputName(name).in(console.directory()), overwrites);
        } catch (FileAlreadyExistsException e) {
            throw new UserError(
                    ExitCode.USAGE,
                    e.getFile() + " exists; nothing was contacted; choose another name, or say --overwrite");
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, "nothing was contacted: " + FileProblem.text(e));
        }
    }

    void write(String svg) {
        if (file == null) {
            return;
        }
        try (WholeFile whole = file) {
            whole.out().write(svg.getBytes(StandardCharsets.UTF_8));
            whole.commit();
            if (!quiet) {
                console.err().println("the picture is in " + whole);
            }
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, "the picture cannot be written: " + FileProblem.text(e));
        }
    }
}
