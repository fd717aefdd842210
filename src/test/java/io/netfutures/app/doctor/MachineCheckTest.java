package io.netfutures.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.doctor.Finding.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a machine says to a run of 5,000 devices, 500 at once. */
class MachineCheckTest {
    private static Finding about(String what, HostMachine machine) {
        List<Finding> findings = new MachineCheck(machine, 5000, 500, false).findings();
        return findings.stream()
                .filter(each -> each.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    private static HostMachine machine(int files, int most, int ports, long heap, boolean utf8) {
        return new HostMachine(
                Runtime.Version.parse("21.0.2"),
                2,
                heap,
                OptionalInt.of(files),
                OptionalInt.of(most),
                OptionalInt.of(ports),
                utf8 ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII);
    }

    @Test
    void a_machine_with_room_is_ok() {
        assertThat(new MachineCheck(machine(1024, 4096, 28232, 1 << 30, true), 5000, 500, false).findings())
                .allMatch(
                        each -> each.severity() == Severity.ok && each.advice().isEmpty());
    }

    @Test
    void few_files_are_a_warning_with_the_limit_that_would_do() {
        Finding found = about("open files", machine(256, 4096, 28232, 1 << 30, true));
        assertThat(found.severity()).isEqualTo(Severity.warn);
        assertThat(found.detail()).contains("256 allowed").contains("about 128 devices at once, not on 500");
        assertThat(found.advice()).isEqualTo("ulimit -n 814; or -w 128, or -w auto, which never takes too many");
    }

    @Test
    void fewer_devices_than_workers_are_all_that_there_are_and_a_lab_takes_files_too() {
        HostMachine small = machine(100, 100, 28232, 1 << 30, true);
        assertThat(new MachineCheck(small, 300, 500, false).findings())
                .filteredOn(each -> each.what().equals("open files"))
                .singleElement()
                .satisfies(found -> assertThat(found.detail())
                        .isEqualTo("100 allowed: a run works on about 24 devices at once, not on all 300"))
                .satisfies(found ->
                        assertThat(found.advice()).endsWith("; or -w 24, or -w auto, which never takes too many"));
        assertThat(new MachineCheck(small, 24, 50, true).findings())
                .filteredOn(each -> each.what().equals("open files"))
                .singleElement()
                .satisfies(found -> assertThat(found.detail()).contains("about 4 devices at once, not on all 24"));
    }

    @Test
    void a_lab_that_cannot_listen_is_bad_whatever_the_workers() {
        HostMachine small = machine(100, 4096, 28232, 1 << 30, true);
        for (int workers : new int[] {1, 50}) {
            assertThat(new MachineCheck(small, 200, workers, true).findings())
                    .filteredOn(each -> each.what().equals("open files"))
                    .singleElement()
                    .isEqualTo(Finding.bad(
                            "open files",
                            "100 allowed: too few for a lab, each of whose 200 devices listens on one",
                            "choose at most 36 with -d; or ulimit -n " + (workers == 1 ? 267 : 414)));
        }
        assertThat(new MachineCheck(small, 36, 1, true).findings()).noneMatch(each -> each.severity() == Severity.bad);
        assertThat(new MachineCheck(machine(60, 60, 28232, 1 << 30, true), 20, 1, true).findings())
                .filteredOn(each -> each.what().equals("open files"))
                .singleElement()
                .satisfies(found -> assertThat(found.advice())
                        .isEqualTo("a system administrator can allow more than 60 (LimitNOFILE= of systemd, or"
                                + " limits.conf), 87 would do"));
    }

    @Test
    void where_the_user_may_not_raise_the_limit_the_administrator_is_named() {
        assertThat(about("open files", machine(256, 256, 28232, 1 << 30, true)).advice())
                .contains("administrator")
                .contains("256");
    }

    @Test
    void few_ports_little_memory_and_no_unicode_are_warnings() {
        HostMachine poor = machine(1024, 4096, 100, 64 << 20, false);
        assertThat(about("ports", poor).severity()).isEqualTo(Severity.warn);
        assertThat(about("memory", poor).detail()).startsWith("64 MB");
        assertThat(about("text", poor).detail()).contains("US-ASCII");
    }

    @Test
    void a_java_that_is_not_released_is_a_warning() {
        HostMachine early = new HostMachine(
                Runtime.Version.parse("26-ea+3"),
                1,
                1 << 30,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                StandardCharsets.UTF_8);
        assertThat(about("java", early).severity()).isEqualTo(Severity.warn);
        assertThat(about("java", early).detail()).contains("1 processor:");
    }
}
