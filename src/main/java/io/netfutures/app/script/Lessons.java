package io.netfutures.app.script;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.UserError;
import io.netfutures.device.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The lessons of an installation, in {@code scripts/lessons}: a script each, and the same in Java.
 *
 * @param installation the folder with {@code scripts} and {@code inventory}
 */
public record Lessons(Path installation) {
    /** What a router of the chapter took for an answer. */
    public static final Duration THINK_TIME = Duration.ofMillis(5500);

    static final String SCRIPT = ".nf";
    public static final String PROGRAM = ".java";
    private static final String PYTHON = ".py";

    public Path folder() {
        return installation.resolve("scripts/lessons");
    }

    /** Their names; none if they cannot be read. */
    public List<String> names() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(SCRIPT))
                    .map(file -> file.substring(0, file.length() - SCRIPT.length()))
                    .sorted()
                    .toList();
        } catch (IOException notThere) {
            return List.of();
        }
    }

    /** What a lesson shows: its first comment. */
    public String title(String name) {
        return Script.read(folder().resolve(name + SCRIPT)).lines().stream()
                .map(Script.Line::text)
                .filter(line -> line.startsWith("# "))
                .findFirst()
                .map(line -> line.substring(2))
                .orElse("");
    }

    /**
     * The file of the lesson {@code said}, or a file of the user's own.
     *
     * @param java whether the lesson in Java is wanted
     * @param directory where the user's own files are
     * @throws UserError if there is none
     */
    public Path file(String said, boolean java, Path directory) {
        boolean isFile = said.endsWith(SCRIPT) || said.endsWith(PROGRAM) || said.endsWith(PYTHON);
        String wanted = isFile ? said : said + (java ? PROGRAM : SCRIPT);
        Path own = directory.resolve(wanted);
        Path lesson = folder().resolve(wanted);
        if (!Files.isRegularFile(lesson) && !Files.isRegularFile(own)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "there is no lesson " + said + Nearest.hint(said, names()) + "; the lessons are "
                            + String.join(", ", names()));
        }
        return Files.isRegularFile(lesson) ? lesson : own;
    }

    /** The devices for a lesson: those that it brings along, else the chapter's. */
    public Path inventory(Path file) {
        Path brought = folder().resolve(String.valueOf(file.getFileName()).replaceFirst("\\.nf$", ".yaml"));
        return Files.isRegularFile(brought) ? brought : installation.resolve("inventory/devices.yaml");
    }
}
