package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.nodeset.NodeSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another time server for three hundred devices of six platforms, in waves. */
@Tag("slow")
class ThreeHundredDevicesTest {
    private static final int SIZE = 300;
    private static final List<String> CHANGE = List.of(
            "config", "--yes", "--before", "show version", "--unchanged", "--file", "ntp.yaml", "--undo", "undo.yaml");

    private static final String FIRST = "ntp server 192.0.2.1";
    private static final String SECOND = "ntp server 192.0.2.2";

    @TempDir
    Path home;

    private SixPlatforms fleet;
    private InProcess program;
    private Map<String, List<String>> before;

    @RegisterExtension
    final Witness witness = new Witness(() -> program.err());

    @BeforeEach
    void open() throws Exception {
        fleet = SixPlatforms.open(home, SIZE);
        program = new InProcess(home);
        before = fleet.configurations();
        Files.writeString(home.resolve("ntp.yaml"), """
                platform:juniper_junos,platform:vyos:
                - set system ntp server 192.0.2.1
                - set system ntp server 192.0.2.2
                all:
                - ntp server 192.0.2.1
                - ntp server 192.0.2.2
                """);
        Files.writeString(home.resolve("undo.yaml"), """
                platform:cisco_nxos:
                - no ntp server 192.0.2.2
                - no ntp server 192.0.2.1
                """);
    }

    @AfterEach
    void close() throws Exception {
        fleet.close();
    }

    private int run(List<String> command, String... more) {
        return program.run(Stream.of(List.of("-i", fleet.inventory().toString()), command, List.of(more))
                .flatMap(List::stream)
                .toList());
    }

    private static boolean isOfSetLines(String device) {
        return device.startsWith("junos") || device.startsWith("vyos");
    }

    private static List<String> lines(String device) {
        String before = isOfSetLines(device) ? "set system " : "";
        return List.of(before + FIRST, before + SECOND);
    }

    /** What takes the lines back on this device, in any order. */
    private static List<String> opposite(String device) {
        return isOfSetLines(device)
                ? List.of("delete system ntp")
                : Stream.of(FIRST, SECOND).map(each -> "no " + each).toList();
    }

    private static String title(List<String> devices) {
        return "  " + NodeSet.fold(devices) + " (" + devices.size() + "): the same 2 lines\n";
    }

    private void assertThatAreAsBefore(List<String> devices) {
        for (String each : devices) {
            assertThat(fleet.router(each).configuration()).as(each).isEqualTo(before.get(each));
        }
    }

    /** These devices, and no others, were sent the lines, once; those behind them nothing at all. */
    private void assertThatOnlyTheseGotIt(List<String> devices, String refusing) {
        for (String each : devices) {
            assertThat(fleet.router(each).received()).as(each).containsOnlyOnceElementsOf(lines(each));
            assertThat(fleet.router(each).configuration()).as(each).containsAll(lines(each));
        }
        List<String> names = fleet.names();
        for (String each : names.subList(names.indexOf(refusing) + 1, SIZE)) {
            assertThat(fleet.router(each).loginsTried()).as(each).isZero();
            assertThat(fleet.router(each).received()).as(each).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nxos4, the change is taken back; its configuration is what it was before",
        "ios2, the change is taken back; its configuration is what it was before",
        "xr2,",
        "eos2,",
        "junos2,",
        "vyos2,"
    })
    void a_line_that_is_refused_in_the_second_wave_ends_the_change_there_and_all_of_it_can_be_undone(
            String refusing, @Nullable String became) {
        List<String> refused = lines(refusing);
        fleet.router(refusing).refuse(refused.getLast());
        List<String> done = fleet.names().subList(0, fleet.names().indexOf(refusing));
        assertThat(run(CHANGE, "-w", "1", "--waves", "1,10%,all")).isEqualTo(3);
        assertThat(program.err())
                .contains(
                        "netfutures: wave 1 is done; wave 2: 30 devices\n",
                        "line 2 of 2, \"" + refused.getLast() + "\", was refused; ",
                        "netfutures: " + refusing + ": accepted: " + refused.getFirst() + "\n",
                        "netfutures: " + refusing + ": refused:  " + refused.getLast() + "\n",
                        became == null ? "; nothing was changed; " : "netfutures: " + refusing + ": " + became + "\n",
                        "netfutures: 1 device has failed, more than --max-fail allows: nothing more is started\n",
                        "300 devices: %d ok, 1 failed, %d not contacted in "
                                .formatted(done.size(), SIZE - done.size() - 1))
                .doesNotContain("wave 3");
        assertThatOnlyTheseGotIt(done, refusing);
        assertThat(fleet.router(refusing).received()).containsOnlyOnceElementsOf(refused);
        assertThatAreAsBefore(List.of(refusing));

        assertThat(run(List.of("runs", "show", "1"))).isZero();
        assertThat(program.out())
                .contains("300: %d ok, 1 failed, %d not contacted\n".formatted(done.size(), SIZE - done.size() - 1))
                .contains(
                        title(done.stream().filter(each -> !isOfSetLines(each)).toList()),
                        title(done.stream()
                                .filter(ThreeHundredDevicesTest::isOfSetLines)
                                .toList()));
        assertThat(program.out().contains("taken back: " + refusing + "\nchanged in the running configuration:\n"))
                .isEqualTo(became != null);

        assertThat(run(List.of("runs", "undo", "1", "--yes", "--waves", "all"))).isZero();
        assertThat(program.err()).contains(done.size() + " devices: " + done.size() + " ok in ");
        assertThatAreAsBefore(fleet.names());
        for (String each : done) {
            assertThat(fleet.router(each).received())
                    .as(each)
                    .containsOnlyOnceElementsOf(lines(each))
                    .containsOnlyOnceElementsOf(opposite(each));
        }
        assertThat(fleet.router(refusing).received())
                .as("it had been taken back already")
                .filteredOn(line -> opposite(refusing).contains(line))
                .isEmpty();
        assertThatOnlyTheseGotIt(List.of(), refusing);
    }

