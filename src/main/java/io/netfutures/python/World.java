package io.netfutures.python;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a program can reach besides its own values. A device is a map that comes from here.
 *
 * <p>Methods that block throw {@link Stopped} when the program is stopped, whatever they wait for.
 */
public interface World {
    /** Writes this to standard output. */
    void print(String text);

    /** Writes this to the log. */
    void log(String level, String message);

    /** The time of day, formatted as in a log line. */
    String now();

    /** Blocks for this time. */
    void sleep(Duration time);

    /** Throws {@link Stopped} if the program is to stop. Called before each statement. */
    void check();

    /** The value of a name that the program has not assigned: a device, all devices, a future or a list of futures. */
    Optional<Object> find(String name);

    /**
     * The devices of the inventory.
     *
     * @throws Raised if {@code file} is not the inventory
     */
    List<?> inventory(String file);

    /** Sets how many workers may run at once; returns what sets it back: how many could before, or a negative number that means it was no fixed one. */
    int workers(int count);

    /**
     * Submits the job, and returns at once.
     *
     * @param name the name that the program assigns it to, if any
     */
    Promise submit(Job job, Optional<String> name);

    /**
     * The futures in the order in which they finish. {@link Iterator#next()} blocks, and raises {@code TimeoutError} once {@code timeout}
     * has passed.
     */
    Iterator<Promise> asCompleted(List<Promise> promises, Optional<Duration> timeout);

    /** The program has called {@code exit}, and no more lines are to be read. */
    void exit();
}
