package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    private static final Pattern OPTION = Pattern.compile("(?m)^ {2,6}(?:-\\w, +)?(--[a-z-]+)");

    @TempDir
    Path home;

    private InProcess netfutures;

    @BeforeEach
    void create() {
        netfutures = new InProcess(home);
    }

    private static List<String> options(String text) {
        return OPTION.matcher(text).results().map(each -> each.group(1)).toList();
    }

    private String section(String heading) {
        MatchResult found = Pattern.compile("(?ms)^" + Pattern.quote(heading) + "\n(.*?)(\n\n|\\z)")
                .matcher(netfutures.out())
                .results()
                .findFirst()
                .orElseThrow();
        return found.group(1);
    }

    @Test
    void options_stand_by_what_they_are_about_and_those_of_the_command_first() {
        assertThat(netfutures.run("submit", "--help")).isZero();

        assertThat(netfutures.out()).startsWith("Usage: netfutures submit [OPTIONS] [SHOW-COMMAND...]\n");
        assertThat(options(netfutures.out().substring(0, netfutures.out().indexOf("\n\nResults:"))))
                .contains("--ask", "--commands")
                .doesNotContain("--gather", "--workers");
        assertThat(options(section("Results:"))).contains("--gather", "--output");
        assertThat(options(section("The run:"))).contains("--unsafe");
        assertThat(options(section("Limits:"))).contains("--workers", "--retries");
        assertThat(options(section("Logins:"))).contains("--username");
        assertThat(options(section("Devices and runs, before any command too:")))
                .contains("--devices", "--help");
        assertThat(options(netfutures.out())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"devices", "runs show", "doctor", "retry"})
    void a_command_has_no_section_without_options(String command) {
        assertThat(netfutures.run((command + " --help").split(" ", -1))).isZero();
        assertThat(netfutures.out()).doesNotContainPattern(":\n\n").doesNotContainPattern("\n\n\n");
        assertThat(options(netfutures.out())).contains("--devices").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "bench workers,bench workers [OPTIONS]",
        "runs show,runs show [",
        "inventory convert,inventory ",
        "submit,submit [OPTIONS]"
    })
    void help_takes_the_words_of_a_command(String command, String text) {
        assertThat(netfutures.run(("help " + command).split(" ")))
                .as(netfutures.err())
                .isZero();
        assertThat(netfutures.out()).startsWith("Usage: netfutures " + text);
        assertThat(netfutures.typed("help " + command + "\n", "run", "-")).isZero();
        assertThat(netfutures.out()).startsWith("Usage: " + text).doesNotContain("--inventory=");
    }

    @Test
    void where_devices_are_chosen_already_help_lists_no_option_that_is_refused() {
        String inventory = Path.of("inventory/devices.yaml").toAbsolutePath().toString();
        assertThat(netfutures.typed("workers\nhelp workers\nhelp submit\n", "--lab", "-i", inventory, "run", "-"))
                .as(netfutures.err())
                .isZero();
        String workers = netfutures.out().substring(0, netfutures.out().indexOf("Usage: submit"));
        assertThat(options(workers)).isEmpty();
        assertThat(options(netfutures.out()))
                .contains("--devices", "--workers")
                .doesNotContain(
                        "--inventory", "--inventory-format", "--lab", "--run-dir", "--host-keys", "--record", "--help");
    }

    @ParameterizedTest
    @CsvSource({
        "runs shw,there is no command runs shw; did you mean show?",
        "submit sh clock,there is no command submit sh; help submit explains all of it",
        "bench worker,there is no command bench worker; did you mean workers?"
    })
    void help_says_which_words_there_are(String command, String text) {
        assertThat(netfutures.run(("help " + command).split(" "))).isEqualTo(2);
        assertThat(netfutures.err()).startsWith("netfutures: " + text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "submti --help | netfutures: there is no command submti; did you mean submit?",
                "nosuch -h | netfutures: there is no command nosuch; help lists them",
                "runs shwo --help | Did you mean: runs show?",
                "--nosuch --help | --nosuch"
            })
    void no_help_is_given_for_what_there_is_not(String line, String complaint) {
        assertThat(netfutures.run(line.split(" "))).isEqualTo(2);
        assertThat(netfutures.out()).isEmpty();
        assertThat(netfutures.err()).contains(complaint);
    }

    @Test
    void without_a_command_there_is_one_list_of_options() {
        assertThat(netfutures.run("--help")).isZero();
        assertThat(options(netfutures.out())).contains("--devices", "--lab");
        assertThat(netfutures.out()).doesNotContain("before any command too");
    }
}
