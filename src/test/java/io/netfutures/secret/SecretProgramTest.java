package io.netfutures.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.device.SecretSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that print a secret, as processes. */
@Tag("slow")
class SecretProgramTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private SecretProgram program(Duration bound, String... words) {
        return new SecretProgram(new SecretSource.Command(List.of(words), folder), false, bound, Set.of("HIDDEN"));
    }

    private String first(String script) throws Exception {
        return program(LONG, "/bin/sh", "-c", script).firstLine().reveal();
    }

    @Test
    void its_first_line_is_the_secret() throws Exception {
        assertThat(first("printf 'hunter 22'")).isEqualTo("hunter 22");
        assertThat(first("printf 'hunter-22\\nlogin: cisco\\nurl: x\\n'")).isEqualTo("hunter-22");
    }

    @Test
    void its_words_reach_it_as_they_are() throws Exception {
        assertThat(program(LONG, "/bin/echo", "$HOME", "a  b", "*", ";id")
                        .firstLine()
                        .reveal())
                .isEqualTo("$HOME a  b * ;id");
    }

    @Test
    void it_runs_in_its_folder_and_has_nothing_to_read() throws Exception {
        assertThat(first("pwd")).isEqualTo(folder.toRealPath().toString());
        assertThat(first("cat; echo done")).isEqualTo("done");
    }

    @Test
    void of_one_that_fails_the_exit_code_is_told_and_nothing_else() {
        assertThatThrownBy(() -> first("echo hunter-22; exit 3"))
                .isInstanceOf(SecretUnavailable.class)
                .hasMessage("/bin/sh ended with exit code 3; try it by hand");
    }

    @Test
    void one_that_is_not_there_is_named_without_its_words() {
        assertThatThrownBy(() -> program(LONG, "no-such-program", "hunter-22").firstLine())
                .hasMessage("no-such-program cannot be started; check that this program is installed, and its path");
    }

    @Test
    void nothing_and_nonsense_are_refused() {
        assertThatThrownBy(() -> first("exit 0")).hasMessage("what /bin/sh printed: is empty; a secret was expected");
        assertThatThrownBy(() -> first("printf '\\377\\376'")).hasMessageContaining("is not text in UTF-8");
        assertThatThrownBy(() -> first("printf 'hunter\\03322'"))
                .hasMessageContaining("control character")
                .hasMessageNotContaining("hunter");
    }

    @Test
    void one_that_does_not_end_is_stopped_with_all_that_it_has_started() throws Exception {
        assertThatThrownBy(() -> program(
                                Duration.ofSeconds(5),
                                "/bin/sh",
                                "-c",
                                "echo $$ > pid; sleep 600 & echo $! >> pid; wait")
                        .firstLine())
                .hasMessage("/bin/sh did not end within 5 s; it was stopped");
        for (String pid : Files.readAllLines(folder.resolve("pid"))) {
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(left -> left.onExit().join());
        }
    }

    @Test
    void one_that_floods_is_stopped() {
        assertThatThrownBy(() -> program(Duration.ofSeconds(2), "/bin/sh", "-c", "yes hunter-22")
                        .firstLine())
                .hasMessage("/bin/sh printed more than 64 KB; a secret on its first line was expected");
    }

    @Test
    void one_that_leaves_a_daemon_behind_is_not_waited_for() throws Exception {
        try {
            assertThat(first("setsid sleep 600 & echo $! > daemon; echo hunter-22"))
                    .isEqualTo("hunter-22");
        } finally {
            ProcessHandle.of(Long.parseLong(
                            Files.readString(folder.resolve("daemon")).strip()))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void an_interrupt_stops_it() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> first("exec sleep 600")).isInstanceOf(InterruptedException.class);
    }

    @Test
    void a_vault_password_file_that_is_a_program_is_run() throws Exception {
        Path file = Files.writeString(folder.resolve("vault-pass"), "#!/bin/sh\necho vault-pass\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        Keyring keyring =
                new Keyring(Map.of("ANSIBLE_VAULT_PASSWORD_FILE", file.toString()), Keyring.Asker.NONE, List.of());
        assertThat(keyring.openVault(Vectors.of("vault-1.1"))).isEqualTo("hunter-22");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxr-x"));
        assertThatThrownBy(() -> new Keyring(
                                Map.of("ANSIBLE_VAULT_PASSWORD_FILE", file.toString()), Keyring.Asker.NONE, List.of())
                        .openVault(Vectors.of("vault-1.1")))
                .hasMessage(file + ": can be changed by other users than its owner; chmod go-w it");
    }
}
