package io.netfutures.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.netfutures.device.Credentials;
import io.netfutures.lab.box.Answered;
import io.netfutures.lab.box.Caller;
import io.netfutures.lab.box.Conversation;
import io.netfutures.lab.box.Monitor;
import io.netfutures.lab.box.Output;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the machine behind all personalities does: keys, rows, questions, and what is configured. */
@NullMarked
class CliTest {
    private Instant now = Instant.parse("2019-07-04T17:33:11Z");
    private final InstantSource time = () -> now;
    private Cli box = box("generic");

    private Cli box(String platform) {
        return new Cli(
                Personality.of(platform), "r1", Credentials.of("cisco", "secret"), time.withZone(ZoneOffset.UTC));
    }

    private static final class Seat {
        final Conversation dialogue;
        final StringBuilder aside = new StringBuilder();
        String seen;
        boolean over;

        Seat(Cli box, String user, int columns) {
            dialogue = box.open(new Caller(user, "10.0.0.9", columns), new Monitor() {
                @Override
                public void print(String text) {
                    aside.append(text);
                }

                @Override
                public void drop() {}
            });
            seen = finish(dialogue.start());
        }

        String type(String keys) {
            byte[] bytes = keys.getBytes(StandardCharsets.ISO_8859_1);
            return finish(dialogue.receive(bytes, 0, bytes.length));
        }

        private String finish(Output first) {
            StringBuilder text = new StringBuilder(first.text());
            Output output = first;
            while (output.next() instanceof Output.Answer) {
                output = dialogue.resume();
                text.append(output.text());
            }
            over = output.next() instanceof Output.HangUp;
            return text.toString();
        }
    }

    private Seat seat(String platform) {
        box = box(platform);
        return new Seat(box, "cisco", 0);
    }

    @Test
    void keys_are_echoed_and_rubbed_out() {
        Seat seat = seat("generic");
        assertThat(seat.type("shx\b")).isEqualTo("shx\b \b");
        assertThat(seat.type("\025")).isEqualTo("\b \b\b \b");
        assertThat(seat.type("abc\003")).isEqualTo("abc^C\r\nr1>");
    }

    @Test
    void a_full_row_goes_on_in_the_next() {
        Seat seat = seat("generic");
        String typed = seat.type("x".repeat(80));
        assertThat(typed).isEqualTo("x".repeat(77) + "\r\n" + "xxx");
        assertThat(new Seat(box("linux"), "cisco", 20).type("123456789")).isEqualTo("12345678 \r9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n"})
    void enter_is_any_of_three(String enter) {
        assertThat(seat("generic").type(enter)).isEqualTo("\r\nr1>");
    }

    @ParameterizedTest
    @CsvSource({"aruba_aoscx, 1", "linux, 2", "generic, 1"})
    void both_together_are_one_enter_but_on_linux(String platform, int prompts) {
        String text = seat(platform).type("\r\n");
        assertThat(text.split("r1[^ :]", -1)).hasSizeGreaterThan(0);
        assertThat(text.chars().filter(c -> c == '\n').count()).isEqualTo(prompts);
    }

    @Test
    void a_line_feed_alone_is_nothing_where_enter_is_carriage_return() {
        assertThat(seat("aruba_os").type("\n")).isEmpty();
    }

    @Test
    void a_secret_is_not_echoed_and_a_wrong_one_is_refused() {
        Seat seat = seat("generic");
        assertThat(seat.type("enable\rwrong\r")).isEqualTo("enable\r\nPassword: \r\n% Access denied\r\nr1>");
        assertThat(seat.type("enable\rsecret\r")).isEqualTo("enable\r\nPassword: \r\nr1#");
        assertThat(box.answered()).isEmpty();
    }

    @Test
    void what_is_typed_at_a_question_is_kept() {
        Seat seat = seat("juniper_junos");
        seat.type("set cli complete-on-space off\r");
        seat.type("request system reboot\rshow version\r\003");
        String question = "Reboot the system ? [yes,no] (no) ";
        assertThat(box.answered())
                .containsExactly(new Answered(question, "show version"), new Answered(question, "\003"));
        assertThat(seat.type("request system reboot\ryes\r")).contains("FINAL System shutdown");
        assertThat(seat.over).isTrue();
    }

    @Test
    void what_is_not_confirmed_in_time_is_taken_back() {
        Seat seat = seat("juniper_junos");
        seat.type("set cli complete-on-space off\rconfigure\rset system host-name r2\rcommit confirmed 5\r");
        assertThat(box.hostname()).isEqualTo("r2");
        now = now.plus(Duration.ofMinutes(5));
        assertThat(box.hostname()).isEqualTo("r1");
        seat.type("set system host-name r3\rcommit confirmed 5\rcommit\r");
        now = now.plus(Duration.ofMinutes(5));
        assertThat(box.hostname()).isEqualTo("r3");
    }

