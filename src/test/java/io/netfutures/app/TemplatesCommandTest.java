package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that lists templates, tries one, and says which is taken. */
@NullMarked
class TemplatesCommandTest {
    @TempDir
    Path home;

    private String out = "";
    private String err = "";

    private int run(String... words) {
        InProcess netfutures = new InProcess(home);
        int code = netfutures.run(words);
        out = netfutures.out();
        err = netfutures.err();
        return code;
    }

    private void own(String index) throws Exception {
        Path folder = Files.createDirectory(home.resolve("own"));
        Files.writeString(
                folder.resolve("cisco_ios_show_version.textfsm"), "Value V (.+)\n\nStart\n  ^${V} -> Record\n");
        if (!index.isEmpty()) {
            Files.writeString(folder.resolve("index"), "Template, Hostname, Platform, Command\n" + index);
        }
    }

    @Test
    void it_lists_what_there_is() {
        assertThat(run("templates")).isZero();
        assertThat(out.lines().findFirst())
                .hasValueSatisfying(head -> assertThat(head).matches("PLATFORM +COMMAND +TEMPLATE +SOURCE"));
        assertThat(out).containsPattern("cisco_ios +show version +cisco_ios_show_version.textfsm +built-in");
        assertThat(run("templates", "ios", "int", "stat")).isEqualTo(1);
        assertThat(err).contains("there is no template for ios int stat;");
        assertThat(run("templates", "tset", "a", "b")).isEqualTo(1);
        assertThat(err).contains("there is no template for tset a b; did you mean test?;");
        assertThat(run("templates", "ios", "version", "--format", "json")).isZero();
        assertThat(out)
                .isEqualTo("[\n{\"platform\":\"cisco_ios\",\"command\":\"show version\","
                        + "\"template\":\"cisco_ios_show_version.textfsm\",\"source\":\"built-in\"}\n]\n");
    }

    @Test
    void it_says_which_is_taken_and_why_others_are_not() throws Exception {
        own("other.textfsm, .*, cisco_ios, show other\n");
        assertThat(run("templates", "find", "--templates", "own", "ios", "show", "clock"))
                .isZero();
        String own = home.resolve("own").toString();
        assertThat(err)
                .isEqualTo(
                        "not in %s: none of its 2 for cisco_ios fits; netfutures templates --templates %s ios lists them\n"
                                .formatted(own, "own"));
        assertThat(out).startsWith("template  built-in/cisco_ios_show_clock.textfsm\nsends     show clock\n");
    }

    @Test
    void a_template_that_the_index_does_not_name_is_found_by_its_own_name_also_abbreviated() throws Exception {
        own("other.textfsm, .*, cisco_ios, show other\n");
        for (String command : List.of("show version", "sh ver")) {
            assertThat(run("templates", "find", "--templates", "own", "ios", command))
                    .isZero();
            assertThat(out)
                    .startsWith("template  %s/cisco_ios_show_version.textfsm\nsends     %s\n"
                            .formatted(home.resolve("own"), command));
        }
        assertThat(run("templates", "find", "--templates", "own", "ios", "show ver more"))
                .isEqualTo(1);
    }

    @Test
    void an_abbreviation_of_two_names_is_none_of_them() throws Exception {
        own("");
        Files.copy(
                home.resolve("own/cisco_ios_show_version.textfsm"),
                home.resolve("own/cisco_ios_show_versatility.textfsm"));
        assertThat(run("templates", "find", "--templates", "own", "ios", "sh vers"))
                .isZero();
        assertThat(out).startsWith("template  built-in/");
        assertThat(run("templates", "find", "--templates", "own", "ios", "sh versa"))
                .isZero();
        assertThat(out).startsWith("template  %s/cisco_ios_show_versatility".formatted(home.resolve("own")));
    }

    @Test
    void what_is_sent_is_told_for_built_in_templates() throws Exception {
        assertThat(run("templates", "find", "ios", "show", "version")).isZero();
        assertThat(out).startsWith("template  built-in/cisco_ios_show_version.textfsm\nsends     show version\n");
    }

    @Test
    void of_a_device_that_can_answer_in_json_it_says_what_is_sent() {
        assertThat(run("templates", "find", "eos", "show version")).isZero();
        assertThat(out).startsWith("""
                template  built-in/arista_eos_show_version.json.yaml
                sends     show version | json
                else      show version, by built-in/arista_eos_show_version.textfsm
                columns   MODEL HW_VERSION SERIAL_NUMBER""");
    }

    @Test
    void where_there_is_none_it_says_so() {
        assertThat(run("templates", "find", "ios", "show nothing")).isEqualTo(1);
        assertThat(err).contains("not in built-in: none of its ", "there is no template for show nothing of cisco_ios");
        assertThat(run("templates", "find", "oss", "show version")).isEqualTo(2);
        assertThat(err).contains("there is no platform oss");
        assertThat(run("templates", "--templates", "none")).isEqualTo(2);
        assertThat(err).contains("--templates: ", "none: there is no such folder");
    }

    @Test
    void it_tries_a_template() throws Exception {
        Files.writeString(home.resolve("t.textfsm"), """
                Value HOST (\\S+)
                Value UPTIME (.+)

                Start
                  ^${HOST} uptime is ${UPTIME}$$ -> Record
                  ^. -> Error
                """);
        Files.writeString(home.resolve("a.txt"), "R1 uptime is 3 days\nR2 uptime is 1 hour\n");
        assertThat(run("templates", "test", "t.textfsm", "a.txt")).isZero();
        assertThat(out).isEqualTo("host  uptime\nR1    3 days\nR2    1 hour\n");
        Files.writeString(home.resolve("b.txt"), "R1 uptime is 3 days\nwhat?\n");
        assertThat(run("templates", "test", "t.textfsm", "b.txt")).isEqualTo(1);
        assertThat(err).contains("t.textfsm:6: line 2 of the text is an error to this template: 'what?'");
        Files.writeString(home.resolve("t.textfsm"), "Value HOST \\S+\n");
        assertThat(run("templates", "test", "t.textfsm", "a.txt")).isEqualTo(2);
        assertThat(err).contains("t.textfsm:1: ");
        assertThat(run("templates", "test", "t.textfsm", "none.txt")).isEqualTo(2);
    }
}
