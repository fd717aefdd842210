package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.work.Console;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page for people who know netmiko names everything that they know, and nothing that is not there. */
class ComingFromNetmikoTest {
    private static final Path PAGES = Path.of("src/site/markdown");

    private final String page;

    ComingFromNetmikoTest() throws IOException {
        page = Files.readString(PAGES.resolve("coming-from-netmiko.md"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "device_type ip host username password secret port use_keys key_file pkey passphrase allow_agent",
                "disabled_algorithms disable_sha2_fix ssh_strict system_host_keys alt_host_keys alt_key_file ssh_config_file",
                "conn_timeout banner_timeout auth_timeout blocking_timeout timeout session_timeout read_timeout_override",
                "keepalive default_enter response_return encoding disable_lf_normalization fast_cli global_delay_factor",
                "delay_factor_compat _legacy_mode global_cmd_verify verbose session_log session_log_record_writes",
                "session_log_file_mode allow_auto_change auto_connect serial_settings sock sock_telnet",
                "command_string expect_string read_timeout delay_factor max_loops auto_find_prompt strip_prompt strip_command",
                "normalize use_textfsm textfsm_template use_ttp ttp_template use_genie cmd_verify raise_parsing_error",
                "config_commands exit_config_mode enter_config_mode config_mode_command error_pattern terminator",
                "bypass_commands"
            })
    void every_argument_has_its_place(String arguments) {
        for (String argument : arguments.split(" ")) {
            assertThat(page).contains("`" + argument + "`");
        }
    }

    @Test
    void every_option_and_command_that_it_names_is_there() {
        String all = helpOfEverything();
        Pattern.compile("`[^`]*?(--[a-z][a-z-]+)")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .forEach(option -> assertThat(all).contains(option));
        Pattern.compile("`netfutures ([a-z]+)")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .forEach(command -> assertThat(all).contains("netfutures " + command));
    }

    @Test
    void every_page_that_it_leads_to_is_there() {
        List<String> links = Pattern.compile("\\]\\(([a-z-]+\\.md)\\)")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(PAGES.resolve(link)).exists());
    }

    private static String helpOfEverything() {
        StringBuilder all = new StringBuilder();
        for (String command :
                List.of("submit", "config", "--yes", "--waves", "all", "sessions", "platforms", "map", "ping")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Console console = new Console(
                    new BufferedReader(Reader.nullReader()),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    () -> false,
                    Map.of(),
                    Path.of("."));
            Main.run(console, command, "--help");
            all.append(out.toString(StandardCharsets.UTF_8));
        }
        return all.toString();
    }
}
