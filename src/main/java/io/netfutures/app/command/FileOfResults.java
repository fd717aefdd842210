package io.netfutures.app.command;

import io.netfutures.device.FileProblem;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.ResultWriter;
import io.netfutures.journal.WholeFile;
import java.io.IOException;

/** Writes results into a file, which is in its place with the end of the document, or, if anything could not be written, never. */
final class FileOfResults implements ResultWriter {
    private final WholeFile file;
    private final ResultWriter writer;
    private final int devices;
    private final Written written;
    private int done;
    private boolean isBroken;

    /** Told once the file is there. */
    interface Written {
        /** {@code missing} is how many devices were not reached, or not done with. */
        void with(int missing);
    }

    /**
     * @param writer writes to {@code file}
     * @param devices how many results there should be
     */
    FileOfResults(WholeFile file, ResultWriter writer, int devices, Written written) {
        this.file = file;
        this.writer = writer;
        this.devices = devices;
        this.written = written;
    }

    @Override
    public void write(DeviceResult result) throws IOException {
        ready(result).write();
    }

    @Override
    public Readied ready(DeviceResult result) {
        Readied readied = writer.ready(result);
        return () -> {
            if (!isBroken) {
                try {
                    readied.write();
                    done += result.state() == DeviceResult.State.CANCELLED ? 0 : 1;
                } catch (IOException e) {
                    throw broken(e);
                }
            }
        };
    }

    @Override
    public boolean isLacking() {
        return writer.isLacking();
    }

    @Override
    public void end() throws IOException {
        try (WholeFile closing = file) {
            if (!isBroken) {
                writer.end();
                closing.commit();
                written.with(devices - done);
            }
        } catch (IOException e) {
            if (!isBroken) {
                throw broken(e);
            }
        }
    }

    private IOException broken(IOException e) {
        isBroken = true;
        return new IOException(
                file + ": " + FileProblem.text(e)
                        + "; there will be no such file; if the run is kept, runs show --format prints its results",
                e);
    }
}
