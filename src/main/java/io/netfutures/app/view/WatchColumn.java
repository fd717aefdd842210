package io.netfutures.app.view;

/** The columns of the screen on which futures are watched, from left to right. */
public enum WatchColumn {
    DEVICE("device"),
    FUTURE("future"),
    STATE("state"),
    SLOT("slot"),
    STEP("step"),
    ELAPSED("elapsed"),
    LAST("last line, error");

    private final String title;

    WatchColumn(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The next column to sort by; the last line is not one. */
    WatchColumn next() {
        return switch (this) {
            case DEVICE -> FUTURE;
            case FUTURE -> STATE;
            case STATE -> SLOT;
            case SLOT -> STEP;
            case STEP -> ELAPSED;
            case ELAPSED, LAST -> DEVICE;
        };
    }

    /** Whether sorting begins in descending order, because the interesting values are the high ones. */
    boolean descends() {
        return this == ELAPSED;
    }
}
