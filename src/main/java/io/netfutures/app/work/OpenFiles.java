package io.netfutures.app.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** How many more files and connections this process may open: {@code ulimit -n} minus those already open. */
final class OpenFiles {
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final Path OPEN = Path.of("/proc/self/fd");

    /** Reserved for key files, the history, name look-ups and classes that are loaded late. */
    private static final int RESERVE = 16;

    private OpenFiles() {}

    /** How many more may be opened; empty on systems other than Linux, or if there is no limit. */
    static OptionalInt left() {
        try (Stream<String> limits = Files.lines(LIMITS);
                Stream<Path> open = Files.list(OPEN)) {
            int opened = (int) open.count();
            return limits.filter(line -> line.startsWith("Max open files"))
                    .map(line ->
                            line.substring("Max open files".length()).strip().split(" +")[0])
                    .filter(soft -> soft.matches("\\d{1,9}"))
                    .mapToInt(soft -> Math.max(0, Integer.parseInt(soft) - opened - RESERVE))
                    .findFirst();
        } catch (IOException ignored) { // only Linux has /proc
            return OptionalInt.empty();
        }
    }
}
