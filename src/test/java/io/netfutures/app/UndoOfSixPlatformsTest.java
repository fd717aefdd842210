package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A run on a device of each of six platforms is undone with lines that follow from their configurations. */
@Tag("slow")
class UndoOfSixPlatformsTest {
    @TempDir
    Path home;

    private SixPlatforms fleet;
    private InProcess program;
    private Map<String, List<String>> before;

    @RegisterExtension
    final Witness witness = new Witness(() -> program.out() + program.err());

    @BeforeEach
    void open() throws Exception {
        fleet = SixPlatforms.open(home, 6);
        program = new InProcess(home);
        for (String each : fleet.names()) {
            boolean isSet = each.matches("junos.*|vyos.*");
            fleet.router(each).configure((isSet ? "set system " : "") + "ntp server 192.0.2.1");
            if (isSet || each.startsWith("xr")) {
                fleet.router(each).configure("commit");
            }
        }
        before = fleet.configurations();
    }

    @AfterEach
    void close() throws Exception {
        fleet.close();
    }

    private int run(String... words) {
        return program.run(Stream.concat(Stream.of("-i", fleet.inventory().toString()), Stream.of(words))
                .toList());
    }

    /** Sends lines to all devices, those of Junos and VyOS, and those of the others; then undoes that. */
    private void undone(List<String> set, List<String> others) throws Exception {
        StringBuilder yaml = new StringBuilder("platform:juniper_junos,platform:vyos:\n");
        set.forEach(each -> yaml.append("- ").append(each).append('\n'));
        yaml.append("all:\n");
        others.forEach(each -> yaml.append("- ").append(each).append('\n'));
        Files.writeString(home.resolve("lines.yaml"), yaml);
        assertThat(run("config", "--yes", "--waves", "all", "--file", "lines.yaml"))
                .isZero();
        for (String each : fleet.names()) {
            assertThat(fleet.router(each).configuration()).as(each).isNotEqualTo(before.get(each));
        }
        assertThat(run("runs", "undo", "last", "--yes", "--waves", "all")).isZero();
        assertThat(fleet.configurations()).isEqualTo(before);
    }

    @Test
    void a_line_that_came_beside_others_goes_alone() throws Exception {
        undone(List.of("set system ntp server 192.0.2.2"), List.of("ntp server 192.0.2.2"));
    }

    @Test
    void a_line_that_was_taken_away_comes_again() throws Exception {
        undone(List.of("delete system ntp server 192.0.2.1"), List.of("no ntp server 192.0.2.1"));
    }

    @Test
    void a_name_that_replaced_another_one_is_replaced() throws Exception {
        undone(List.of("set system host-name other"), List.of("hostname other"));
    }

    @Test
    void a_section_that_came_goes_with_its_lines() throws Exception {
        undone(
                List.of("set interfaces ge-0/0/9 unit 0 description 'to muc'", "set interfaces ge-0/0/9 mtu 9000"),
                List.of("interface Loopback7", "description to muc", "shutdown"));
    }

    @Test
    void what_would_be_sent_is_shown_first() {
        assertThat(run("config", "-d", "junos1", "set interfaces ge-0/0/9 unit 0 family inet"))
                .isZero();
        assertThat(run("runs", "undo", "1", "--dry-run")).isZero();
        assertThat(program.out()).isEqualTo("""
                junos1: configure
                junos1: delete interfaces ge-0/0/9
                junos1: commit confirmed 5
                junos1: exit configuration-mode
                junos1: configure
                junos1: commit
                junos1: exit configuration-mode
                junos1: else: configure
                junos1: else: rollback 1
                junos1: else: commit
                junos1: else: exit configuration-mode
                """);
        assertThat(fleet.router("junos1").received()).doesNotContain("delete interfaces ge-0/0/9");
    }
}
