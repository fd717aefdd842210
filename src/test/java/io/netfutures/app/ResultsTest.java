package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netfutures.app.view.Look;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.OutputName;
import io.netfutures.app.work.Tty;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the results of a run go and in which form, over a lab of three routers. */
@Tag("slow")
class ResultsTest {
    @TempDir
    Path home;

    private Classroom room;

    @RegisterExtension
    final Witness witness = new Witness(() -> this.err);

    private String out = "";
    private String err = "";
    private String input = "";
    private Tty tty = Tty.NONE;

    @BeforeEach
    void open() throws Exception {
        room = Classroom.open(home);
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    private int run(String... words) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        int code = Main.run(
                new Console(
                        new BufferedReader(input.isEmpty() ? Reader.nullReader() : new StringReader(input)),
                        new PrintStream(outBytes, true, StandardCharsets.UTF_8),
                        new PrintStream(errBytes, true, StandardCharsets.UTF_8),
                        () -> false,
                        tty,
                        Map.of("HOME", home.toString()),
                        home,
                        "netfutures: ",
                        () -> new Look(80, 24, false, true)),
                Stream.concat(Stream.of("-i", room.inventory().toString()), Stream.of(words))
                        .toArray(String[]::new));
        out = outBytes.toString(StandardCharsets.UTF_8);
        err = errBytes.toString(StandardCharsets.UTF_8);
        return code;
    }

    /** One that is there, and does nothing. */
    private static Tty terminal() {
        return (Tty) Proxy.newProxyInstance(
                Tty.class.getClassLoader(),
                new Class<?>[] {Tty.class},
                (proxy, method, arguments) ->
                        method.getName().equals("isTerminal") ? (Object) true : method.invoke(Tty.NONE, arguments));
    }

    private int script(String... lines) {
        input = String.join("\n", lines) + "\n";
        return run("run", "-");
    }

