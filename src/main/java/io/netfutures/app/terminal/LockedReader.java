package io.netfutures.app.terminal;

import java.io.IOException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/** JLine's line editor with access to its lock, so that the editor and the painter never write to the terminal at the same time. */
final class LockedReader extends LineReaderImpl {
    LockedReader(Terminal terminal) throws IOException {
        super(terminal, "netfutures");
    }

    /** Runs {@code drawing} while the editor is kept from the terminal. */
    void withPen(Runnable drawing) {
        lock.lock();
        try {
            drawing.run();
        } finally {
            lock.unlock();
        }
    }
}
