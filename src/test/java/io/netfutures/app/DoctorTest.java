package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.ClosedPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} says of a home, and its exit code. */
@Tag("slow")
class DoctorTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

    @TempDir
    Path home;

    private Path settings;
    private String out = "";

    @BeforeEach
    void make_the_folders_of_somebody_who_has_used_it() throws Exception {
        settings = home.resolve(".config/netfutures");
        for (Path folder : new Path[] {settings, home.resolve(".local/state/netfutures"), home.resolve(".ssh")}) {
            Files.createDirectories(folder);
            mode(folder, "rwx------");
        }
        inventory("R1: {host: 192.0.2.1, device_type: cisco_ios, username: me, password: s3cret-word}");
    }

    private static void mode(Path file, String mode) throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private void inventory(String text) throws Exception {
        Files.writeString(home.resolve("devices.yaml"), text + "\n");
        mode(home.resolve("devices.yaml"), "rw-------");
    }

    private void known(String line) throws Exception {
        Files.writeString(settings.resolve("known_hosts"), line + "\n");
        mode(settings.resolve("known_hosts"), "rw-------");
    }

    private int doctor(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "doctor";
        System.arraycopy(words, 0, all, 1, words.length);
        InProcess netfutures = new InProcess(home);
        int code = netfutures.run(all);
        out = netfutures.out() + netfutures.err();
        return code;
    }

    @Test
    void a_home_in_order_has_nothing_bad() throws Exception {
        known("192.0.2.1 " + KEY);
        assertThat(doctor()).isZero();
        assertThat(out)
                .contains("ok    host keys   all are known\n")
                .contains("ok    inventory   1 device\n")
                .contains("ok    way         no name to look up, no jump host to contact\n")
                .containsPattern("\n\\d+ ok, \\d warn, 0 bad\n$")
                .doesNotContain("s3cret-word");
    }

    @Test
    void without_an_inventory_the_machine_is_looked_at() throws Exception {
        Files.delete(home.resolve("devices.yaml"));
        assertThat(doctor()).isZero();
        assertThat(out).contains("warn  inventory   there is none").contains("java");
    }

    @Test
    void of_a_folder_with_an_inventory_the_files_are_checked() throws Exception {
        known("192.0.2.1 " + KEY);
        Path folder = Files.createDirectory(home.resolve("inventory"));
        mode(folder, "rwxr-xr-x");
        Path file = Files.move(home.resolve("devices.yaml"), folder.resolve("core.yaml"));

        assertThat(doctor("-i", "inventory")).isZero();
        assertThat(out).contains("ok    inventory   1 device\n");

        mode(file, "rw-r--r--");
        assertThat(doctor("-i", "inventory")).isZero();
        assertThat(out)
                .contains("warn  inventory   " + file + ": the passwords in it can be read by every user")
                .contains("-> chmod 600 it")
                .doesNotContain(folder + ": ");
    }

    @Test
    void devices_whose_key_is_not_known_are_counted_and_named() {
        assertThat(doctor()).isZero();
        assertThat(out).contains("warn  host keys   no key is known of 1 of 1 device (R1)");
    }

    @Test
    void known_hosts_that_others_can_write_is_bad() throws Exception {
        known("192.0.2.1 " + KEY);
        mode(settings.resolve("known_hosts"), "rw-rw-rw-");
        assertThat(doctor()).isEqualTo(1);
        assertThat(out)
                .contains("bad   host keys")
                .contains("can be written by others")
                .contains("chmod 600");
    }

    @Test
    void a_damaged_line_of_the_users_own_file_is_named_with_its_number() throws Exception {
        known("192.0.2.1 " + KEY);
        Files.writeString(home.resolve(".ssh/known_hosts"), "# mine\n192.0.2.9 ssh-ed25519 AAAA-torn\n");
        doctor();
        assertThat(out).contains("warn  host keys   damaged lines").contains(".ssh/known_hosts:2");
    }

    @Test
    void passwords_that_all_users_can_read_and_open_folders_are_said() throws Exception {
        mode(home.resolve("devices.yaml"), "rw-r--r--");
        mode(settings, "rwxr-xr-x");
        doctor();
        assertThat(out)
                .contains("the passwords in it can be read by every user")
                .contains("-> chmod 600 it")
                .contains("warn  settings")
                .contains("-> chmod 700 " + settings);
    }

    @Test
    void an_entry_that_cannot_be_used_is_bad_with_its_reason() throws Exception {
        inventory("R1: {host: 192.0.2.1, device_type: cisco_ios, username: me, use_keys: true, key_file: nowhere}");
        assertThat(doctor("--offline")).isEqualTo(1);
        assertThat(out)
                .containsPattern("bad   inventory +1 of 1 device \\(R1\\) with an entry that cannot be used; .*nowhere")
                .containsPattern("-> mend it in .*devices.yaml:1");
    }

    @Test
    void a_file_that_is_no_key_is_bad_and_one_that_others_can_read_a_warning() throws Exception {
        Files.writeString(home.resolve("id"), "no key\n");
        mode(home.resolve("id"), "rw-r--r--");
        inventory("R1: {host: 192.0.2.1, device_type: cisco_ios, username: me, use_keys: true, key_file: "
                + home.resolve("id") + "}");
        assertThat(doctor("--offline")).isEqualTo(1);
        assertThat(out)
                .containsPattern("bad   keys +.*id is not a private key: 1 of 1 device \\(R1\\)")
                .contains("-> chmod 600 " + home.resolve("id"));
    }

    @Test
    void an_inventory_that_cannot_be_read_is_bad_with_its_line() throws Exception {
        inventory("R1: {host: 192.0.2.1, device_type: cisco_ios\nR2: x");
        assertThat(doctor()).isEqualTo(1);
        assertThat(out).containsPattern("bad   inventory +.*devices.yaml:\\d+");
    }

    @Test
    void unknown_platforms_and_shared_places_are_said() throws Exception {
        inventory("""
                R1: {host: 192.0.2.1, device_type: cisco_ios, username: me, password: x}
                R2: {host: 192.0.2.1, device_type: cisco_ois, username: me, password: x}""");
        doctor();
        assertThat(out)
                .contains("1 of 2 devices (R2) of a platform that is not known")
                .contains("1 of 2 devices (R2) at an address and port that another one has");
    }

    @Test
    void a_file_from_the_future_shows_that_the_clock_is_behind() throws Exception {
        Files.setLastModifiedTime(
                home.resolve("devices.yaml"), FileTime.from(Instant.now().plus(Duration.ofDays(2))));
        doctor();
        assertThat(out).contains("warn  clock").contains("devices.yaml was written at");
    }

    @Test
    void of_devices_that_nobody_knows_nothing_is_ok() {
        assertThat(doctor("-i", "nofile")).isEqualTo(1);
        assertThat(out).contains("bad   inventory   ").doesNotContain("keys        ", "way   ");
    }

    @Test
    void the_page_lists_every_line() throws Exception {
        String page = Files.readString(Path.of("src/site/markdown/doctor.md"));
        doctor();
        assertThat(out.lines().filter(line -> line.matches("(ok|warn|bad) .*")))
                .hasSizeGreaterThan(9)
                .allSatisfy(line ->
                        assertThat(page).contains("`" + line.substring(6, 17).strip() + "`"));
    }

    @Test
    void a_jump_host_that_refuses_is_bad_and_is_not_asked_offline() throws Exception {
        int closed = ClosedPort.take();
        inventory("R1: {host: 192.0.2.1, device_type: cisco_ios, username: me, password: x, jump: 'me@127.0.0.1:"
                + closed + "'}");
        assertThat(doctor()).isEqualTo(1);
        assertThat(out).contains("bad   jump hosts  1 of 1 host (127.0.0.1:" + closed + ") do not answer with SSH");
        assertThat(doctor("--offline")).isZero();
        assertThat(out).doesNotContain("jump hosts");
    }

    @Test
    void more_workers_than_files_are_said_with_the_command_that_helps() {
        doctor("-w", "100000", "--offline");
        assertThat(out).contains("open files");
        doctor("-w", "auto", "--offline");
        assertThat(out).containsPattern("ok    open files");
    }

    @Test
    void no_workers_are_refused_as_by_a_run() {
        assertThat(doctor("-w", "0")).isEqualTo(2);
        assertThat(out).isEqualTo("netfutures: --workers must be greater than 0, not 0\n");
    }
}
