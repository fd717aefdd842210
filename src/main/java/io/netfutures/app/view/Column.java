package io.netfutures.app.view;

/** What is known of a future on the screen that watches it, from left to right. */
public enum Column {
    DEVICE("device"),
    FUTURE("future"),
    STATE("state"),
    SLOT("slot"),
    STEP("step"),
    ELAPSED("elapsed"),
    LAST("last line, error");

    private final String title;

    Column(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The next one to sort by; one does not sort by the last line. */
    Column next() {
        return switch (this) {
            case DEVICE -> FUTURE;
            case FUTURE -> STATE;
            case STATE -> SLOT;
            case SLOT -> STEP;
            case STEP -> ELAPSED;
            case ELAPSED, LAST -> DEVICE;
        };
    }

    /** Whether what people look for is at its high end. */
    boolean descends() {
        return this == ELAPSED;
    }
}
