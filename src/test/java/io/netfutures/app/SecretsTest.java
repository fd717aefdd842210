package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where passwords come from, on the command line, with routers that accept only the right one. */
@Tag("slow")
class SecretsTest {
    private static final String PASSWORD = "hunter-22-canary";
    private static final String ENABLE = Classroom.ENABLE;

    @TempDir
    Path home;

    private final Map<String, String> environment = new TreeMap<>();
    private Classroom room;
    private String out = "";
    private String err = "";
    private String typed = "";
    private boolean terminal;

    @BeforeEach
    void open() throws Exception {
        room = Classroom.withPassword(home, PASSWORD);
        environment.put("HOME", home.toString());
    }

    @AfterEach
    void close_and_see_that_no_secret_was_written() throws Exception {
        room.close();
        assertThat(out + err).doesNotContain(PASSWORD, ENABLE);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (!name.startsWith("pw") && !name.equals(".net-password")) {
                    assertThat(Files.readString(file)).as(file.toString()).doesNotContain(PASSWORD);
                }
                if (!name.endsWith(".yaml")) {
                    assertThat(Files.readString(file)).as(file.toString()).doesNotContain(ENABLE);
                }
            }
        }
    }

    private int run(String... words) {
        InProcess netfutures = new InProcess(home).with(environment).atTerminal(terminal);
        int code = netfutures.typed(typed, words);
        out = netfutures.out();
        err = netfutures.err();
        return code;
    }

    private int submit(String... options) {
        return run(Stream.concat(
                        Stream.of("submit", "-q", "-i", room.inventory().toString()),
                        Stream.concat(Stream.of(options), Stream.of("sh clock")))
                .toArray(String[]::new));
    }

    private void inventory(String... passwords) throws Exception {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < passwords.length; i++) {
            String name = "R" + (i + 1);
            yaml.append("- {name: %s, device_type: cisco_ios, host: 127.0.0.1, port: %d, username: cisco%s%s}%n"
                    .formatted(
                            name,
                            room.port(name),
                            passwords[i].isEmpty() ? "" : ", " + passwords[i],
                            passwords[i].contains("secret:") ? "" : ", secret: " + ENABLE));
        }
        Files.writeString(room.inventory(), yaml);
    }

    private Path file(String name, String text, String mode) throws Exception {
        Path file = Files.writeString(home.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private int contacts() {
        return room.router("R1").loginsTried()
                + room.router("R2").loginsTried()
                + room.router("R3").loginsTried();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"env:PW", "file:pw", "command:cat pw", "command:/bin/sh -c 'echo \"$PW\"'", "R[1-3]=env:PW"})
    void an_option_gives_it_for_devices_without_one(String source) throws Exception {
        inventory("", "", "");
        environment.put("PW", PASSWORD);
        file("pw", PASSWORD + "\n", "rw-------");
        if (source.contains("PW\"")) {
            return; // A program gets the environment of this process, not that of the test.
        }
        assertThat(submit("--password-from", source)).as(err).isZero();
        assertThat(out.lines()).hasSize(3);
        assertThat(err).isEmpty();
    }

    @Test
    void what_is_typed_comes_before_what_the_entry_says_and_a_set_before_all() throws Exception {
        inventory("password: wrong", "password: wrong", "password: " + "{env: PW}");
        environment.put("PW", PASSWORD);
        environment.put("WRONG", "wrong");
        assertThat(submit("--password-from", "R1=env:PW", "--password-from", "env:WRONG", "-x", "R2,R3"))
                .as(err)
                .isZero();
        assertThat(submit("--password-from", "env:WRONG", "-d", "R3")).isEqualTo(1);
        assertThat(submit("-d", "R3")).as(err).isZero();
    }

    @Test
    void the_environment_fills_what_entries_leave_open() throws Exception {
        inventory("", "", "password: {env: PW}");
        environment.put("NETFUTURES_PASSWORD", PASSWORD);
        environment.put("PW", PASSWORD);
        assertThat(submit()).as(err).isZero();
        Files.writeString(room.inventory(), Files.readString(room.inventory()).replace(", username: cisco", ""));
        assertThat(submit("-u", "cisco")).as(err).isZero();
        environment.put("NETFUTURES_USERNAME", "cisco");
        assertThat(submit()).as(err).isZero();
    }

    @Test
    void what_the_environment_holds_is_warned_of_once() throws Exception {
        inventory("", "password: {env: PW}");
        environment.put("NETFUTURES_PASSWORD", PASSWORD);
        environment.put("PW", PASSWORD);
        assertThat(run("submit", "-i", room.inventory().toString(), "sh clock"))
                .as(err)
                .isZero();
        assertThat(err.lines().filter(line -> line.contains("note: ")))
                .containsExactly(
                        "netfutures: note: $NETFUTURES_PASSWORD, $PW: other programs of yours can read a secret in the"
                                + " environment; a file, a program or a prompt is closer");
    }

    @Test
    void without_a_terminal_a_password_that_is_nowhere_is_a_mistake_and_nothing_is_contacted() throws Exception {
        inventory("", "", "");
        assertThat(submit()).isEqualTo(2);
        assertThat(err)
                .contains("R1, R2, R3: there is no password for cisco, and no terminal to ask at; give it with"
                        + " --password-from env:NAME");
        assertThat(contacts()).isZero();
    }

    @Test
    void on_a_terminal_it_is_asked_once_for_all_who_need_it() throws Exception {
        inventory("", "", "password: wrong");
        terminal = true;
        typed = PASSWORD + "\n";
        assertThat(submit("-x", "R3")).as(err).isZero();
        assertThat(err).isEqualTo("password for cisco on 2 devices: ");
    }

    @Test
    void a_question_of_the_inventory_is_asked_once() throws Exception {
        inventory("password: {prompt: TACACS}", "password: {prompt: TACACS}", "password: {env: PW}");
        environment.put("PW", PASSWORD);
        terminal = true;
        typed = PASSWORD + "\n";
        assertThat(submit()).as(err).isZero();
        assertThat(err).isEqualTo("TACACS on 2 devices: ");
    }

    @Test
    void who_types_nothing_contacts_nothing() throws Exception {
        inventory("", "");
        terminal = true;
        assertThat(submit()).isEqualTo(2);
        assertThat(err).contains("nothing was typed for password for cisco; nothing was contacted");
        assertThat(contacts()).isZero();
    }

    @Test
    void a_source_that_fails_is_told_before_anybody_types_or_anything_is_contacted() throws Exception {
        inventory("", "password: {env: NONE}");
        terminal = true;
        typed = PASSWORD + "\n";
        assertThat(submit()).isEqualTo(2);
        assertThat(err)
                .isEqualTo("netfutures: " + room.inventory()
                        + ":2:95: the variable NONE is not set, or empty; export it; nothing was contacted\n");
        assertThat(contacts()).isZero();
        assertThat(submit("-d", "R1")).as("R1 does not need it: " + err).isZero();
    }

    @Test
    void a_file_that_others_can_read_is_refused_with_the_place() throws Exception {
        file("pw", PASSWORD, "rw-r--r--");
        inventory("password: {file: pw}");
        assertThat(submit()).isEqualTo(2);
        assertThat(err).contains(":1:95: " + home.resolve("pw") + ": can be read by other users than its owner");
        assertThat(contacts()).isZero();
    }

    @Test
    void an_inventory_that_was_only_found_runs_no_program_and_reads_its_own_folder_alone() throws Exception {
        Path marker = home.resolve("ran");
        Files.createDirectories(home.resolve("inventory"));
        file("pw", PASSWORD + "\n", "rw-------");
        file("inventory/pw-here", PASSWORD + "\n", "rw-------");
        for (String source : new String[] {"{command: [touch, " + marker + "]}", "{file: ../pw}"}) {
            inventory("password: " + source);
            Files.copy(room.inventory(), home.resolve("inventory/devices.yaml"));
            assertThat(run("submit", "-q", "sh clock")).isEqualTo(2);
            assertThat(err).contains("an inventory that was only found in the current folder may");
            Files.delete(home.resolve("inventory/devices.yaml"));
        }
        assertThat(marker).doesNotExist();
        assertThat(contacts()).isZero();
        inventory("password: {file: pw-here}");
        Files.copy(room.inventory(), home.resolve("inventory/devices.yaml"));
        assertThat(run("submit", "-q", "sh clock")).as(err).isZero();
        inventory("password: {command: [cat, ../pw]}");
        Files.copy(room.inventory(), home.resolve("inventory/other.yaml"));
        assertThat(run("submit", "-i", "inventory/other.yaml", "-q", "sh clock"))
                .as(err)
                .isZero();
    }

    @Test
    void the_lab_needs_no_secret() throws Exception {
        inventory("", "password: {env: NONE}", "password: {command: [false]}, passphrase: {file: none}");
        assertThat(submit("--lab")).as(err).isZero();
        assertThat(out.lines()).hasSize(3);
    }

    @Test
    void a_secret_has_no_place_on_the_command_line() throws Exception {
        inventory("");
        assertThat(submit("--password-from", PASSWORD)).isEqualTo(2);
        assertThat(err).contains("--password-from: this is no source of a secret; write prompt, env:NAME");
    }

    @Test
    void a_ping_needs_none() throws Exception {
        inventory("", "");
        assertThat(run("ping", "-q", "-i", room.inventory().toString())).as(err).isZero();
    }

    @Test
    void what_was_fetched_is_masked_in_recordings_session_logs_answers_and_kept_runs() throws Exception {
        inventory("password: {env: PW}, secret: {env: EN}, session_log: " + home.resolve("R1.log"));
        environment.put("PW", PASSWORD);
        environment.put("EN", ENABLE);
        assertThat(submit("--record", "rec", "--format", "json")).as(err).isZero();
        // The enable secret is typed in the session.
        assertThat(Files.readString(home.resolve("rec/R1.cast"))).contains("****");
        assertThat(home.resolve("R1.log")).isNotEmptyFile();
        assertThat(run(
                        "config",
                        "--yes",
                        "--waves",
                        "all",
                        "-q",
                        "-i",
                        room.inventory().toString(),
                        "username rose password " + PASSWORD,
                        "enable secret " + ENABLE))
                .as(err)
                .isZero();
        try (Stream<Path> kept = Files.walk(home.resolve(".local/state/netfutures/runs"))) {
            assertThat(kept.filter(Files::isRegularFile).map(SecretsTest::text))
                    .anyMatch(text -> text.contains("enable secret ****"))
                    .noneMatch(text -> text.contains(PASSWORD) || text.contains(ENABLE));
        }
        assertThat(run("runs", "show", "last")).as(err).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "submit -q|",
                "submit -q --raw|",
                "submit -q --gather|",
                "submit -q --format json|",
                "submit -q --format yaml|",
                "submit -q --grep rose|community|",
                "submit -q -o all.txt|all.txt",
                "submit -q -o all.csv|all.csv",
                "submit -q --raw -o raw.txt|raw.txt",
                "submit -q --outdir out|out/R1-sh-run.txt",
            })
    void an_answer_that_gives_the_password_of_its_device_away_is_the_same_wherever_it_goes(String form)
            throws Exception {
        inventory("password: {env: PW}");
        environment.put("PW", PASSWORD);
        room.router("R1").configure("snmp-server community other-canary RO", "username rose password 0 " + PASSWORD);
        String words = form.substring(0, form.lastIndexOf('|'));
        String file = form.substring(words.length() + 1);
        assertThat(run(Stream.concat(
                                Stream.of(words.split(" ")),
                                Stream.of("-i", room.inventory().toString(), "sh run"))
                        .toArray(String[]::new)))
                .as(err)
                .isZero();
        String said = file.isEmpty() ? out : Files.readString(home.resolve(file));
        assertThat(said).contains("username rose password 0 ****").contains("snmp-server community other-canary RO");

        assertThat(run("runs", "show", "last", "R1", "--raw")).isZero();
        assertThat(out).contains("username rose password 0 ****").contains("snmp-server community other-canary RO");
        assertThat(run("runs", "report", "last", "-o", "report.html")).isZero();
        assertThat(Files.readString(home.resolve("report.html")))
                .contains("username rose password 0 ****")
                .contains("snmp-server community other-canary RO");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The commands of the page on secrets, with {@code cat} in the place of {@code pass}, which is not everywhere. */
    static Stream<String> commandsOfThePage() throws Exception {
        String page = Files.readString(Path.of("src/site/markdown/secrets.md"));
        int start = page.indexOf("```sh\n") + "```sh\n".length();
        return page.substring(start, page.indexOf("```", start))
                .lines()
                .map(line -> line.replace("pass show net/core", "cat .net-password"));
    }

    @ParameterizedTest
    @MethodSource("commandsOfThePage")
    void a_command_of_the_page_works(String line) throws Exception {
        inventory("groups: [core]", "");
        Files.copy(room.inventory(), home.resolve("devices.yaml"));
        file(".net-password", PASSWORD + "\n", "rw-------");
        environment.putAll(Map.of("NET_PASSWORD", PASSWORD, "CORE", PASSWORD, "ENABLE", ENABLE));
        terminal = true;
        typed = line.contains("--ask-pass") ? PASSWORD + "\n" : "";
        List<String> words = Pattern.compile("\"([^\"]*)\"|'([^']*)'|#.*|\\S+")
                .matcher(line)
                .results()
                .map(word ->
                        word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group())
                .filter(word -> !word.startsWith("#"))
                .toList();
        assertThat(words.getFirst()).isEqualTo("netfutures");
        assertThat(run(words.stream().skip(1).toArray(String[]::new))).as(err).isZero();
        assertThat(out.lines()).hasSize(2);
    }

    @Test
    void completing_words_fetches_asks_and_runs_nothing() throws Exception {
        Path marker = home.resolve("ran");
        inventory("password: {command: [touch, %s]}".formatted(marker), "password: {prompt: TACACS}", "");
        terminal = true;
        typed = PASSWORD + "\n";
        String file = room.inventory().toString();
        assertThat(run("__complete", "zsh", "--", "netfutures", "-i", file, "submit", "-d", "R"))
                .as(err)
                .isZero();
        assertThat(out).contains("R1\t", "R2\t", "R3\t");
        assertThat(err).isEmpty();
        Path program = file("program", "#!/bin/sh\ntouch " + marker + "\necho '[]'\n", "rwx------");
        assertThat(run("__complete", "zsh", "--", "netfutures", "-i", program.toString(), "submit", "-d", "R"))
                .as(err)
                .isZero();
        assertThat(err).isEmpty();
        assertThat(marker).doesNotExist();
        assertThat(contacts()).isZero();
    }
}
