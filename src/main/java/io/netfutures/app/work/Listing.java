package io.netfutures.app.work;

import io.netfutures.journal.ResultWriter;

/** The results of one run or of one command, reported one after the other as one document. Thread-safe. */
public final class Listing implements AutoCloseable {
    private final Report report;
    private final ReportSettings settings;
    private final ResultWriter writer;
    private final boolean gathersFailures;
    private boolean isClosed;

    Listing(Report report, ReportSettings settings, ResultWriter writer, boolean gathersFailures) {
        this.report = report;
        this.settings = settings;
        this.writer = writer;
        this.gathersFailures = gathersFailures;
    }

    /**
     * Reports the outcome of a future that is done.
     *
     * @return whether it returned a result
     */
    public synchronized boolean done(NamedFuture named) {
        return report.done(named, settings, isClosed ? result -> {} : writer, gathersFailures);
    }

    /** Completes the document; what is reported after that is not written any more. */
    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            report.end(writer);
        }
    }
}
