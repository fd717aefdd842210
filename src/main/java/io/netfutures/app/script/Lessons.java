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
 * The lessons of an installation, in {@code scripts/lessons}: each as a script and as a Java program.
 *
 * @param installation the folder with {@code scripts} and {@code inventory}
 */
public record Lessons(Path installation) {
    /** How long a router of the chapter took to answer. */
    public static final Duration THINK_TIME = Duration.ofMillis(5500);

    static final String SCRIPT = ".nf";
    public static final String PROGRAM = ".java";
    private static final String PYTHON = ".py";

    public Path folder() {
        return installation.resolve("scripts/lessons");
    }

    /** The names of the lessons; empty if they cannot be read. */
    public List<String> names() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(SCRIPT))
                    .map(file -> file.substring(0, file.length() - SCRIPT.length()))
                    .sorted()
                    .toList();
        } catch (IOException ignored) { // not installed
            return List.of();
        }
    }

    /** The subject of a lesson: its first comment. */
    public String title(String name) {
        return Script.read(folder().resolve(name + SCRIPT)).lines().stream()
                .map(Script.Line::text)
                .filter(line -> line.startsWith("# "))
                .findFirst()
                .map(line -> line.substring(2))
                .orElse("");
    }

    /**
     * The file of the lesson named {@code said}, or a file of the user's own.
     *
     * @param java whether the Java version of the lesson is wanted
     * @param directory the folder of the user's own files
     * @throws UserError if there is no such file
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

    /** The inventory for a lesson: the one of the same name in the lessons' folder, otherwise the chapter's. */
    public Path inventory(Path file) {
        Path brought = folder().resolve(String.valueOf(file.getFileName()).replaceFirst("\\.nf$", ".yaml"));
        return Files.isRegularFile(brought) ? brought : installation.resolve("inventory/devices.yaml");
    }
}
