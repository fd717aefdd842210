package io.netfutures.concurrent;

/** Work that only saves time, and that nobody waits for. */
public final class Errand {
    private Errand() {}

    /**
     * Runs {@code work} in a platform thread of its own, which keeps no process alive, and ends with it. Whatever it throws is ignored:
     * whoever needs the work meets the failure. Returns at once.
     */
    public static void start(String name, Runnable work) {
        Thread.ofPlatform()
                .daemon()
                .name(name)
                .uncaughtExceptionHandler((thread, ignored) -> {})
                .start(work);
    }
}
