package io.netfutures.app.work;

import io.netfutures.journal.ResultWriter;

/** The results of one run or of one command, reported one after the other as one document. Thread-safe. */
public final class Listing implements AutoCloseable {
    private final Report report;
    private final ReportSettings settings;
    private final ResultWriter writer;

    Listing(Report report, ReportSettings settings, ResultWriter writer) {
        this.report = report;
        this.settings = settings;
        this.writer = writer;
    }

    /**
     * Reports the outcome of a future that is done.
     *
     * @return whether it returned a result
     */
    public boolean done(NamedFuture named) {
        return report.done(named, settings, writer);
    }

    /** Completes the document. */
    @Override
    public void close() {
        report.end(writer);
    }
}
