package io.netfutures.app;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests with a {@link Classroom} of their own, and netfutures in this process. */
abstract class InClassroom {
    @TempDir
    Path home;

    InProcess netfutures;
    Classroom room;

    @RegisterExtension
    final Witness witness = new Witness(() -> netfutures.err());

    @BeforeEach
    final void open() throws Exception {
        room = Classroom.open(home);
        netfutures = new InProcess(home);
    }

    @AfterEach
    final void close() throws Exception {
        room.close();
    }

    final String inventory() {
        return room.inventory().toString();
    }

    /** These words behind those that name the inventory. */
    final List<String> line(String... words) {
        return Stream.concat(Stream.of("-i", inventory()), Stream.of(words)).toList();
    }

    final int run(String... words) {
        return netfutures.run(line(words));
    }

    /** Runs a command with {@code -q}. */
    final int quiet(String command, String... words) {
        return run(Stream.concat(Stream.of(command, "-q"), Stream.of(words)).toArray(String[]::new));
    }

    /** Runs a script of these lines, with {@code -q}. */
    final int script(String... lines) {
        return netfutures.typed(
                String.join("\n", lines) + "\n", line("run", "-q", "-").toArray(String[]::new));
    }

    final List<String> running(String router) {
        return room.router(router).configuration();
    }
}
