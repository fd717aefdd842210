package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.OutputName;
import io.netfutures.app.work.UserError;
import io.netfutures.concurrent.Status;
import io.netfutures.device.FileName;
import io.netfutures.device.FileProblem;
import io.netfutures.journal.CsvTable;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.JsonArray;
import io.netfutures.journal.JsonLines;
import io.netfutures.journal.ResultColumn;
import io.netfutures.journal.ResultWriter;
import io.netfutures.journal.WholeFile;
import io.netfutures.journal.YamlList;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code save}: writes results to files. */
@Command(
        name = "save",
        description = {
            "Writes what is done to a file: by the end of its name .json, .ndjson, .csv or .yaml, else text.",
            "A name that ends in / is a folder, with a file for each device. Nothing that exists is overwritten.",
            "In the name may stand {date}, {time}, {device} and {command}; {{ and }} are braces."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  save clocks.json", "  save out/ f1 f2", "  save {date}/{device}-{command}.txt"})
public final class SaveCommand extends AbstractCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "a file, or a folder that ends in /")
    String file = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FUTURE", description = "which; else the last run")
    List<String> names = new ArrayList<>();

    @Override
    public Integer call() {
        List<NamedFuture> done =
                futures(names).stream().filter(named -> !named.isActive()).toList();
        if (done.isEmpty()) {
            throw new UserError(ExitCode.USAGE, "none of these futures is done yet; wait for them");
        }
        Map<String, List<NamedFuture>> byName = new LinkedHashMap<>();
        LocalDateTime now = OutputName.now();
        for (NamedFuture named : done) {
            byName.computeIfAbsent(new OutputName(file).of(named, now), name -> new ArrayList<>())
                    .add(named);
        }
        byName.forEach(this::write);
        return ExitCode.OK;
    }

    private void write(String name, List<NamedFuture> done) {
        try {
            Path path = new OutputName(file).in(root.console().directory(), name);
            int written = name.endsWith("/") ? folder(path, done) : one(path, done);
            err().println(written + (written == 1 ? " result" : " results") + " in " + path
                    + (written < done.size() ? "; " + (done.size() - written) + " have none" : ""));
        } catch (FileAlreadyExistsException e) {
            throw new UserError(ExitCode.OUTPUT, e.getFile() + " exists; choose another name, or remove it");
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, "this cannot be written: " + FileProblem.text(e));
        }
    }

    private static int one(Path path, List<NamedFuture> done) throws IOException {
        try (WholeFile file = WholeFile.create(path, false)) {
            ResultWriter writer = writer(path.toString(), file.out());
            int written = 0;
            for (NamedFuture named : done) {
                if (named.status() instanceof Status.Returned<?>) {
                    named.future().resultNow(); // the user has it now
                    written++;
                }
                writer.write(DeviceResult.of(named.deviceFuture()));
            }
            writer.end();
            file.commit();
            return written;
        }
    }

    /** A writer in the format that the name of the file says. */
    private static ResultWriter writer(String name, OutputStream out) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "json" -> new JsonArray(out);
            case "ndjson", "jsonl" -> new JsonLines(out);
            case "csv" -> new CsvTable(out, ResultColumn.ALL);
            case "yaml", "yml" -> new YamlList(out);
            default ->
                result -> {
                    if (result.state() == DeviceResult.State.RETURNED) {
                        out.write(("# " + result.device().name() + "\n" + result.text() + "\n\n")
                                .getBytes(StandardCharsets.UTF_8));
                    }
                };
        };
    }

    private static int folder(Path folder, List<NamedFuture> done) throws IOException {
        Files.createDirectories(folder);
        int written = 0;
        for (NamedFuture named : done) {
            if (named.status() instanceof Status.Returned<?>) {
                write(folder, named);
                written++;
            }
        }
        return written;
    }

    /** Writes the result of a future to a file of its own, such as {@code R1.txt}. */
    static Path write(Path folder, NamedFuture named) throws IOException {
        Path file = folder.resolve(FileName.of(named.device().name()) + ".txt");
        Files.writeString(
                file,
                named.future().resultNow().text() + "\n",
                java.nio.file.StandardOpenOption.CREATE_NEW,
                java.nio.file.StandardOpenOption.WRITE);
        return file;
    }
}
