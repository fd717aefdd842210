package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chapter's session in JShell, as scripts/jshell begins it; its routers think as long as the chapter's. */
@Tag("slow")
class JShellTest {
    @TempDir
    Path home;

    @Test
    void futures_are_running_running_pending_and_at_last_finished() throws Exception {
        Path project = Path.of("").toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jshell").toString(),
                "--class-path",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "--startup",
                "DEFAULT",
                "--startup",
                project.resolve("scripts/jshell").toString(),
                "--feedback",
                "concise",
                "-J-Djava.util.prefs.userRoot=" + home,
                "-R-Dnetfutures.home=" + project,
                "-R--enable-native-access=ALL-UNNAMED",
                "-J-XX:+UseSerialGC",
                "-J-XX:TieredStopAtLevel=1",
                "-R-XX:+UseSerialGC",
                "-R-XX:TieredStopAtLevel=1",
                "-");
        builder.environment().put("HOME", home.toString());
        builder.environment().remove("NETFUTURES_INVENTORY");
        Path printed = home.resolve("printed");
        Process jshell = builder.redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(printed.toFile())
                .start();
        try (Writer typed = jshell.outputWriter(StandardCharsets.UTF_8)) {
            typed.write("""
                    var f1 = submit(r1, "sh clock")
                    var f2 = submit(r2, "sh clock")
                    var f3 = scope.submit("r3", () -> show(r3, "sh clock"))
                    print(f1, f2, f3)
                    for (var f : scope.asCompleted(List.of(f1, f2))) print(f.result())
                    f3.cancel()
                    print(f1, f2, f3)
                    /exit
                    """);
            typed.flush();
            assertThat(jshell.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(jshell.descendants()).as("nothing is left behind").isEmpty();
            List<String> lines = Files.readAllLines(printed);
            assertThat(lines.stream()
                            .filter(line -> line.startsWith("<Future"))
                            .map(line -> line.replaceAll("<Future at 0x[0-9a-f]+ state=(.*)>", "$1")))
                    .containsExactly(
                            "running",
                            "running",
                            "pending",
                            "finished returned dict",
                            "finished returned dict",
                            "cancelled");
            assertThat(lines.stream().filter(line -> line.startsWith("{'192.168.100.")))
                    .hasSize(2);
        } finally {
            jshell.descendants().forEach(ProcessHandle::destroyForcibly);
            jshell.destroyForcibly();
        }
    }
}
