package io.netfutures.app;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests with a {@link Classroom} of their own, and netfutures in this process. */
abstract class InClassroom {
    @TempDir
    Path home;

    InProcess netfutures;
    Classroom room;

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
}
