package io.netfutures.journal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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

    /** Writes the plan, so that it outlives a failure of the machine. */
    void write(RunPlan plan) throws IOException {
        OwnFile.folders(path.resolve("answers"));
        OwnFile.writeSafely(path.resolve(RunPlan.FILE), plan.json().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Its plan.
     *
     * @throws UnreadableRun if there is none that can be read
     */
    RunPlan plan() throws UnreadableRun {
        Path file = path.resolve(RunPlan.FILE);
        try {
            return RunPlan.parse(Files.readString(file, StandardCharsets.UTF_8))
                    .orElseThrow(() -> new UnreadableRun(
                            file, "this is no plan, or not a whole one, or one of a newer version of this program"));
        } catch (NoSuchFileException e) {
            throw new UnreadableRun(file, "it is missing; the run was ended before anything was contacted");
        } catch (CharacterCodingException e) {
            throw new UnreadableRun(file, "this is no text in UTF-8");
        } catch (UnreadableRun e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableRun(file, reason(e));
        }
    }

    /** What the system says, without the name of the file. */
    static String reason(IOException problem) {
        String said = problem instanceof FileSystemException of ? of.getReason() : problem.getMessage();
        return problem instanceof AccessDeniedException
                ? "permission denied"
                : said == null ? problem.getClass().getSimpleName() : said;
    }
}
