package io.netfutures.real;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The programs and libraries that the servers need. Those of the packages in {@code target/real-servers}, unpacked into a
 * temporary directory, come before those of the machine.
 */
final class Installation {
    private static final List<String> NEEDED = List.of(
            "sshd",
            "dropbear",
            "dropbearkey",
            "ssh",
            "ssh-keygen",
            "ssh-agent",
            "ssh-add",
            "bash",
            "perl",
            "setpriv",
            "libnss_wrapper.so",
            "libpam_wrapper.so",
            "pam_matrix.so");
    private static final List<String> PROGRAMS = List.of("usr/sbin", "usr/bin", "sbin", "bin", "usr/lib/openssh");

    private static @Nullable Installation only;
    private static boolean told;

    private final List<Path> roots;

    private Installation(List<Path> roots) {
        this.roots = roots;
    }

    /**
     * The installation, for everybody the same. Where something is missing the test is skipped and says how to get it, or
     * fails if {@code NETFUTURES_REAL_SERVERS} is {@code required}.
     */
    static synchronized Installation orSkip() throws IOException {
        if (only == null) {
            List<Path> roots = new ArrayList<>();
            Path packages = Path.of("target/real-servers");
            if (Files.isDirectory(packages)) {
                roots.add(unpacked(packages));
            }
            roots.add(Path.of("/"));
            only = new Installation(roots);
        }
        Installation installation = only;
        List<String> missing = NEEDED.stream()
                .filter(name -> installation.find(name).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            String message = "these tests need " + String.join(", ", missing)
                    + "; fetch them with .ci/real-servers (Debian, Ubuntu; needs no root, changes nothing of the machine)";
            if ("required".equals(System.getenv("NETFUTURES_REAL_SERVERS"))) {
                fail(message);
            }
            if (!told) {
                told = true;
                System.err.println("SKIPPED: " + message);
            }
            abort(message);
        }
        return installation;
    }

    /** The path of a program, or of a library if the name ends in {@code .so}. */
    String path(String name) {
        return find(name).orElseThrow(() -> new AssertionError(name)).toString();
    }

    /** Where the dynamic linker has to look, as it wants it. */
    String libraryPath() {
        return roots.stream()
                .limit(roots.size() - 1L)
                .flatMap(Installation::libraries)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Optional<Path> find(String name) {
        return roots.stream()
                .flatMap(root -> name.endsWith(".so")
                        ? libraries(root)
                        : PROGRAMS.stream().map(root::resolve))
                .flatMap(folder -> Stream.of(folder.resolve(name), folder.resolve("pam_wrapper/" + name)))
                .filter(Files::isReadable)
                .findFirst();
    }

    /** Debian keeps libraries in a directory for each architecture; this machine can load one of them. */
    private static Stream<Path> libraries(Path root) {
        return Stream.of("usr/lib", "lib")
                .map(root::resolve)
                .filter(Files::isDirectory)
                .flatMap(folder -> {
                    try (Stream<Path> inside = Files.list(folder)) {
                        return inside
                                .filter(each -> each.getFileName().toString().endsWith("-linux-gnu"))
                                .toList()
                                .stream();
                    } catch (IOException e) {
                        return Stream.empty();
                    }
                });
    }

    private static Path unpacked(Path packages) throws IOException {
        Path root = Folders.make("netfutures-servers");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(root)));
        try (Stream<Path> files = Files.list(packages)) {
            for (Path each :
                    files.filter(file -> file.toString().endsWith(".deb")).toList()) {
                Tool.run("dpkg", "-x", each.toString(), root.toString());
            }
        }
        // dpkg gives the directory the rights of the package's own root.
        return root;
    }
}
