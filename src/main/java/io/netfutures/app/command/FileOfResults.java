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
    private final Runnable written;
    private boolean isBroken;

    /**
     * @param writer writes to {@code file}
     * @param written what is done once the file is there
     */
    FileOfResults(WholeFile file, ResultWriter writer, Runnable written) {
        this.file = file;
        this.writer = writer;
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
                written.run();
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
