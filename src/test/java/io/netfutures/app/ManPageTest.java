package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.command.CommandLines;
import io.netfutures.app.script.Interpreter;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.ExitCode;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The manual page has everything that can be typed, and what the program reads besides. */
class ManPageTest {
    private static final Pattern VARIABLE = Pattern.compile("environment\\(\\)\\s*\\.get\\w*\\(\"(\\w+)\"");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Console console;
    private String page = "";

    @BeforeEach
    void print() {
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        console = new Console(
                new BufferedReader(new StringReader("")), out, System.err, () -> false, Map.of(), Path.of(""));
        assertThat(Main.run(console, "help", "--man")).isZero();
        page = bytes.toString(StandardCharsets.UTF_8).replace("\\-", "-");
    }

    @Test
    void every_command_and_every_option_is_in_it() {
        try (Interpreter interpreter = new Interpreter(console, Language::commands)) {
            CommandLine line = new CommandLines(Language.VOCABULARY, interpreter).line(Optional.empty());
            line.getSubcommands().forEach((name, command) -> {
                if (command.getCommandSpec().usageMessage().hidden()) {
                    assertThat(page).doesNotContain("\n\\fB" + name + "\\fR");
                    return;
                }
                assertThat(page).contains("\n\\fB" + command.getCommandSpec().name() + "\\fR");
                for (OptionSpec option : command.getCommandSpec().options()) {
                    if (!option.hidden()) {
                        assertThat(page).contains("\\fB" + option.longestName() + "\\fR");
                    }
                }
            });
        }
    }

    @Test
    void every_exit_code_is_in_it() throws Exception {
        for (Field code : ExitCode.class.getDeclaredFields()) {
            if (code.getType() == int.class && !code.getName().equals("SIGNALLED")) {
                code.setAccessible(true);
                assertThat(page).as(code.getName()).contains("\n.B " + code.getInt(null) + "\n");
            }
        }
    }

    @Test
    void every_variable_that_is_read_is_in_it() throws Exception {
        Set<String> variables = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                VARIABLE.matcher(Files.readString(file)).results().forEach(found -> variables.add(found.group(1)));
            }
        }
        assertThat(variables).isNotEmpty().allMatch(name -> page.contains(name));
    }

    @Test
    void it_has_the_sections_of_a_manual_page_and_no_line_that_roff_takes_for_a_request() {
        assertThat(page)
                .startsWith(".TH NETFUTURES 1 ")
                .contains("\n.SH NAME\n", "\n.SH SYNOPSIS\n", "\n.SH COMMANDS\n", "\n.SH EXIT STATUS\n")
                .contains("\n.SH ENVIRONMENT\n", "\n.SH FILES\n", "\n.SH SEE ALSO\n");
        assertThat(page.lines().filter(line -> line.startsWith(".") || line.startsWith("'")))
                .allMatch(line -> line.matches("\\.(TH|SH|SS|TP|RS|RE|PP|nf|fi|B|BR|I)( .*)?"));
    }
}
