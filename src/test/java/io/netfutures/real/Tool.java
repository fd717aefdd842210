package io.netfutures.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that does one thing and ends. */
final class Tool {
    private static final int BOUND = 120;

    private Tool() {}

    /** Runs it; its standard output without the newline at the end. A failure of the program is a failure of the test. */
    static String run(String... words) {
        return run(List.of(words), "", Map.of());
    }

    /** The same, with something to read and more environment. */
    static String run(List<String> words, String input, Map<String, String> environment) {
        Ended ended = end(words, input, environment);
        assertThat(ended.code()).as(words + ": " + ended.err()).isZero();
        return ended.out().stripTrailing();
    }

    /** How a program has ended. */
    record Ended(int code, String out, String err) {}

    /** Runs it to its end, whatever that is. */
    static Ended end(List<String> words, String input, Map<String, String> environment) {
        try {
            Path in = Files.createTempFile("tool", "in");
            Path out = Files.createTempFile("tool", "out");
            Path err = Files.createTempFile("tool", "err");
            try {
                Files.writeString(in, input);
                ProcessBuilder builder = new ProcessBuilder(words)
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
                try {
                    assertThat(process.waitFor(BOUND, TimeUnit.SECONDS))
                            .as("%s ends", words)
                            .isTrue();
                } finally {
                    process.destroyForcibly();
                }
                return new Ended(
                        process.exitValue(),
                        Files.readString(out, StandardCharsets.UTF_8),
                        Files.readString(err, StandardCharsets.UTF_8));
            } finally {
                Files.delete(in);
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(words.toString(), e);
        }
    }
}
