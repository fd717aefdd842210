package io.netfutures.concurrent;

import java.time.Duration;

/** A clock that runs something when a time has passed. */
interface Alarm {
    /** The machine's monotonic clock; a virtual thread sleeps for each alarm that is set. */
    Alarm SYSTEM = new Alarm() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public Runnable set(Duration time, Runnable action) {
            Thread asleep = Thread.ofVirtual().name("alarm").start(() -> {
                try {
                    Thread.sleep(time);
                } catch (InterruptedException ignored) { // put off
                    return;
                }
                action.run();
            });
            return asleep::interrupt;
        }
    };

    /** The time of this clock in nanoseconds, from an arbitrary origin. */
    long nanoTime();

    /** Runs {@code action} once, {@code time} from now, in a thread of its own. Returns what puts the alarm off. */
    Runnable set(Duration time, Runnable action);
}
