package io.netfutures.app.terminal;

import java.io.IOException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/** JLine's line editor, whose own lock can be taken by whoever draws beside it: so there is one pen on the terminal. */
final class LockedReader extends LineReaderImpl {
    LockedReader(Terminal terminal) throws IOException {
        super(terminal, "netfutures");
    }

    /** Runs {@code drawing} while the editor does not touch the terminal. */
    void withPen(Runnable drawing) {
        lock.lock();
        try {
            drawing.run();
        } finally {
            lock.unlock();
        }
    }
}
