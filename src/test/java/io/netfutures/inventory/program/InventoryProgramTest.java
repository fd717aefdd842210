package io.netfutures.inventory.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.yaml.FileMistake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@Tag("slow")
class InventoryProgramTest {
    private static final Duration PATIENT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void what_a_program_prints_is_returned() throws Exception {
        Path file = script("printf 'args %s\\n' \"$*\"; cat; echo complaint >&2");

        assertThat(new InventoryProgram(file).run("--host", "r1; echo x"))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("args --host r1; echo x\n");
    }

    @Test
    void a_program_that_fails_is_a_mistake_with_what_it_said() throws Exception {
        Path file = script("echo '{}'; printf 'first\\n\\033[31mno such host\\n' >&2; exit 3");

        assertThatThrownBy(() -> new InventoryProgram(file).run("--list"))
                .isInstanceOf(FileMistake.class)
                .hasMessageStartingWith(file + ": the program ended with code 3: first")
                .hasMessageContaining("no such host")
                .hasMessageNotContaining("\033");
    }

    @Test
    @Timeout(30)
    void a_program_that_never_ends_is_killed_with_its_children() throws Exception {
        Path pid = folder.resolve("pid");
        Path file = script("sleep 1000 & echo $! > " + pid + "; echo waiting >&2; wait");

        assertThatThrownBy(() -> new InventoryProgram(file, Duration.ofSeconds(2)).run("--list"))
                .isInstanceOf(FileMistake.class)
                .hasMessage(file + ": the program took longer than 2 s and was killed: waiting");
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .ifPresent(child -> child.onExit().join());
    }

    @Test
    @Timeout(30)
    void a_child_that_outlives_a_program_is_not_waited_for() throws Exception {
        Path pid = folder.resolve("pid");
        Path file = script("(sleep 1000 & echo $! > " + pid + "); echo done");

        assertThat(new InventoryProgram(file, PATIENT).run())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("done\n");
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    @Timeout(60)
    void a_program_that_prints_without_end_is_killed() throws Exception {
        Path file = script("yes 'r1: {host: 10.0.0.1}'");

        assertThatThrownBy(() -> new InventoryProgram(file, PATIENT).run("--list"))
                .isInstanceOf(FileMistake.class)
                .hasMessageStartingWith(file + ": the program has printed more than 32 MB");
    }

    @Test
    void a_program_whose_interpreter_is_missing_is_a_mistake() throws Exception {
        Path file = Files.writeString(folder.resolve("inventory.py"), "#!/no/such/python\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));

        assertThatThrownBy(() -> new InventoryProgram(file).run("--list"))
                .isInstanceOf(FileMistake.class)
                .hasMessageStartingWith(file + ": cannot be run: ");
    }

    @Test
    void only_what_may_be_executed_and_says_what_it_is_counts_as_a_program() throws Exception {
        Path yaml = Files.writeString(folder.resolve("devices.yaml"), "- {host: 10.0.0.1}\n");
        Files.setPosixFilePermissions(yaml, PosixFilePermissions.fromString("rwx------"));
        Path plain = Files.writeString(folder.resolve("inventory.sh"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(plain, PosixFilePermissions.fromString("rw-------"));

        assertThat(InventoryProgram.is(yaml)).isFalse();
        assertThat(InventoryProgram.is(plain)).isFalse();
        assertThat(InventoryProgram.is(folder)).isFalse();
        assertThat(InventoryProgram.is(script(""))).isTrue();
        assertThat(InventoryProgram.is(Path.of("/bin/sh"))).isTrue();
    }

    private Path script(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("inventory"), "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
