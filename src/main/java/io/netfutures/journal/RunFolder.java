package io.netfutures.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one run:
 *
 * <pre>
 * 17/plan.json          what was to be done; written before anything is contacted
 * 17/journal.ndjson     a line for each start and each end
 * 17/answers/R1.1.txt   the first answer of R1
 * </pre>
 */
record RunFolder(Path path) {
    int id() {
        return Integer.parseInt(path.getFileName().toString());
    }

    Path journal() {
        return path.resolve("journal.ndjson");
    }

    /** The file of an answer; never one outside of this folder, whatever its journal says. */
    Path answer(String file) {
        return path.resolve("answers").resolve(Path.of(file).getFileName());
    }

    /** Whether anything was answered. */
    boolean hasAnswers() throws IOException {
        try (Stream<Path> all = Files.list(path.resolve("answers"))) {
            return all.findAny().isPresent();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Writes the plan, so that it outlives a failure of the machine. */
    void write(RunPlan plan) throws IOException {
        OwnFile.folders(path.resolve("answers"));
        OwnFile.writeSafely(path.resolve(RunPlan.FILE), plan.json().getBytes(StandardCharsets.UTF_8));
    }

    /** Its plan; empty if there is none that can be read. */
    Optional<RunPlan> plan() throws IOException {
        try {
            return RunPlan.parse(Files.readString(path.resolve(RunPlan.FILE), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
