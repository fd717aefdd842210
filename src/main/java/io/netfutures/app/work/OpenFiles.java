package io.netfutures.app.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The files and connections that this process has open, and how many it may have. */
final class OpenFiles {
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final Path OPEN = Path.of("/proc/self/fd");

    /** For journal and results, the event loops, key files, the history, name look-ups and classes that are loaded late. */
    private static final int RESERVE = 24;

    private OpenFiles() {}

    /**
     * What is left of them for devices that take so many each, of which the lab simulates so many; empty on systems other than Linux, or if
     * there is no limit.
     */
    static Optional<FileBudget> budget(int each, int simulated) {
        try (Stream<String> limits = Files.lines(LIMITS);
                Stream<Path> open = Files.list(OPEN)) {
            int taken = (int) open.count() + RESERVE;
            return limits.filter(line -> line.startsWith("Max open files"))
                    .map(line ->
                            line.substring("Max open files".length()).strip().split(" +")[0])
                    .filter(soft -> soft.matches("\\d{1,9}"))
                    .map(soft -> new FileBudget(Integer.parseInt(soft), taken, each, simulated))
                    .findFirst();
        } catch (IOException ignored) { // only Linux has /proc
            return Optional.empty();
        }
    }
}
