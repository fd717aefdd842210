package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.command.CommandLines;
import io.netfutures.app.script.Interpreter;
import io.netfutures.app.work.Console;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A line is parsed with the commands among its words alone, which is not to be noticed but by the time that it takes. */
class OneCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path home;

    private Interpreter interpreter() {
        Console console = new Console(
                new BufferedReader(new StringReader("")),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                () -> false,
                Map.of("HOME", home.toString()),
                home);
        return new Interpreter(console, Language::commands);
    }

    private static CommandLine all(Interpreter interpreter) {
        return new CommandLines(Language.VOCABULARY, interpreter).line(Optional.empty());
    }

    private String said() {
        String said = err.toString(StandardCharsets.UTF_8) + out.toString(StandardCharsets.UTF_8);
        out.reset();
        err.reset();
        return said;
    }

    @Test
    void its_help_is_the_one_that_the_command_has_among_all() {
        try (Interpreter interpreter = interpreter()) {
            CommandLine all = all(interpreter);
            assertThat(interpreter.execute(Optional.empty(), List.of("--help"))).isZero();
            assertThat(said()).isEqualTo(all.getUsageMessage(CommandLine.Help.Ansi.OFF));
            all.getSubcommands().forEach((name, command) -> {
                String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
                assertThat(interpreter.execute(Optional.empty(), List.of(name, "--help")))
                        .isZero();
                assertThat(said()).isEqualTo(help);
                assertThat(interpreter.execute(Optional.empty(), List.of("help", name)))
                        .isZero();
                assertThat(said()).isEqualTo(help);
            });
        }
    }

    @Test
    void every_name_is_known_before_its_command_is_defined() {
        try (Interpreter interpreter = interpreter()) {
            assertThat(interpreter.commands().names())
                    .isEqualTo(all(interpreter).getSubcommands().keySet());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "submti r1",
                "-w 5 submit x",
                "-q wait",
                "submit --wrokers 5 x",
                "submit -w many x",
                "--lba submit x",
                "-d submit",
                "runs shwo",
                "r1 show clock",
                "echo -d r1 submit"
            })
    void a_mistake_is_answered_as_among_all(String line) {
        List<String> words = line.isEmpty() ? List.of() : List.of(line.split(" ", -1));
        try (Interpreter interpreter = interpreter()) {
            int code = interpreter.execute(Optional.empty(), words);
            String alone = said();
            assertThat(all(interpreter).execute(words.toArray(String[]::new)))
                    .as(alone)
                    .isEqualTo(code)
                    .isNotZero();
            assertThat(said()).isEqualTo(alone).isNotEmpty();
        }
    }
}