    @Test
    void a_change_that_was_to_be_confirmed_is_abandoned_where_it_had_come_to() {
        List<String> names =
                fleet.names().stream().filter(each -> !each.startsWith("nxos")).toList();
        List<String> done = names.subList(0, names.indexOf("eos3"));
        fleet.router("eos3").refuse(SECOND);
        assertThat(run(
                        List.of("config", "--yes", "--waves", "1,10%,all", "--confirm", "10m", "--file", "ntp.yaml"),
                        "-x",
                        "platform:cisco_nxos",
                        "-w",
                        "1"))
                .isEqualTo(3);
        assertThat(program.err()).contains("250 devices: 12 ok, 1 failed, 237 not contacted in ");
        assertThatOnlyTheseGotIt(done, "eos3");

        assertThat(run(List.of("config", "abandon"))).isEqualTo(1);
        assertThat(program.err())
                .contains("vyos1, vyos2: cannot take the change back before its time, and does so by itself by ")
                .contains("10 devices: 10 ok in ");
        assertThatAreAsBefore(
                names.stream().filter(each -> !each.startsWith("vyos")).toList());
        assertThat(fleet.router("vyos1").configuration()).containsAll(lines("vyos1"));
        fleet.pass(Duration.ofMinutes(10));
        assertThatAreAsBefore(fleet.names());
        assertThatOnlyTheseGotIt(List.of(), "eos3");
    }

    @Test
    void a_dry_run_of_a_wave_of_many_tells_once_what_they_would_be_sent() {
        assertThat(run(CHANGE, "--dry-run", "-d", "ios*,nxos*", "--waves", "1,all"))
                .isZero();
        assertThat(program.out().replaceAll("nf-\\w+", "NAME")).isEqualTo("""
                wave 1 of 2: 1 device
                ios1: show version
                ios1: configure terminal revert timer 5
                ios1: ntp server 192.0.2.1
                ios1: ntp server 192.0.2.2
                ios1: end
                ios1: show version
                ios1: configure confirm
                ios1: else: configure revert now
                wave 2 of 2: 99 devices
                nxos[1-50] (50):
                  show version
                  checkpoint NAME
                  configure terminal
                  ntp server 192.0.2.1
                  ntp server 192.0.2.2
                  end
                  show version
                  no checkpoint NAME
                  else: rollback running-config checkpoint NAME atomic
                  else: no checkpoint NAME
                ios[2-50] (49):
                  show version
                  configure terminal revert timer 5
                  ntp server 192.0.2.1
                  ntp server 192.0.2.2
                  end
                  show version
                  configure confirm
                  else: configure revert now
                """);
    }

    @Test
    void what_is_shown_before_is_what_a_device_of_each_platform_receives() {
        List<String> six = fleet.names().subList(0, 6);
        Map<String, List<String>> shown = new TreeMap<>();
        assertThat(run(CHANGE, "--dry-run", "-d", String.join(",", six), "--waves", "all"))
                .isZero();
        program.out()
                .lines()
                .map(line -> line.split(": ", 2))
                .filter(line -> !line[1].startsWith("else: "))
                .forEach(line -> shown.computeIfAbsent(line[0], name -> new ArrayList<>())
                        .add(line[1].replaceAll("nf-\\w+", "NAME")));
        assertThat(shown).containsOnlyKeys(six);
        assertThat(run(CHANGE, "-d", String.join(",", six), "--waves", "all")).isZero();
        shown.forEach((name, lines) -> assertThat(fleet.router(name).received())
                .as(name)
                .map(line -> line.replaceAll("nf-\\w+", "NAME"))
                .filteredOn(line -> lines.contains(line))
                .isEqualTo(lines));
    }

    @Test
    void a_change_that_nobody_refuses_comes_to_all_devices_and_each_line_once() {
        assertThat(run(CHANGE, "--waves", "1,10%,all")).isZero();
        assertThat(program.err()).contains("300 devices: 300 ok in ");
        assertThatOnlyTheseGotIt(fleet.names(), fleet.names().getLast());
        assertThat(run(List.of("runs", "show", "1"))).isZero();
        assertThat(program.out()).contains("""
                changed in the running configuration:
                  eos[1-50],ios[1-50],nxos[1-50],xr[1-50] (200): the same 2 lines
                    +ntp server 192.0.2.1
                    +ntp server 192.0.2.2
                  junos[1-50],vyos[1-50] (100): the same 2 lines
                    +set system ntp server 192.0.2.1
                    +set system ntp server 192.0.2.2
                """);
        assertThat(run(List.of("runs", "undo", "1", "--yes"))).isZero();
        assertThatAreAsBefore(fleet.names());
        for (String each : fleet.names()) {
            assertThat(fleet.router(each).received())
                    .as(each)
                    .containsOnlyOnceElementsOf(lines(each))
                    .containsOnlyOnceElementsOf(opposite(each));
        }
    }
}