    private List<String> files(String folder) throws Exception {
        try (Stream<Path> files = Files.list(home.resolve(folder))) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_form_of_its_own_and_a_format_exclude_each_other() {
        for (String form : List.of("--gather", "--similar", "--diff", "--grep=up", "--raw")) {
            String option = form.replaceAll("=.*", "");
            assertThat(run("submit", "-q", form, "--format", "json", "sh privilege"))
                    .isEqualTo(2);
            assertThat(err).contains(option + " prints a text of its own: leave out --format");
        }
        assertThat(run("submit", "-q", "--gather", "--columns", "device", "sh privilege"))
                .isEqualTo(2);
        assertThat(err).contains("leave out --columns");
        assertThat(run("submit", "-q", "--deadline", "0", "sh privilege")).isEqualTo(2);
        assertThat(err).contains("--deadline must be greater than 0");
    }

    @Test
    void json_of_a_run_is_one_array_failures_too() throws Exception {
        room.router("R2").refuseLogins(true);

        assertThat(run("submit", "-q", "--format", "json", "sh privilege")).isEqualTo(1);

        JsonNode read = new ObjectMapper().readTree(out);
        assertThat(read.isArray()).isTrue();
        assertThat(read.findValuesAsText("device")).containsExactlyInAnyOrder("R1", "R2", "R3");
        assertThat(read.findValuesAsText("state")).containsExactlyInAnyOrder("returned", "returned", "raised");
    }

    @Test
    void json_of_two_runs_at_once_is_a_sequence_of_arrays() throws Exception {
        assertThat(script(
                        "format json",
                        "submit R1 sh privilege",
                        "submit R2,R3 sh privilege",
                        "map R1 sh users",
                        "f = submit R1 sh users",
                        "result f"))
                .isZero();

        ObjectMapper json = new ObjectMapper();
        int devices = 0;
        try (JsonParser arrays = json.createParser(out)) {
            for (JsonNode array = json.readTree(arrays); array != null; array = json.readTree(arrays)) {
                assertThat(array.isArray()).isTrue();
                devices += array.size();
            }
        }
        assertThat(devices).isEqualTo(5);
    }

    @Test
    void a_failing_map_that_raises_leaves_a_whole_array() throws Exception {
        room.router("R1").refuseLogins(true);

        assertThat(run("map", "-q", "-w", "1", "--on-error", "raise", "--format", "json", "sh privilege"))
                .isEqualTo(1);

        assertThat(new ObjectMapper().readTree(out).findValuesAsText("device")).containsExactly("R1");
    }

    @Test
    void a_table_has_the_columns_that_were_chosen() {
        assertThat(run("map", "-q", "--columns", "device,state,output", "sh privilege"))
                .isZero();
        assertThat(out.lines())
                .containsExactly(
                        "device  state     output",
                        "R1      returned  Current privilege level is 15",
                        "R2      returned  Current privilege level is 15",
                        "R3      returned  Current privilege level is 15");
        assertThat(run("map", "-q", "--format", "csv", "--columns", "output,device", "-d", "R1", "sh privilege"))
                .isZero();
        assertThat(out).isEqualTo("output,device\r\nCurrent privilege level is 15,R1\r\n");
    }

    @Test
    void outdir_has_a_file_for_each_device_and_command_and_replaces_none() throws Exception {
        assertThat(run("submit", "--outdir", "out", "sh privilege", "sh users")).isZero();
        assertThat(out).isEmpty();
        assertThat(err).contains("6 files in " + home.resolve("out"));
        assertThat(files("out"))
                .containsExactly(
                        "R1-sh-privilege.txt",
                        "R1-sh-users.txt",
                        "R2-sh-privilege.txt",
                        "R2-sh-users.txt",
                        "R3-sh-privilege.txt",
                        "R3-sh-users.txt");
        assertThat(home.resolve("out/R2-sh-privilege.txt")).hasContent("Current privilege level is 15\n");

        int logins = room.router("R1").loginsTried();
        assertThat(run("submit", "--outdir", "out", "sh privilege")).isEqualTo(2);
        assertThat(err)
                .contains("R1-sh-privilege.txt and 2 more exist; nothing was contacted; choose another folder")
                .contains("--overwrite");
        assertThat(room.router("R1").loginsTried()).isEqualTo(logins);

        assertThat(run("map", "--outdir", "out", "--overwrite", "--format", "text", "sh privilege"))
                .isZero();
        assertThat(out).startsWith("R1: Current privilege level is 15\n");
    }

    @Test
    void an_answer_that_cannot_be_written_is_printed_and_the_exit_code_says_so() throws Exception {
        Files.createDirectories(home.resolve("out/R2-sh-privilege.txt"));

        assertThat(run("submit", "--outdir", "out", "--overwrite", "sh privilege"))
                .isEqualTo(74);
        assertThat(err)
                .contains("a result cannot be written: " + home.resolve("out/R2-sh-privilege.txt") + ": is a folder");
        assertThat(err).contains("2 files in");
        assertThat(out).isEqualTo("{'R2': 'Current privilege level is 15'}\n");
        assertThat(files("out")).hasSize(3);
    }

    @Test
    void a_file_of_results_is_whole_and_replaces_none() throws Exception {
        Files.createDirectory(home.resolve("all"));
        assertThat(run("map", "-o", "all/{date}.json", "--format", "json", "sh privilege"))
                .isZero();
        assertThat(out).isEmpty();
        assertThat(files("all")).hasSize(1).first().asString().matches("\\d{4}-\\d\\d-\\d\\d\\.json");
        assertThat(new ObjectMapper()
                        .readTree(home.resolve("all")
                                .resolve(files("all").getFirst())
                                .toFile()))
                .hasSize(3);

        assertThat(run("map", "-o", "all/{date}.json", "sh privilege")).isEqualTo(2);
        assertThat(err).contains("exists; nothing was contacted; choose another name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-o nope/x.json                | nope",
                "-o no/pe/x.json               | no/pe",
                "-o no/{date}/x.json           | no",
                "--outdir nope/out             | nope",
                "--outdir no/pe/{date}         | no/pe",
                "--record nope/rec             | nope",
                "-o it's no/x.json             | it's no",
            })
    void a_slip_in_the_name_of_a_folder_makes_none(String words, String folder) throws Exception {
        assertThat(run("submit", words.split(" ")[0], words.substring(words.indexOf(' ') + 1), "sh privilege"))
                .isEqualTo(2);
        String place = home.resolve(folder).toString();
        assertThat(err)
                .contains("there is no folder " + place + " to write into; make it with: mkdir -p "
                        + (folder.contains("'") ? "'" + place.replace("'", "'\\''") + "'" : place));
        assertThat(home.resolve(folder)).doesNotExist();
        assertThat(room.router("R1").loginsTried()).isZero();
    }

    @Test
    void a_folder_that_is_named_after_the_day_is_made() throws Exception {
        assertThat(run("map", "-o", "{date}/all.json", "sh privilege")).isZero();
        assertThat(run("map", "--outdir", "{date}/{time}", "sh privilege")).isZero();
        assertThat(files(OutputName.now().toLocalDate().toString())).hasSize(2);
    }

    @Test
    void the_name_of_the_file_says_the_format_if_nobody_else_does() throws Exception {
        assertThat(run("map", "-o", "all.csv", "--columns", "device,state", "sh privilege"))
                .isZero();
        assertThat(home.resolve("all.csv")).content().contains("device,state").contains("R2,returned");
        assertThat(run("map", "-o", "all.json", "sh privilege")).isZero();
        assertThat(new ObjectMapper().readTree(home.resolve("all.json").toFile()))
                .hasSize(3);
        assertThat(run("map", "-o", "text.json", "--format", "text", "sh privilege"))
                .isZero();
        assertThat(home.resolve("text.json")).content().doesNotStartWith("[");
        assertThat(run("map", "-o", "all.txt", "sh privilege")).isZero();
        assertThat(home.resolve("all.txt")).content().contains("'R2'");
    }

    @Test
    void gather_tells_equal_answers_once_and_failures_once() {
        room.router("R3").refuseLogins(true);

        assertThat(run("submit", "--gather", "sh privilege")).isEqualTo(1);
        assertThat(out).isEqualTo("""
                        ---------------
                        R[1-2] (2)
                        ---------------
                        Current privilege level is 15
                        """);
        assertThat(err).contains("---------------\nR3: AuthFailed\n---------------\nlogin: the device refused");
        assertThat(err).doesNotContain("netfutures: R3");
    }

    @Test
    void similar_ignores_the_clock_and_says_so() {
        assertThat(run("submit", "--similar", "sh clock")).isZero();
        assertThat(out).contains("R[1-3] (3)\n");
        assertThat(err).contains("ignored: 3 times\n");
    }

    @Test
    void diff_compares_with_the_most_devices_or_with_a_file() throws Exception {
        assertThat(run(
                        "config",
                        "--yes",
                        "--waves",
                        "all",
                        "-q",
                        "-d",
                        "R3",
                        "interface Loopback0",
                        "description core"))
                .isZero();

        assertThat(run("submit", "-q", "--diff", "sh run | include description"))
                .isZero();
        assertThat(out).contains("--- R[1-2] (2)\n+++ R3\n").contains("+ description core\n");
        assertThat(err).contains("1 of 3 answers differs from the majority, R[1-2] (2)");

        Files.writeString(home.resolve("golden.txt"), " description core\n");
        assertThat(run("submit", "-q", "--against", "golden.txt", "sh run | include description"))
                .isZero();
        assertThat(out).contains("--- golden.txt\n+++ R[1-2] (2)\n").contains("- description core\n");
        assertThat(err).contains("2 of 3 answers differ from golden.txt");
    }

    @Test
    void raw_answers_go_to_a_file_or_a_pipe_and_never_to_a_terminal() throws Exception {
        assertThat(run("map", "--raw", "sh privilege", "sh run | include hostname"))
                .isZero();
        assertThat(out)
                .isEqualTo(Stream.of("R1", "R2", "R3")
                        .map(name -> "Current privilege level is 15\nhostname " + name + "\n")
                        .collect(Collectors.joining()));
        assertThat(run("runs", "show", "last", "R2", "--raw")).isZero();
        assertThat(out).isEqualTo("Current privilege level is 15\nhostname R2\n");

        int tried = room.router("R1").loginsTried();
        tty = terminal();
        assertThat(run("submit", "--raw", "sh privilege")).isEqualTo(2);
        assertThat(err).contains("--raw never goes to a terminal: an answer could act on it; write > FILE after it");
        assertThat(run("runs", "show", "last", "R2", "--raw")).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(room.router("R1").loginsTried()).isEqualTo(tried);
        assertThat(run("map", "-d", "R1", "--raw", "-o", "R1.txt", "sh privilege"))
                .isZero();
        assertThat(Files.readString(home.resolve("R1.txt"))).isEqualTo("Current privilege level is 15\n");
    }

    @Test
    void a_password_in_a_url_is_not_told_with_the_refusal() {
        assertThat(run(
                        "submit",
                        "--unsafe",
                        "-d",
                        "R1",
                        "copie ftp://u:geheim@192.0.2.1/x flash:",
                        "more ftp://v:geheim2@h/x"))
                .isEqualTo(1);
        assertThat(err).contains("the device refused \"copie ftp://u:****@192.0.2.1/x flash:\"");
        assertThat(err).doesNotContain("geheim");
    }

    @Test
    void grep_prints_lines_with_device_and_number() {
        assertThat(run("map", "-q", "--grep", "^Ethernet0/0", "sh ip int br")).isZero();
        assertThat(out.lines()).hasSize(3).allMatch(line -> line.matches("R[123]:2: Ethernet0/0 .*"));
        assertThat(run("map", "-q", "-d", "R1", "--grep", "^Ethernet0/0", "-C", "1", "sh ip int br"))
                .isZero();
        assertThat(out.lines().map(line -> line.substring(0, 5))).containsExactly("R1-1-", "R1:2:", "R1-3-");
    }

    @Test
    void results_with_a_name_are_retold_in_other_forms() throws Exception {
        Files.writeString(home.resolve("golden.txt"), "Current privilege level is 1\n");
        assertThat(script(
                        "f = submit sh privilege",
                        "gather f",
                        "grep 'level is' f",
                        "diff f golden.txt",
                        "diff f",
                        "save f.csv f",
                        "save f.yaml f"))
                .isZero();
        assertThat(out)
                .contains("R[1-3] (3)\n")
                .contains("R1:1: Current privilege level is 15\n")
                .contains("--- golden.txt\n+++ R[1-3] (3)\n");
        assertThat(err).contains("0 of 3 answers differ from the majority");
        assertThat(Files.readString(home.resolve("f.csv"))).startsWith("device,address,");
        assertThat(Files.readString(home.resolve("f.yaml"))).startsWith("- device: R1\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--columns colour      | --columns: there is no column 'colour'; the columns are device,",
                "--grep ( | \"(\" is no regular expression",
                "-C 3                  | -C belongs to --grep",
                "--grep x -C -1        | -C is a number of lines",
                "--gather --diff       | --grep, --gather and --diff exclude each other",
                "--raw --grep x        | --grep, --gather and --diff exclude each other, and --raw",
                "--overwrite           | --overwrite belongs to -o or --outdir",
                "--against none.txt    | none.txt: there is no such file",
                "--outdir {host}       | there is no {host} in the name of this file",
            })
    void a_wrong_option_contacts_nothing(String options, String message) {
        assertThat(run(Stream.of("submit " + options + " sh_clock")
                        .flatMap(line -> Stream.of(line.split(" +")))
                        .map(word -> word.replace('_', ' '))
                        .toArray(String[]::new)))
                .isEqualTo(2);
        assertThat(err).contains(message);
        assertThat(room.router("R1").loginsTried()).isZero();
    }

    @Test
    void a_form_belongs_to_a_command_and_not_to_a_name_or_a_script() {
        assertThat(script("f = submit --gather sh privilege")).isEqualTo(2);
        assertThat(err).contains("leave out f =, or the option");
        input = "submit sh privilege\n";
        assertThat(run("run", "--gather", "-")).isEqualTo(2);
        assertThat(err).contains("belong to a command that sends something");
    }
}
