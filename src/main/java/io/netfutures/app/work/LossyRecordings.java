package io.netfutures.app.work;

import io.netfutures.device.Device;
import io.netfutures.device.FileProblem;
import io.netfutures.journal.Recordings;
import io.netfutures.session.Tap;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The recordings of a run. The first that cannot be written is told, and none is written from then on; the devices are asked all the
 * same, and the end of the run has another exit code. Thread-safe.
 */
final class LossyRecordings {
    private final Recordings recordings;
    private final Console console;
    private final AtomicBoolean lost = new AtomicBoolean();

    LossyRecordings(Recordings recordings, Console console) {
        this.recordings = recordings;
        this.console = console;
    }

    /** Whether a part of what was said is in no recording. */
    boolean isLost() {
        return lost.get();
    }

    /** Writes one session of this device, as far as that can be. Never fails. */
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
