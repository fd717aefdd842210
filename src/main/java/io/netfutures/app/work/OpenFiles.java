package io.netfutures.app.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** How many files and connections this process may still open: {@code ulimit -n} less those that are open. */
final class OpenFiles {
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final Path OPEN = Path.of("/proc/self/fd");

    /** Kept back for key files, the history, name look-ups and classes that are loaded late. */
    private static final int RESERVE = 16;

    private OpenFiles() {}

    /** Nothing where the system does not say, as everywhere but on Linux, or sets no limit. */
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
        } catch (IOException notOnThisSystem) {
            return OptionalInt.empty();
        }
    }
}
