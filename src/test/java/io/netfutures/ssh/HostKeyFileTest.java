package io.netfutures.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Origin;
import io.netfutures.device.Settings;
import io.netfutures.ssh.HostKeys.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostKeyFileTest {
    private static PublicKey key;
    private static PublicKey other;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeKeys() throws Exception {
        key = newKey();
        other = newKey();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1               | 192.0.2.1 | 22   | Accepted",
                "R1.example,192.0.2.1    | 192.0.2.1 | 22   | Accepted",
                "R1.Example              | r1.example | 22  | Accepted",
                "[192.0.2.1]:2222        | 192.0.2.1 | 2222 | Accepted",
                "[192.0.2.1]:2222        | 192.0.2.1 | 22   | Unknown",
                "192.0.2.1               | 192.0.2.1 | 2222 | Accepted",
                "192.0.2.*               | 192.0.2.1 | 22   | Accepted",
                "192.0.2.?               | 192.0.2.1 | 22   | Accepted",
                "192.0.2.?               | 192.0.2.10 | 22  | Unknown",
                "192.0.2.*,!192.0.2.1    | 192.0.2.1 | 22   | Unknown",
                "2001:db8::1             | 2001:db8::1 | 22 | Accepted",
                "[2001:db8::1]:2222      | 2001:db8::1 | 2222 | Accepted",
                "192.0.2.11              | 192.0.2.1 | 22   | Unknown",
            })
    void a_key_is_known_for_the_hosts_of_its_line(String hosts, String address, int port, String verdict)
            throws Exception {
        KnownHosts known = read(hosts + " " + PublicKeyEntry.toString(key) + "\n");
        assertThat(known.judge(device(address, port), key).getClass().getSimpleName())
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1        | 22   | 192.0.2.1 | 22",
                "[192.0.2.1]:2222 | 2222 | 192.0.2.1 | 2222",
            })
    void a_hashed_name_is_known(String name, int ignored, String address, int port) throws Exception {
        KnownHosts known = read(hashed(name) + " " + PublicKeyEntry.toString(key) + "\n");
        assertThat(known.judge(device(address, port), key)).isInstanceOf(Verdict.Accepted.class);
        assertThat(known.judge(device("192.0.2.2", port), key)).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void another_key_is_a_changed_one_and_the_line_is_named() throws Exception {
        KnownHosts known = read("# mine\n192.0.2.1 " + PublicKeyEntry.toString(other) + "\n");
        assertThat(known.judge(device("192.0.2.1", 22), key))
                .isEqualTo(new Verdict.Changed(folder.resolve("known_hosts") + ":2"));
    }

    @Test
    void a_revoked_key_is_refused_even_where_it_is_also_known() throws Exception {
        String text = PublicKeyEntry.toString(key) + "\n";
        KnownHosts known = read("192.0.2.1 " + text + "@revoked * " + text);
        assertThat(known.judge(device("192.0.2.1", 22), key)).isNotInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void a_device_with_nothing_but_a_revoked_key_is_not_known() throws Exception {
        KnownHosts known = read("@revoked * " + PublicKeyEntry.toString(other) + "\n");
        assertThat(known.knows(device("192.0.2.1", 22))).isFalse();
        assertThat(known.judge(device("192.0.2.1", 22), key)).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void the_key_of_an_authority_is_no_host_key() throws Exception {
        KnownHosts known = read("@cert-authority * " + PublicKeyEntry.toString(key) + "\n");
        assertThat(known.judge(device("192.0.2.1", 22), key)).isInstanceOf(Verdict.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1 ssh-ed25519", "192.0.2.1 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ", "192.0.2.1"})
    void a_torn_line_is_named(String torn) throws Exception {
        assertThatThrownBy(() -> read("192.0.2.9 " + PublicKeyEntry.toString(key) + "\n" + torn))
                .isInstanceOf(KnownHostsException.class)
                .hasMessageContaining("known_hosts:2");
    }

    @ParameterizedTest
    @CsvSource({"rw-rw----", "rw-----w-"})
    void a_file_that_others_can_write_is_refused(String mode) throws Exception {
        Path file = Files.writeString(folder.resolve("known_hosts"), "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        assertThatThrownBy(() -> KnownHosts.read(file, List.of(), false))
                .isInstanceOf(KnownHostsException.class)
                .hasMessageContaining(mode);
    }

    @Test
    void a_file_that_cannot_be_read_is_refused() throws Exception {
        Path file = Files.createDirectory(folder.resolve("known_hosts"));
        assertThatThrownBy(() -> KnownHosts.read(file, List.of(), false)).isInstanceOf(KnownHostsException.class);
    }

    @Test
    void an_accepted_key_is_remembered_and_for_the_user_alone() throws Exception {
        Path file = folder.resolve("netfutures/known_hosts");
        Device device = device("192.0.2.1", 2222);
        assertThat(KnownHosts.read(file, List.of(), true).judge(device, key)).isInstanceOf(Verdict.Accepted.class);
        KnownHosts again = KnownHosts.read(file, List.of(), false);
        assertThat(again.judge(device, key)).isInstanceOf(Verdict.Accepted.class);
        assertThat(again.judge(device, other)).isEqualTo(new Verdict.Changed(file + ":1"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_key_that_has_just_been_added_is_named_with_its_line() throws Exception {
        KnownHosts known = read("192.0.2.9 " + PublicKeyEntry.toString(key) + "\n");
        known.add(device("192.0.2.1", 22), other);
        assertThat(known.judge(device("192.0.2.1", 22), key))
                .isEqualTo(new Verdict.Changed(folder.resolve("known_hosts") + ":2"));
    }

    @Test
    void a_key_added_below_a_line_without_a_newline_stands_on_its_own() throws Exception {
        KnownHosts known = read("192.0.2.9 " + PublicKeyEntry.toString(other));
        known.add(device("192.0.2.1", 22), key);
        KnownHosts again = KnownHosts.read(folder.resolve("known_hosts"), List.of(), false);
        assertThat(again.judge(device("192.0.2.1", 22), key)).isInstanceOf(Verdict.Accepted.class);
        assertThat(again.judge(device("192.0.2.9", 22), other)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void many_that_add_at_once_leave_whole_lines() throws Exception {
        Path file = folder.resolve("known_hosts");
        List<Callable<Void>> adds = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Device device = device("192.0.2." + i, 22);
            adds.add(() -> {
                KnownHosts.read(file, List.of(), false).add(device, key);
                return null;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> each : threads.invokeAll(adds)) {
                each.get();
            }
        }
        assertThat(Files.readAllLines(file))
                .hasSize(40)
                .allMatch(line -> line.matches("192\\.0\\.2\\.\\d+ ssh-ed25519 \\S{68}"));
    }

    @Test
    void accepting_what_cannot_be_remembered_is_refused() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("known_hosts");
        assertThat(KnownHosts.read(file, List.of(), true).judge(device("192.0.2.1", 22), key))
                .isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void a_strict_device_is_refused_where_others_are_accepted() throws Exception {
        Settings strict = Settings.DEFAULT.with(new Settings.HostKeyRules(null, true));
        KnownHosts known = KnownHosts.read(folder.resolve("known_hosts"), List.of(), true);
        assertThat(known.judge(device("192.0.2.1", 22).with(strict), key)).isInstanceOf(Verdict.Unknown.class);
        assertThat(known.judge(device("192.0.2.1", 22), key)).isInstanceOf(Verdict.Accepted.class);
    }

    private KnownHosts read(String text) throws Exception {
        return KnownHosts.read(Files.writeString(folder.resolve("known_hosts"), text), List.of(), false);
    }

    private static Device device(String address, int port) {
        return new Device(
                address,
                address,
                port,
                "cisco_ios",
                Credentials.of("cisco", "cisco"),
                Settings.DEFAULT,
                Set.of(),
                Origin.CODE);
    }

    private static PublicKey newKey() throws Exception {
        KeyPair pair = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
        return pair.getPublic();
    }

    /** As {@code ssh-keygen -H} writes it. */
    private static String hashed(String name) throws Exception {
        byte[] salt = new byte[20];
        salt[3] = 7;
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(salt, "HmacSHA1"));
        Base64.Encoder base64 = Base64.getEncoder();
        return "|1|" + base64.encodeToString(salt) + "|"
                + base64.encodeToString(mac.doFinal(name.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }
}
