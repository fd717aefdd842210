package io.netfutures.inventory.program;

import io.netfutures.device.Printable;
import io.netfutures.yaml.FileMistake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program that prints an inventory. It is started directly, without a shell, with nothing to read, in the folder and with the
 * environment of this process, and killed with its children when it takes or prints too much.
 */
public final class InventoryProgram {
    /** How long one run may take. */
    public static final Duration LONGEST = Duration.ofSeconds(60);

    private static final int MOST_PRINTED = 32 << 20;
    private static final int SHOWN_ERRORS = 300;

    /** How often the size of what is printed is looked at; the end of the program is noticed at once. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Path file;
    private final String name;
    private final Duration longest;

    public InventoryProgram(Path file) {
        this(file, LONGEST);
    }

    InventoryProgram(Path file, Duration longest) {
        this.file = file.toAbsolutePath();
        this.name = Printable.line(this.file.toString());
        this.longest = longest;
    }

    /** This program, of which a run may take no longer than {@code bound}. */
    public InventoryProgram within(Duration bound) {
        return bound.compareTo(longest) < 0 ? new InventoryProgram(file, bound) : this;
    }

    /** Whether this file is a program: it may be executed, and is a script that names its interpreter, or a binary. */
    public static boolean is(Path file) {
        if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(4);
            String start = new String(first, StandardCharsets.ISO_8859_1);
            return start.startsWith("#!")
                    || start.equals("\u007fELF")
                    || start.equals("\u00cf\u00fa\u00ed\u00fe")
                    || start.equals("\u00ca\u00fe\u00ba\u00be");
        } catch (IOException ignored) {
            // Whoever reads it next says why it cannot be read.
            return false;
        }
    }

    /**
     * Runs it and returns what it printed. Blocks until it has ended, at most for {@link #LONGEST}.
     *
     * @throws FileMistake if it cannot be started, fails, or takes or prints too much; with the end of what it said on standard error
     */
    public byte[] run(String... arguments) throws FileMistake {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(List.of(arguments));
        Path out = null;
        Path err = null;
        try {
            out = Files.createTempFile("netfutures", ".out");
            err = Files.createTempFile("netfutures", ".err");
            Process process = new ProcessBuilder(command)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            try {
                await(process, out, err);
            } finally {
                kill(process);
            }
            int code = process.exitValue();
            if (code != 0) {
                throw failed("ended with code " + code, err);
            }
            return Files.readAllBytes(out);
        } catch (IOException e) {
            throw new FileMistake(name + ": cannot be run: " + Printable.line(String.valueOf(e.getMessage())));
        } finally {
            delete(out);
            delete(err);
        }
    }

    private void await(Process process, Path out, Path err) throws IOException, FileMistake {
        long end = System.nanoTime() + longest.toNanos();
        try {
            while (!process.waitFor(
                    Math.min(LOOK.toNanos(), Math.max(1, end - System.nanoTime())), TimeUnit.NANOSECONDS)) {
                if (Files.size(out) > MOST_PRINTED || Files.size(err) > MOST_PRINTED) {
                    throw failed("has printed more than " + (MOST_PRINTED >> 20) + " MB and was killed", err);
                }
                if (System.nanoTime() - end >= 0) {
                    throw failed("took longer than " + Math.max(1, longest.toSeconds()) + " s and was killed", err);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted", err);
        }
        if (Files.size(out) > MOST_PRINTED) {
            throw failed("has printed more than " + (MOST_PRINTED >> 20) + " MB", err);
        }
    }

    private FileMistake failed(String how, Path err) throws IOException {
        String said;
        try (InputStream in = Files.newInputStream(err)) {
            in.skip(Math.max(0, Files.size(err) - 10L * SHOWN_ERRORS));
            said = Printable.line(new String(in.readNBytes(10 * SHOWN_ERRORS), StandardCharsets.UTF_8).strip());
        }
        String end = said.length() <= SHOWN_ERRORS ? said : "..." + said.substring(said.length() - SHOWN_ERRORS);
        return new FileMistake(
                name + ": the program " + how + (end.isEmpty() ? "; it said nothing on standard error" : ": " + end));
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException ignored) {
            // The folder for temporary files is cleared by the system.
        }
    }
}
