package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code config --template} over a lab of three routers; told by what these have received. */
@Tag("slow")
class ConfigTemplateTest {
    private static final List<String> OF_EACH = List.of(
            "  site: ber\n  ntp: [192.0.2.1, 192.0.2.2]\n  snmp_community: s3cr3t\n",
            "  site: muc\n  ntp: [192.0.2.3]\n  vlans:\n  - {id: 10, name: users}\n  - {id: 20, name: guests}\n",
            "  site: ber\n  ntp: []\n");

    @TempDir
    Path home;

    private Classroom room;
    private String out = "";
    private String err = "";

    @RegisterExtension
    final Witness witness = new Witness(() -> this.err);

    @BeforeEach
    void open_and_say_more_of_each_device() throws Exception {
        room = Classroom.open(home);
        String[] entries = Files.readString(room.inventory()).split("(?m)^(?=- name)");
        for (int i = 0; i < entries.length; i++) {
            entries[i] += OF_EACH.get(i);
        }
        Files.writeString(room.inventory(), String.join("", entries));
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    private int config(String... words) {
        InProcess program = new InProcess(home);
        int code = program.run(
                Stream.concat(Stream.of("config", "-i", room.inventory().toString()), Stream.of(words))
                        .toArray(String[]::new));
        out = program.out();
        err = program.err();
        return code;
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(home.resolve(name), text);
    }

    private void nothing_was_contacted() {
        for (String each : List.of("R1", "R2", "R3")) {
            assertThat(room.router(each).loginsTried()).as(each).isZero();
        }
    }

    @Test
    void each_device_receives_the_lines_that_the_template_makes_of_its_entry() throws Exception {
        write("ntp.j2", """
                ! of {{ name }} in {{ site }}
                {% for server in ntp %}
                ntp server {{ server }}
                {% endfor %}
                {% for vlan in vlans|default([]) %}
                interface Loopback{{ vlan.id }}
                 description {{ vlan.name|upper }}
                {% endfor %}
                """);
        assertThat(config("--template", "ntp.j2", "-q", "--yes", "hostname after"))
                .isZero();
        assertThat(room.router("R1").received())
                .containsSubsequence("ntp server 192.0.2.1", "ntp server 192.0.2.2", "hostname after")
                .noneMatch(line -> line.startsWith("interface") || line.contains("! of"));
        assertThat(room.router("R2").received())
                .containsSubsequence(
                        "ntp server 192.0.2.3",
                        "interface Loopback10",
                        " description USERS",
                        "interface Loopback20",
                        " description GUESTS",
                        "hostname after");
        assertThat(room.router("R3").loginsTried()).isZero();
    }

    @Test
    void a_device_without_a_line_is_left_out_and_told() throws Exception {
        write("ntp.j2", "! {{ name }}\n{% for server in ntp %}\nntp server {{ server }}\n{% endfor %}\n");
        assertThat(config("--template", "ntp.j2", "--dry-run")).isZero();
        assertThat(out).isEqualTo("""
                wave 1 of 2: 1 device
                R1: configure terminal
                R1: ntp server 192.0.2.1
                R1: ntp server 192.0.2.2
                R1: end
                wave 2 of 2: 1 device
                R2: configure terminal
                R2: ntp server 192.0.2.3
                R2: end
                """);
        assertThat(err).contains("note: ntp.j2 comes to no line for R3; it is not contacted\n");
        assertThat(config("-d", "R3", "--template", "ntp.j2")).isEqualTo(2);
        assertThat(err).isEqualTo("netfutures: ntp.j2: comes to no line for any of the devices\n");
        nothing_was_contacted();
    }

    @Test
    void what_the_inventory_says_of_a_device_comes_before_vars() throws Exception {
        write("all.yaml", "site: everywhere\nbanner_text: Keep out\nmtu: 9000\nsnmp_community: public2\n");
        write(
                "t.j2",
                "description {{ site }} {{ mtu + 18 }} {{ host }} {{ groups|length }}\nsnmp-server community {{ snmp_community }} RO\n");
        assertThat(config("-d", "R1", "--template", "t.j2", "--vars", "all.yaml", "--dry-run"))
                .isZero();
        assertThat(out)
                .contains("R1: description ber 9018 127.0.0.1 0\n", "R1: snmp-server community **** RO\n")
                .doesNotContain("public2", "s3cr3t");
        nothing_was_contacted();
    }

    @Test
    void mistakes_of_all_devices_are_told_at_once_and_nothing_is_contacted() throws Exception {
        write(
                "t.j2",
                "hostname {{ nmae }}\n{% for v in vlans %}\nvlan {{ v.id }}\n{% endfor %}\nx {{ snmp_community }}\n");
        assertThat(config("--template", "t.j2")).isEqualTo(2);
        assertThat(err).isEqualTo("""
                netfutures: t.j2:1: nmae is not defined; did you mean name? (R1, R2, R3)
                t.j2:2: vlans is not defined (R1, R3)
                t.j2:5: snmp_community is kept back, since it may be a secret; give it in a file with --vars (R1)
                t.j2:5: snmp_community is not defined (R2, R3)
                """);
        write("t.j2", "hostname {{ name\n");
        assertThat(config("--template", "t.j2")).isEqualTo(2);
        assertThat(err).isEqualTo("netfutures: t.j2:1: this is not closed; }} or %} is missing\n");
        assertThat(config("--template", "none.j2")).isEqualTo(2);
        assertThat(err).isEqualTo("netfutures: none.j2: there is no such file\n");
        nothing_was_contacted();
    }

    @Test
    void the_file_with_values_is_checked_too() throws Exception {
        write("t.j2", "hostname {{ name }}\n");
        write("list.yaml", "- a\n");
        write("name.yaml", "mtu: 1\nname: x\n");
        assertThat(config("--template", "t.j2", "--vars", "list.yaml")).isEqualTo(2);
        assertThat(err).contains("list.yaml:1:1: this must be a mapping of names to values");
        assertThat(config("--template", "t.j2", "--vars", "name.yaml")).isEqualTo(2);
        assertThat(err).contains("name.yaml:2:1: every device has a value name of its own");
        assertThat(config("--template", "t.j2", "--vars", "none.yaml")).isEqualTo(2);
        assertThat(err).contains("none.yaml: there is no such file");
        assertThat(config("--vars", "name.yaml", "hostname x")).isEqualTo(2);
        assertThat(err).contains("--vars is for --template; leave it out");
        assertThat(config("--template", "t.j2", "--file", "t.j2")).isEqualTo(2);
        assertThat(err).contains("--file and --template both say what to send");
        nothing_was_contacted();
    }

    @Test
    void a_template_without_end_is_broken_off_with_the_first_device() throws Exception {
        write("t.j2", "x\n{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}\n");
        assertThat(config("--template", "t.j2")).isEqualTo(2);
        assertThat(err).contains("t.j2:2: this does not come to an end").contains("(R1)");
        nothing_was_contacted();
    }
}
