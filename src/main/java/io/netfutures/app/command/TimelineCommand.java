package io.netfutures.app.command;

import io.netfutures.app.view.FutureView;
import io.netfutures.app.view.Gantt;
import io.netfutures.app.view.GanttSvg;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.OutputName;
import io.netfutures.app.work.UserError;
import io.netfutures.device.FileProblem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code timeline}: draws when each future did what. */
@Command(
        name = "timeline",
        description = {
            "Draws when each of the futures was pending, running at which step, done, and handed over.",
            "Without names: the last run."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  timeline", "  timeline f1 f2", "  timeline --svg run.svg"})
public final class TimelineCommand extends AbstractCommand.OnFutures {
    private static final int MOST_ROWS = 20;
    private static final int MOST_BARS = 200;

    @Option(names = "--svg", paramLabel = "FILE", description = "write it as a picture, which a browser shows")
    @Nullable
    String svg;

    @Option(names = "--rows", paramLabel = "N", description = "at most so many futures (default: 20)")
    int rows = MOST_ROWS;

    @Override
    public Integer call() {
        List<FutureView> views = workspace().runs().views(futures());
        if (svg != null) {
            write(svg, GanttSvg.of(title(), views, Instant.now(), MOST_BARS));
            return ExitCode.OK;
        }
        Gantt.lines(views, Instant.now(), root.console().look(), Math.max(1, rows))
                .forEach(line -> out().println(root.console().text(line)));
        return ExitCode.OK;
    }

    private String title() {
        return String.join(
                "; ",
                futures().stream().map(named -> named.taskText()).distinct().toList());
    }

    private void write(String name, String picture) {
        try {
            Path file = new OutputName(name).in(root.console().directory());
            Files.writeString(file, picture, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            err().println("the timeline is in " + file);
        } catch (FileAlreadyExistsException e) {
            throw new UserError(ExitCode.OUTPUT, e.getFile() + " exists; choose another name, or remove it");
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, "this cannot be written: " + FileProblem.text(e));
        }
    }
}
