package io.netfutures.app.work;

import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.fleet.Plan;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.DeviceResult.Kind;
import io.netfutures.journal.ResultWriter;
import io.netfutures.journal.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A folder with a file for each device and command, as {@code R1-sh-ip-int-br.txt}. A file is there whole or not at all. What cannot be
 * written there is written by another writer, so that no answer is lost.
 */
public final class OutputFolder implements ResultWriter {
    private static final OutputName NAME = new OutputName("{device}-{command}");

    private final Path folder;
    private final boolean overwrites;
    private final ResultWriter rescue;
    private final Map<String, List<Path>> files = new LinkedHashMap<>();
    private boolean isBroken;
    private int written;

    private OutputFolder(Path folder, boolean overwrites, ResultWriter rescue) {
        this.folder = folder;
        this.overwrites = overwrites;
        this.rescue = rescue;
    }

    /**
     * Opens a folder for the answers to a plan, and makes it if it does not exist, but not the one around it.
     *
     * @param overwrites whether files that are there already are replaced
     * @param rescue writes what the folder does not take
     * @throws UserError if a file is there already and not replaced
     */
    public static OutputFolder open(Path folder, boolean overwrites, List<Plan.Assignment> plan, ResultWriter rescue)
            throws IOException {
        OutputFolder opened = new OutputFolder(folder, overwrites, rescue);
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder);
        }
        opened.name(plan);
        if (!overwrites) {
            opened.refuseWhatIsThere();
        }
        return opened;
    }

    private void name(List<Plan.Assignment> plan) {
        Set<String> taken = new HashSet<>();
        LocalDateTime now = OutputName.now();
        for (Plan.Assignment each : plan) {
            List<Path> own = files.computeIfAbsent(each.device().name(), name -> new ArrayList<>());
            for (String command : commands(each.task())) {
                String name = NAME.of(each.device().name(), command, now);
                String free = name;
                // R1 and r1 are one file on some systems, to which the folder may be copied.
                for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
                    free = name + "-" + number;
                }
                own.add(folder.resolve(free + ".txt"));
            }
        }
    }

    private static List<String> commands(Task task) {
        return switch (task) {
            case Task.Ping ping -> List.of("ping");
            case Task.Show show -> show.commands();
            case Task.Configure configure -> List.of("configure");
            case Task.Settle settle -> List.of("configure");
        };
    }

    private void refuseWhatIsThere() {
        List<Path> there = files.values().stream()
                .flatMap(List::stream)
                .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                .toList();
        if (!there.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    there.getFirst() + (there.size() > 1 ? " and " + (there.size() - 1) + " more exist" : " exists")
                            + "; nothing was contacted; choose another folder (its name may have {date} and {time}), or say"
                            + " --overwrite");
        }
    }

    /** How many files were written. */
    public int written() {
        return written;
    }

    @Override
    public void write(DeviceResult result) throws IOException {
        List<String> texts = texts(result);
        List<Path> own = files.getOrDefault(result.device().name(), List.of());
        try {
            for (int i = 0; i < Math.min(texts.size(), own.size()); i++) {
                write(own.get(i), texts.get(i));
            }
        } catch (IOException e) {
            rescue.write(result);
            if (!isBroken) {
                isBroken = true;
                throw e;
            }
        }
    }

    @Override
    public void end() throws IOException {
        if (isBroken) {
            rescue.end();
        }
    }

    private static List<String> texts(DeviceResult result) {
        if (result.work().kind() == Kind.CONFIG) {
            return result.transcript() == null ? List.of() : List.of(result.transcript());
        }
        return result.outputs().stream().map(Reply.Output::text).toList();
    }

    private void write(Path path, String text) throws IOException {
        try (WholeFile file = WholeFile.create(path, overwrites)) {
            file.out().write((text + "\n").getBytes(StandardCharsets.UTF_8));
            file.commit();
        }
        written++;
    }
}
