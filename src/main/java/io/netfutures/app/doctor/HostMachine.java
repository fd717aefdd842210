package io.netfutures.app.doctor;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What is known of this process and the machine it runs on.
 *
 * @param java its version
 * @param processors how many it may use
 * @param heap the most memory for objects, in bytes
 * @param files how many files and connections the process may open, {@code ulimit -n}; empty if that is not known or has no limit
 * @param mostFiles up to which it may raise that by itself, {@code ulimit -Hn}
 * @param ports how many of its own ports there are for connections to one address and port; empty if not known
 * @param names the encoding of names of files and of the terminal
 */
public record HostMachine(
        Runtime.Version java,
        int processors,
        long heap,
        OptionalInt files,
        OptionalInt mostFiles,
        OptionalInt ports,
        Charset names) {
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final Path PORTS = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final String OPEN_FILES = "Max open files";

    /** This machine; what the system does not tell is empty. */
    public static HostMachine here() {
        return new HostMachine(
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory(),
                limit(0),
                limit(1),
                portRange(),
                Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"), StandardCharsets.UTF_8));
    }

    /** @param column 0 for the limit that holds, 1 for the one up to which it may be raised */
    private static OptionalInt limit(int column) {
        return lines(LIMITS).stream()
                .filter(line -> line.startsWith(OPEN_FILES))
                .map(line -> line.substring(OPEN_FILES.length()).strip().split(" +"))
                .filter(limits -> limits.length > column && limits[column].matches("\\d{1,9}"))
                .mapToInt(limits -> Integer.parseInt(limits[column]))
                .findFirst();
    }

    private static OptionalInt portRange() {
        return lines(PORTS).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(range -> range.length == 2)
                .filter(range -> Stream.of(range).allMatch(port -> port.matches("\\d{1,5}")))
                .mapToInt(range -> Integer.parseInt(range[1]) - Integer.parseInt(range[0]) + 1)
                .findFirst();
    }

    private static List<String> lines(Path file) {
        try {
            return new ArrayList<>(Files.readAllLines(file));
        } catch (IOException ignored) { // only Linux has /proc
            return List.of();
        }
    }
}
