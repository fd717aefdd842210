package io.netfutures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The commands of the JDK that runs the tests. */
@NullMarked
final class Jdk {
    private Jdk() {}

    /** Runs {@code command} in {@code folder} to its end, which it reaches within two minutes, with success. */
    static Printed run(Path folder, String command, String... arguments) throws Exception {
        Path out = Files.createTempFile(folder, command, ".out");
        Path err = Files.createTempFile(folder, command, ".err");
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(Path.of(System.getProperty("java.home"), "bin", command)
                                        .toString()),
                                Stream.of(arguments))
                        .toList())
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            Printed printed = new Printed(Files.readString(out), Files.readString(err));
            assertThat(process.exitValue()).as(printed.err()).isZero();
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }

    /** The entries of the class path of the tests for which this is true. */
    static List<String> classPath(Predicate<Path> wanted) {
        return Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(entry -> wanted.test(Path.of(entry)))
                .toList();
    }

    /** What a command has printed. */
    record Printed(String out, String err) {}
}
