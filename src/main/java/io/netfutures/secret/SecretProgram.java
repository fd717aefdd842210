package io.netfutures.secret;

import io.netfutures.device.Secret;
import io.netfutures.device.SecretSource;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A program that prints a secret, such as {@code pass show net/core}. No shell is between. What it prints is in no message. */
final class SecretProgram {
    /** A pipe holds 64 KB at most: a program that prints more waits for a reader, and does not end. */
    private static final int MUCH = 32 << 10;

    private static final File NOTHING = new File("/dev/null");

    private final SecretSource.Command command;
    private final boolean terminal;
    private final Duration bound;
    private final Set<String> hidden;

    /**
     * @param terminal whether it may read from standard input, which is a terminal
     * @param hidden the names of environment variables that it does not get
     */
    SecretProgram(SecretSource.Command command, boolean terminal, Duration bound, Set<String> hidden) {
        this.command = command;
        this.terminal = terminal;
        this.bound = bound;
        this.hidden = hidden;
    }

    /** The first line that it prints. Blocks until it has ended, within the bound; an interrupt kills it. */
    Secret firstLine() throws SecretUnavailable, InterruptedException {
        String text = output();
        String[] lines = text.split("\r?\n", 2);
        return OneLine.of(lines[0], "what " + command.program() + " printed");
    }

    /** All that it prints, without blanks and line ends around it. */
    Secret stripped() throws SecretUnavailable, InterruptedException {
        String text = output().strip();
        if (text.isEmpty()) {
            throw new SecretUnavailable(command.program() + " printed nothing; a password was expected");
        }
        return Secret.of(text);
    }

    private String output() throws SecretUnavailable, InterruptedException {
        Process process = start();
        byte[] bytes = new byte[0];
        try (InputStream printed = process.getInputStream()) {
            if (!process.waitFor(bound.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SecretUnavailable(command.program()
                        + (printed.available() >= MUCH
                                ? " printed more than 64 KB; a secret on its first line was expected"
                                : " did not end within " + bound.toSeconds() + " s; it was stopped"));
            }
            if (process.exitValue() != 0) {
                throw new SecretUnavailable(
                        command.program() + " ended with exit code " + process.exitValue() + "; try it by hand");
            }
            // All that it has printed is in the pipe. A read to the end would wait for a daemon that it may have left
            // behind.
            bytes = printed.readNBytes(printed.available());
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new SecretUnavailable("what " + command.program() + " printed is not text in UTF-8");
        } catch (IOException e) {
            throw new SecretUnavailable("what " + command.program() + " printed cannot be read");
        } finally {
            Arrays.fill(bytes, (byte) 0);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start() throws SecretUnavailable {
        ProcessBuilder builder = new ProcessBuilder(command.words())
                .directory(command.folder().toAbsolutePath().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectInput(terminal ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.from(NOTHING));
        builder.environment().keySet().removeAll(hidden);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new SecretUnavailable(
                    command.program() + " cannot be started; check that this program is installed, and its path");
        }
    }
}
