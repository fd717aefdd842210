package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.ClassArchive;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** netfutures as a process of its own, whose output is read line by line while it runs. */
final class Program implements AutoCloseable {
    private static final int BOUND = 120;
    private static final String END = "\u0000end";

    private final Process process;
    private final BlockingQueue<String> out = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> err = new LinkedBlockingQueue<>();
    private final List<String> outSoFar = new ArrayList<>();
    private final List<String> errSoFar = new ArrayList<>();

    private Program(Process process) {
        this.process = process;
        pump(process.getInputStream(), out);
        pump(process.getErrorStream(), err);
    }

    /** Starts it in {@code home}, which is also the user's home directory, with these words. */
    static Program start(Path home, String... words) throws IOException {
        return startClass(home, Main.class, words);
    }

    /** Starts another program of the tests in the same way. */
    static Program startClass(Path home, Class<?> main, String... words) throws IOException {
        return start(home, java(main, words));
    }

    /** Starts another program of the tests with at most so much heap, as {@code -Xmx} says it, as on a machine with two processors. */
    static Program startClassWithin(String heap, Path home, Class<?> main, String... words) throws IOException {
        List<String> command = java(main, words);
        command.addAll(command.indexOf(main.getName()), List.of("-Xmx" + heap, "-XX:ActiveProcessorCount=2"));
        return start(home, command);
    }

    private static Program start(Path home, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().remove("XDG_CONFIG_HOME");
        builder.environment().remove("NETFUTURES_INVENTORY");
        builder.redirectInput(Files.createTempFile(home, "no", "input").toFile());
        return new Program(builder.start());
    }

    /** The words that start {@code main} in a virtual machine like this one. */
    static List<String> java(Class<?> main, String... words) {
        List<String> command = ClassArchive.shared()
                .start(main.getName(), "-Dnetfutures.home=" + Path.of("").toAbsolutePath());
        command.addAll(List.of(words));
        return command;
    }

    /** The next line of standard output. */
    String nextOut() throws InterruptedException {
        return next(out, outSoFar);
    }

    /** The next line of standard error. */
    String nextErr() throws InterruptedException {
        return next(err, errSoFar);
    }

    /** Standard output to its end. */
    List<String> restOfOut() throws InterruptedException {
        return rest(out, outSoFar);
    }

    /** What has arrived on standard output and was not read yet. */
    List<String> waitingOut() {
        return List.copyOf(out);
    }

    /** Everything of standard error, to its end. */
    List<String> allErr() throws InterruptedException {
        rest(err, errSoFar);
        return errSoFar;
    }

    /** The exit code; waits for the end. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(BOUND, TimeUnit.SECONDS)).as("it ends").isTrue();
        return process.exitValue();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String next(BlockingQueue<String> lines, List<String> soFar) throws InterruptedException {
        String line = lines.poll(BOUND, TimeUnit.SECONDS);
        assertThat(line)
                .as("a line after %s; standard error: %s", soFar, err)
                .isNotNull()
                .isNotEqualTo(END);
        soFar.add(line);
        return line;
    }

    private static List<String> rest(BlockingQueue<String> lines, List<String> soFar) throws InterruptedException {
        List<String> rest = new ArrayList<>();
        while (true) {
            String line = lines.poll(BOUND, TimeUnit.SECONDS);
            assertThat(line).as("the end of the output after %s", rest).isNotNull();
            if (line.equals(END)) {
                lines.add(END);
                soFar.addAll(rest);
                return rest;
            }
            rest.add(line);
        }
    }

    private static void pump(InputStream stream, BlockingQueue<String> lines) {
        Thread.ofVirtual().start(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException e) {
                lines.add(e.toString());
            } finally {
                lines.add(END);
            }
        });
    }
}
