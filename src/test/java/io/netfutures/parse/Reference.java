package io.netfutures.parse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** A Python program that says what Python makes of pairs of texts. */
@NullMarked
public final class Reference {
    private static final Path SCRIPTS = Path.of("src/test/resources/io/netfutures/parse");

    private Reference() {}

    /** Two texts, as the program wants them. */
    public record Pair(String one, String other) {
        String line() {
            HexFormat hex = HexFormat.of();
            return hex.formatHex(one.getBytes(StandardCharsets.UTF_8))
                    + "\t"
                    + hex.formatHex(other.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whether this machine's Python is there and can do this. */
    public static boolean can(String statement, Map<String, String> environment) throws Exception {
        try {
            ProcessBuilder builder = new ProcessBuilder("python3", "-c", statement)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(environment);
            return builder.start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    /** What the script of this name says of each pair, a line each. */
    public static List<String> answers(String script, List<Pair> pairs, Map<String, String> environment)
            throws Exception {
        Path questions = Files.createTempFile("netfutures-pairs", ".txt");
        Path answers = Files.createTempFile("netfutures-answers", ".txt");
        try {
            Files.writeString(
                    questions, pairs.stream().map(pair -> pair.line() + "\n").collect(Collectors.joining()));
            ProcessBuilder builder = new ProcessBuilder(
                            "python3", SCRIPTS.resolve(script).toString())
                    .redirectInput(questions.toFile())
                    .redirectOutput(answers.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(environment);
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new AssertionError(script + " has ended with " + code);
            }
            return Files.readAllLines(answers);
        } finally {
            Files.delete(questions);
            Files.delete(answers);
        }
    }
}
