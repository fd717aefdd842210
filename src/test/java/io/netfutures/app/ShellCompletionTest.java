package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tab in real shells, with the scripts that {@code completion} prints. */
@Tag("slow")
class ShellCompletionTest {
    @TempDir
    Path home;

    @BeforeEach
    void install() throws Exception {
        Path bin = Files.createDirectories(home.resolve("bin"));
        List<String> words = new ArrayList<>();
        for (String each : Program.java(Main.class)) {
            words.add("'" + each + "'");
        }
        Path program = bin.resolve("netfutures");
        Files.writeString(program, "#!/bin/sh\nexec " + String.join(" ", words) + " \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("devices.yaml"), """
                R1: {host: 10.0.0.1, device_type: cisco_ios}
                "one two": {host: 10.0.0.2, device_type: cisco_ios}
                "three$x": {host: 10.0.0.3, device_type: cisco_ios}
                "four's": {host: 10.0.0.4, device_type: cisco_ios}
                "five:six": {host: 10.0.0.5, device_type: cisco_ios}
                core: [R1, "one two"]
                """);
        Files.createDirectories(home.resolve(".local/state/netfutures/runs/1"));
        Files.createDirectories(home.resolve("elsewhere"));
        Files.writeString(home.resolve("elsewhere/other.yaml"), "O1: {host: 10.0.1.1, device_type: cisco_ios}\n");
    }

    /** Types a line and Tab on an empty screen, and shows what has become of it. */
    private void tab(TerminalProgram terminal, String typed, String completed) throws Exception {
        terminal.type("\u0015\u000c");
        terminal.awaitScreen(
                "an empty line", screen -> screen.cursorLine().strip().equals(">"));
        terminal.type(typed + "\t");
        terminal.awaitScreen(
                typed + " to become " + completed, screen -> screen.cursorLine().startsWith("> " + completed));
    }

    @Test
    void bash_completes_and_quotes() throws Exception {
        Files.writeString(
                home.resolve(".bashrc"),
                "PS1='> '\nbind 'set enable-bracketed-paste off'\nPATH=" + home
                        + "/bin:$PATH\nsource <(netfutures completion bash)\n");
        try (TerminalProgram bash = TerminalProgram.in(home).command("bash", "--rcfile", ".bashrc", "-i")) {
            bash.awaitScreen("a prompt", screen -> screen.toString().contains("> "));
            tab(bash, "netfutures subm", "netfutures submit");
            tab(bash, "netfutures --inventory-f", "netfutures --inventory-format");
            tab(bash, "netfutures submit -d R1,on", "netfutures submit -d R1,one\\ two");
            tab(bash, "netfutures submit -d \"on", "netfutures submit -d \"one two\"");
            tab(bash, "netfutures submit -d thr", "netfutures submit -d three\\$x");
            tab(bash, "netfutures submit -d four", "netfutures submit -d four\\'s");
            tab(bash, "netfutures submit -d five:", "netfutures submit -d five:six");
            tab(bash, "netfutures submit -d @co", "netfutures submit -d @core");
            tab(bash, "netfutures submit -d R1,platf", "netfutures submit -d R1,platform:");
            tab(bash, "netfutures submit -d platform:c", "netfutures submit -d platform:cisco_ios");
            tab(bash, "netfutures submit -d platform=c", "netfutures submit -d platform=cisco_ios");
            tab(bash, "netfutures submit -d ^dev", "netfutures submit -d \\^devices.yaml");
            tab(bash, "netfutures submit -d @fa", "netfutures submit -d @failed");
            tab(bash, "netfutures submit -d @failed:", "netfutures submit -d @failed:1");
            tab(bash, "netfutures submit --host-keys=acc", "netfutures submit --host-keys=accept-new");
            tab(bash, "netfutures submit --format tr", "netfutures submit --format transcript");
            tab(bash, "netfutures submit -w a", "netfutures submit -w auto");
            tab(bash, "netfutures help bench w", "netfutures help bench workers");
            tab(bash, "netfutures runs show l", "netfutures runs show last");
            tab(bash, "netfutures -i elsewhere/o", "netfutures -i elsewhere/other.yaml");
            tab(
                    bash,
                    "netfutures submit -i elsewhere/other.yaml -d O",
                    "netfutures submit -i elsewhere/other.yaml -d O1");
            tab(bash, "netfutures submit \"sh cl", "netfutures submit \"sh clock\"");
        }
    }

    @Test
    void zsh_completes_quotes_and_explains() throws Exception {
        Path root = root("zsh");
        Files.writeString(
                home.resolve(".zshrc"),
                "module_path=(%1$s/usr/lib/*/zsh/*(/) $module_path)\nfpath=(%1$s/usr/share/zsh/functions/**/*(/N) %1$s/usr/share/zsh/functions(N) $fpath)\n"
                                .formatted(root)
                        + "PS1='> '\nPATH=" + home + "/bin:$PATH\nsource <(netfutures completion zsh)\n");
        try (TerminalProgram zsh =
                TerminalProgram.in(home).environment("ZDOTDIR", home.toString()).command(program(root, "zsh"), "-i")) {
            zsh.awaitScreen("a prompt", screen -> screen.toString().contains("> "));
            tab(zsh, "netfutures subm", "netfutures submit");
            tab(zsh, "netfutures submit -d on", "netfutures submit -d one\\ two");
            tab(zsh, "netfutures submit -d thr", "netfutures submit -d three\\$x");
            tab(zsh, "netfutures submit -d five", "netfutures submit -d five:six");
            tab(zsh, "netfutures submit -d R1,@co", "netfutures submit -d R1,@core");
            tab(zsh, "netfutures submit -d platform:c", "netfutures submit -d platform:cisco_ios");
            tab(zsh, "netfutures submit -d @failed:", "netfutures submit -d @failed:1");
            tab(zsh, "netfutures submit --host-keys=acc", "netfutures submit --host-keys=accept-new");
            tab(zsh, "netfutures submit --workers=a", "netfutures submit --workers=auto");
            tab(zsh, "netfutures -i elsewhere/o", "netfutures -i elsewhere/other.yaml");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "netfutures subm                   | submit",
                "netfutures submit -d on           | one two",
                "netfutures submit -d R1,@c        | R1,@core",
                "netfutures submit -d platform:c   | platform:cisco_ios",
                "netfutures submit -d R1,@failed:  | R1,@failed:1",
                "netfutures runs report la         | last",
                "netfutures --inventory=elsewhere/ | --inventory=elsewhere/other.yaml",
                "netfutures submit -d 'one t       | one two",
                "netfutures bench workers 30 a     | auto",
            })
    void fish_completes(String typed, String completed) throws Exception {
        Path root = root("fish");
        ProcessBuilder fish = new ProcessBuilder(
                        program(root, "fish"),
                        "-N",
                        "-c",
                        "netfutures completion fish | source; complete -C \"$argv[1]\"",
                        typed)
                .directory(home.toFile());
        fish.environment().put("HOME", home.toString());
        fish.environment().put("PATH", home + "/bin:" + System.getenv("PATH"));
        fish.environment().put("LD_LIBRARY_PATH", libraries(root));
        Process process = fish.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(out.lines().map(line -> line.split("\t", 2)[0])).contains(completed);
    }

    /** Where a shell is: unpacked, with what else .ci/real-servers has fetched, or on this machine; else the test is skipped. */
    private Path root(String shell) throws Exception {
        for (String folder : List.of("/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")) {
            if (Files.isExecutable(Path.of(folder, shell))) {
                return Path.of("/");
            }
        }
        Path root = home.resolve("root");
        Path packages = Path.of("target/real-servers");
        if (Files.isDirectory(packages)) {
            try (Stream<Path> files = Files.list(packages)) {
                for (Path each : files.filter(
                                file -> file.getFileName().toString().matches("(zsh|fish|libpcre2-32).*\\.deb"))
                        .toList()) {
                    new ProcessBuilder("dpkg", "-x", each.toString(), root.toString())
                            .inheritIO()
                            .start()
                            .waitFor();
                }
            }
        }
        if (Stream.of("bin", "usr/bin")
                .noneMatch(folder -> Files.isExecutable(root.resolve(folder).resolve(shell)))) {
            String message = "this test needs " + shell + "; fetch it with .ci/real-servers";
            if ("required".equals(System.getenv("NETFUTURES_REAL_SERVERS"))) {
                fail(message);
            }
            abort(message);
        }
        // fish takes its own files beside itself only if its settings are there too.
        if (Files.isDirectory(root.resolve("etc/fish"))) {
            Files.createSymbolicLink(root.resolve("usr/etc"), root.resolve("etc"));
        }
        return root;
    }

    private static String program(Path root, String shell) {
        return Stream.of("bin", "usr/bin", "usr/local/bin", "opt/homebrew/bin")
                .map(folder -> root.resolve(folder).resolve(shell))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private static String libraries(Path root) throws Exception {
        Path lib = root.resolve("usr/lib");
        if (root.equals(Path.of("/")) || !Files.isDirectory(lib)) {
            return "";
        }
        try (Stream<Path> folders = Files.list(lib)) {
            return folders.filter(each -> each.toString().endsWith("-linux-gnu"))
                    .findFirst()
                    .map(Path::toString)
                    .orElse("");
        }
    }
}
