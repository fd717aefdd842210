package io.netfutures.app.explain;

/** What can be explained; the names are what the user types. */
public enum Topic {
    submit("submit does not wait"),
    map("map keeps the order of its arguments"),
    as_completed("as_completed gives what is done first"),
    wait("wait says what is done, and stops nothing"),
    cancel("cancel, before the start and after it"),
    exceptions("an exception waits in its future"),
    cap("a cap on the workers, and who is pending");

    private final String title;

    Topic(String title) {
        this.title = title;
    }

    /** The subject in a few words. */
    public String title() {
        return title;
    }

    Ways ways() {
        return switch (this) {
            case submit -> new SubmitWays();
            case map -> new MapWays();
            case as_completed -> new AsCompletedWays();
            case wait -> new WaitWays();
            case cancel -> new CancelWays();
            case exceptions -> new ExceptionWays();
            case cap -> new CapWays();
        };
    }
}