    @Test
    void lines_stand_in_their_section_and_a_negation_takes_one_away() {
        Seat seat = seat("arista_eos");
        seat.type("enable\rsecret\rterminal length 0\rconfigure\rinterface Ethernet1\rdescription one\rvlan 10\r");
        seat.type(
                "interface Ethernet1\rip address 10.0.0.1/24\rntp server 10.0.0.9\rsnmp-server x\rno ntp server 10.0.0.9\r");
        assertThat(seat.type("show running-config\r"))
                .contains(
                        "interface Ethernet1\r\n description one\r\n ip address 10.0.0.1/24\r\nvlan 10\r\nsnmp-server x\r\nend");
    }

    @Test
    void the_box_is_shared_and_the_terminal_is_not() {
        Seat one = seat("generic");
        Seat two = new Seat(box, "cisco", 0);
        one.type("enable\rsecret\r");
        assertThat(two.type("\r")).isEqualTo("\r\nr1>");
        box.banner("careful");
        assertThat(new Seat(box, "cisco", 0).seen).isEqualTo("careful\r\nr1>");
    }

    @Test
    void log_messages_come_where_they_are_monitored() {
        Seat seat = seat("cisco_s300");
        box.log("%LINK-I-Up: gi1");
        assertThat(seat.aside).hasToString("\r\n%LINK-I-Up: gi1\r\n");
        seat.dialogue.close();
        box.log("%LINK-W-Down: gi1");
        assertThat(seat.aside.toString()).doesNotContain("Down");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linux           | foo bar           | -bash: foo: command not found",
                "linux           | /usr/bin/foo      | -bash: /usr/bin/foo: command not found",
                "linux           | uptime --foo      | uptime: invalid argument '--foo'",
                "linux           | ls nowhere        | ls: cannot access 'nowhere': No such file or directory",
                "linux           | ip foo            | Object \"foo\" is unknown, try \"ip help\".",
                "checkpoint_gaia | show bogus        | CLINFR0329  Invalid command:'show bogus'.",
                "juniper_junos   | start shell~foo x | foo: Command not found.",
            })
    void an_unknown_line_is_told_as_on_the_platform(String platform, String typed, String said) {
        Seat seat = seat(platform);
        seat.type("set cli complete-on-space off\r");
        assertThat(seat.type(typed.replace('~', '\r') + "\r")).contains(said + "\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ls                   | notes.txt",
                "uptime               | 17:33:11 up 0 min,  1 user,",
                "ip a                 | inet 192.168.100.1/24",
                "ip -s link           | RX:  bytes packets",
                "hostname             | r1",
                "date                 | Thu Jul  4 17:33:11 UTC 2019",
                "df -h                | /dev/vda1        20G",
                "uname -a             | Linux r1 6.1.0",
                "cat /etc/os-release  | ID=debian",
            })
    void a_linux_machine_knows_what_is_typed_every_day(String typed, String said) {
        assertThat(seat("linux").type(typed + "\r")).contains(said).doesNotContain("not found", "invalid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cisco_nxos        | show clock              | 17:33:11.000 UTC Thu Jul 4 2019",
                "cisco_nxos        | show hostname           | r1",
                "cisco_xr          | show clock              | 17:33:11.000 UTC Thu Jul 4 2019",
                "cisco_asa         | show clock              | 17:33:11.000 UTC Thu Jul 4 2019",
                "arista_eos        | show clock              | Thu Jul  4 17:33:11 2019",
                "arista_eos        | show uptime             | 17:33:11 up 0 min",
                "juniper_junos     | show system uptime      | Current time: 2019-07-04 17:33:11 UTC",
                "huawei            | display clock           | 2019-07-04 17:33:11",
                "hp_comware        | display clock           | 17:33:11 UTC Thu 07/04/2019",
                "aruba_aoscx       | show clock              | Thu Jul  4 17:33:11 UTC 2019",
                "mikrotik_routeros | /system clock print     | time: 17:33:11",
                "fortinet          | execute time            | current time is: 17:33:11",
                "paloalto_panos    | show clock              | Thu Jul  4 17:33:11 UTC 2019",
                "vyos              | show date               | Thu Jul  4 17:33:11 UTC 2019",
                "cisco_nxos        | show ip interface brief | 192.168.100.1   protocol-up",
                "huawei            | display ip int brief    | 192.168.100.1/24",
                "generic           | show clock              | 17:33:11.000 UTC Thu Jul 4 2019",
            })
    void a_device_knows_everyday_questions(String platform, String typed, String said) {
        Seat seat = seat(platform);
        seat.type("set cli complete-on-space off\r");
        assertThat(seat.type(typed + "\r")).contains(said);
    }

    @Test
    void a_device_counts_the_time_since_it_started() {
        Seat seat = seat("linux");
        now = now.plus(Duration.ofMinutes(7));
        assertThat(seat.type("uptime\r")).contains(" 17:40:11 up 7 min, ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = ";",
            value = {
                "cisco_nxos; show run | section Ethernet1/40$; interface Ethernet1/40",
                "cisco_nxos; show run | sec \"Ethernet1/[12]$\"; interface Ethernet1/1~interface Ethernet1/2",
                "cisco_nxos; show run | in Ethernet1/3|vlan | ex 1/3; vlan 1",
                "cisco_nxos; show run | b Ethernet1/40; interface Ethernet1/40~line vty",
                "huawei; display cur | i sysname; sysname r1",
                "juniper_junos; show configuration | match interf; interfaces {",
                "juniper_junos; show configuration | find interfaces | except ge-; interfaces {~}",
                "juniper_junos; show configuration | last 1; }",
                "vyos; show configuration commands | match host-name; set system host-name 'r1'",
                "linux; ip -br addr | grep -v eth | grep eth; ",
                "linux; ip -br addr | head -n 1 | wc -l; 1",
                "linux; cat /etc/os-release | grep '^ID=\\|_ID'; VERSION_ID=\"12\"~ID=debian",
                "linux; cat /etc/os-release | egrep -i '^id=|_id' | tail -1; ID=debian",
                "linux; cat /etc/os-release|grep ^ID|wc -l; 1",
                "generic; show run | i hostname; hostname r1",
            })
    void filters_are_applied_and_shortened_as_the_platform_completes_them(
            String platform, String command, @Nullable String shown) {
        box = box(platform);
        Conversation dialogue = new Seat(box, "cisco", 0).dialogue;
        Output output = dialogue.exec(command);
        String text = output.text() + dialogue.resume().text();
        assertThat(text.lines().map(String::strip)).containsExactly(shown == null ? new String[0] : shown.split("~"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = ";",
            value = {
                "cisco_nxos; show run | bogus x; % Invalid command at '^' marker.",
                "cisco_nxos; show run | json; % Invalid command at '^' marker.",
                "cisco_nxos; show run | se x; % Invalid command at '^' marker.",
                "linux; uptime | foo; -bash: foo: command not found",
                "linux; uptime|foo; -bash: foo: command not found",
                "linux; uptime |foo; -bash: foo: command not found",
                "linux; uptime | grep -A2 up; grep: invalid argument '-A2'",
                "linux; uptime|grep -m1 up; grep: invalid argument '-m1'",
                "linux; uptime | grep -- up; grep: invalid argument '--'",
                "linux; uptime | grep up notes.txt; grep: invalid argument 'up'",
                "linux; uptime | grep [[:digit:]]; grep: invalid argument '[[:digit:]]'",
                "linux; cat /etc/os-release | grep ID\\|NAME; grep: invalid argument 'ID\\|NAME'",
            })
    void a_filter_that_is_not_there_is_refused(String platform, String typed, String said) {
        assertThat(seat(platform).type(typed + "\r")).contains(said + "\r\n").doesNotContain("interface");
    }

    @Test
    void a_paged_answer_goes_through_filters_too() {
        Seat seat = seat("cisco_nxos");
        assertThat(seat.type("show interface status | include Eth1/40\r"))
                .contains("\nEth1/40 ")
                .doesNotContain("Eth1/39");
        assertThat(seat.type("show interface status | no-more\r"))
                .contains("Eth1/40")
                .doesNotContain("--More--");
    }

    @Test
    void settings_behind_the_login_name_hold_for_the_session() {
        box = box("mikrotik_routeros");
        assertThat(box.account("admin+ct511w4098h")).isEqualTo("admin");
        Seat seat = new Seat(box, "admin+ct60w10h", 0);
        assertThat(seat.seen).endsWith("[admin@r1] > " + " ".repeat(59) + "\r[admin@r1] > ");
        assertThat(seat.type("/interface print\r")).endsWith("-- [Q quit|D dump|down]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "modes: {a: '>'}~start: b                                        | x:1:8: there is no mode b",
                "modes: {a: '>'}~commands: [{type: x, goes: c}]                  | x:1:8: there is no mode c",
                "modes: {a: '>'}~commands: [{type: x, say: c}]                   | x:2:22: there is no key say here",
                "modes: {a: '>'}~commands: [{type: x, does: fly}]                | x:2:28: there is no effect fly",
                "modes: {a: '>'}~commands: [{type: x, asks: why}]                | x:2:28: a question without answers",
                "newline: x                                                       | x:1:1: modes is missing",
            })
    void a_mistake_in_a_file_is_told_with_its_place(String text, String message) {
        assertThatIllegalStateException()
                .isThrownBy(() -> PersonalityFile.parse("x", text.replace("~", "\n")))
                .withMessage(message);
    }

    @Test
    void lines_can_be_configured_from_outside() {
        box = box("cisco_nxos");
        box.configure(List.of("interface Ethernet1/1", "description made here", "hostname r7"));
        assertThat(box.hostname()).isEqualTo("r7");
        assertThat(new Seat(box, "cisco", 0).type("terminal length 0\rshow running-config\r"))
                .contains("interface Ethernet1/1\r\n description made here\r\n");
    }

    @Test
    void the_time_is_that_of_the_lab() {
        Seat seat = new Seat(
                new Cli(
                        Personality.of("cisco_xr"),
                        "r1",
                        Credentials.of("cisco", "cisco"),
                        Clock.fixed(now, ZoneOffset.UTC)),
                "cisco",
                0);
        assertThat(seat.type("show version\r")).startsWith("show version\r\nThu Jul  4 17:33:11.000 UTC\r\n");
    }
}
