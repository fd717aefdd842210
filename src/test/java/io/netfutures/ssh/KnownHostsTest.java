package io.netfutures.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.ClassArchive;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.ssh.HostKeys.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class KnownHostsTest {
    private static final PublicKey KEY = newKey();
    private static final PublicKey OTHER = newKey();

    @TempDir
    Path folder;

    private static PublicKey newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair().getPublic();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Device device(String address, int port) {
        Device device = Device.of(address, "cisco_ios", Credentials.of("cisco", "cisco"));
        return new Device(
                address,
                address,
                port,
                "cisco_ios",
                device.credentials(),
                device.settings(),
                device.groups(),
                device.origin());
    }

    private Path file(String text, String mode) throws Exception {
        Path file = Files.writeString(folder.resolve("known_hosts"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @ParameterizedTest
    @CsvSource({
        "r1, r1, 22, Accepted",
        "r1, R1, 22, Accepted",
        "[r1]:2222, r1, 2222, Accepted",
        "[r1]:2222, r1, 22, Unknown",
        "[r1]:22, r1, 22, Unknown",
        "r1, r1, 2222, Accepted",
        "@revoked *, r1, 2222, Changed",
        "@revoked r1, r1, 2222, Changed",
        "[r*]:22?2, r1, 2222, Accepted",
        "r*, r1, 2222, Accepted",
        "'*,![r1]:2222', r1, 2222, Accepted",
        "'r1,192.0.2.1', 192.0.2.1, 22, Accepted",
        "r*, r7, 22, Accepted",
        "'r*,!r7', r7, 22, Unknown",
        "@revoked *, r1, 22, Changed",
        "2001:db8::1, 2001:db8::1, 22, Accepted"
    })
    void names_are_matched_as_openssh_does(String names, String address, int port, String verdict) throws Exception {
        KnownHosts known =
                KnownHosts.read(file(names + " " + PublicKeyEntry.toString(KEY) + "\n", "rw-------"), List.of(), false);
        assertThat(known.judge(device(address, port), KEY).getClass().getSimpleName())
                .isEqualTo(verdict);
    }

    @Test
    void another_key_is_changed_and_names_the_line() throws Exception {
        KnownHosts known = KnownHosts.read(
                file("# mine\nr1 " + PublicKeyEntry.toString(KEY) + "\n", "rw-------"), List.of(), true);
        assertThat(known.judge(device("r1", 22), OTHER))
                .isInstanceOfSatisfying(
                        Verdict.Changed.class,
                        changed -> assertThat(changed.where()).endsWith("known_hosts:2"));
    }

    @ParameterizedTest
    @CsvSource({"r1 ecdsa-sha2-nistp256 AAAA, rw-------", "r1 ssh-ed, rw-------", "'', rw-rw----", "'', rw----rw-"})
    void a_torn_file_or_one_that_others_can_write_is_refused(String text, String mode) throws Exception {
        Path file = file(text, mode);
        assertThatThrownBy(() -> KnownHosts.read(file, List.of(), true)).isInstanceOf(KnownHostsException.class);
    }

    @Test
    void ten_writers_at_once_add_whole_lines_that_only_the_user_can_read() throws Exception {
        Path file = folder.resolve("new").resolve("known_hosts");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Verdict>> adders = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                Device device = device("r" + i, 22);
                adders.add(() -> add(file, device));
            }
            for (Future<Verdict> each : threads.invokeAll(adders)) {
                assertThat(each.get()).isInstanceOf(Verdict.Accepted.class);
            }
        }
        assertThat(Files.readAllLines(file)).hasSize(10);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("new"))))
                .isEqualTo("rwx------");
    }

    /** Ten programs at once: in one of them a lock would hold even if it did not hold between them. */
    @Test
    void ten_processes_that_begin_with_no_folder_lose_no_key() throws Exception {
        for (int round = 0; round < 3; round++) {
            Path file = folder.resolve("round" + round).resolve("netfutures").resolve("known_hosts");
            List<Process> writers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                // Half of their processor time would be spent on loading algorithms that they do not use.
                List<String> command = new ArrayList<>(ClassArchive.shared()
                        .start(Writer.class.getName(), "-Dorg.apache.sshd.security.provider.BC.enabled=false"));
                command.addAll(List.of(file.toString(), "p" + i + "-"));
                writers.add(
                        new ProcessBuilder(command).redirectErrorStream(true).start());
            }
            for (Process each : writers) {
                assertThat(each.inputReader().readLine()).isEqualTo("ready");
            }
            for (Process each : writers) {
                each.outputWriter().append("go\n").close();
            }
            for (Process each : writers) {
                assertThat(each.inputReader().readLine()).isNull();
                assertThat(each.waitFor()).isZero();
            }
            assertThat(Files.readAllLines(file))
                    .hasSize(200)
                    .allMatch(line -> line.matches("p\\d-\\d+ ecdsa-sha2-nistp256 \\S+"));
        }
    }

    /** Waits for a line, then adds twenty devices. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] words) throws Exception {
            KnownHosts known = KnownHosts.read(Path.of(words[0]), List.of(), true);
            PublicKey key = KEY;
            System.out.println("ready");
            if (System.in.read() < 0) {
                throw new IllegalStateException("nobody said go");
            }
            for (int i = 0; i < 20; i++) {
                if (!(known.judge(device(words[1] + i, 22), key) instanceof Verdict.Accepted)) {
                    throw new IllegalStateException("not added");
                }
            }
        }
    }

    private static Verdict add(Path file, Device device) throws Exception {
        return KnownHosts.read(file, List.of(), true).judge(device, KEY);
    }
}
