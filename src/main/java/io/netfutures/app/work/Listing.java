package io.netfutures.app.work;

import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.ResultWriter;
import java.util.concurrent.locks.ReentrantLock;

/** The results of one run or of one command, reported one after the other as one document. Thread-safe. */
public final class Listing implements AutoCloseable {
    private final Report report;
    private final ReportSettings settings;
    private final ResultWriter writer;
    private final boolean gathersFailures;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean isClosed;

    Listing(Report report, ReportSettings settings, ResultWriter writer, boolean gathersFailures) {
        this.report = report;
        this.settings = settings;
        this.writer = writer;
        this.gathersFailures = gathersFailures;
    }

    /**
     * Reports the outcome of a future that is done; blocks as long as whoever reads the results takes nothing. A defect of the writer is
     * told, and costs no other result.
     *
     * @return whether it returned a result
     */
    public boolean done(NamedFuture named) {
        try {
            return written(named);
        } catch (RuntimeException | StackOverflowError defect) {
            report.defect(defect);
            return false;
        }
    }

    private boolean written(NamedFuture named) {
        DeviceResult result = DeviceResult.of(named.deviceFuture());
        ResultWriter.Readied readied = writer.ready(result); // without the lock, so that one need not wait for another
        lock.lock();
        try {
            return report.done(named, result, settings, writer, isClosed ? () -> {} : readied, gathersFailures);
        } finally {
            lock.unlock();
        }
    }

    /** Completes the document; what is reported after that is not written any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (!isClosed) {
                isClosed = true;
                report.end(writer);
            }
        } catch (RuntimeException | StackOverflowError defect) {
            report.defect(defect);
        } finally {
            lock.unlock();
        }
    }
}
