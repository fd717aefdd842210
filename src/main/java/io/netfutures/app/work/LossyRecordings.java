package io.netfutures.app.work;

import io.netfutures.device.Device;
import io.netfutures.device.FileProblem;
import io.netfutures.journal.Recordings;
import io.netfutures.session.Tap;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The recordings of a run. When one cannot be written, this is reported once and recording stops; the run goes on, and ends with
 * another exit code. Thread-safe.
 */
final class LossyRecordings {
    private final Recordings recordings;
    private final Console console;
    private final AtomicBoolean lost = new AtomicBoolean();

    LossyRecordings(Recordings recordings, Console console) {
        this.recordings = recordings;
        this.console = console;
    }

    /** Whether any part of a session is missing from the recordings. */
    boolean isLost() {
        return lost.get();
    }

    /** Records one session of this device, as far as that is possible. Never fails. */
    Tap of(Device device) {
        Tap tap = recordings.of(device);
        return new Tap() {
            @Override
            public void start() {
                write(tap::start);
            }

            @Override
            public void received(byte[] bytes) {
                write(() -> tap.received(bytes));
            }

            @Override
            public void typed(byte[] bytes) {
                write(() -> tap.typed(bytes));
            }

            @Override
            public void close() {
                tap.close();
            }
        };
    }

    private interface Write {
        void run() throws IOException;
    }

    private void write(Write write) {
        if (lost.get()) {
            return;
        }
        try {
            write.run();
        } catch (IOException e) {
            if (lost.compareAndSet(false, true)) {
                console.complain("--record: " + FileProblem.text(e)
                        + "; the run goes on without recordings, and those that are open end here");
            }
        }
    }
}
