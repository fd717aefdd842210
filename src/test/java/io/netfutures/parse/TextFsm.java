package io.netfutures.parse;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Where Python finds the reference: on this machine, or in the packages that {@code .ci/real-servers} fetches. */
@NullMarked
final class TextFsm {
    private TextFsm() {}

    /** The environment in which Python has textfsm. Packages are unpacked into the folder. Skips the test where there is none. */
    static Map<String, String> environment(Path folder) throws Exception {
        Map<String, String> unpacked = Map.of(
                "PYTHONPATH",
                folder.resolve("usr/lib/python3/dist-packages").toString(),
                "PYTHONDONTWRITEBYTECODE",
                "1");
        for (Path each : packages()) {
            new ProcessBuilder("dpkg", "-x", each.toString(), folder.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        }
        Map<String, String> debian = Map.of("PYTHONPATH", "/usr/lib/python3/dist-packages");
        for (Map<String, String> environment : List.of(unpacked, Map.<String, String>of(), debian)) {
            if (Reference.can("import textfsm", environment)) {
                return environment;
            }
        }
        String missing = "python3 with textfsm is not there: .ci/real-servers fetches python3-textfsm";
        return "required".equals(System.getenv("NETFUTURES_REAL_SERVERS")) ? fail(missing) : abort(missing);
    }

    private static List<Path> packages() throws Exception {
        Path all = Path.of("target/real-servers");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(all)) {
            return files.filter(file -> file.getFileName().toString().matches("python3-(textfsm|six|future)_.*\\.deb"))
                    .toList();
        }
    }
}
