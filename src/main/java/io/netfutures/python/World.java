package io.netfutures.python;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What a program can reach besides its own values: nothing else. A device is a map that came from here.
 *
 * <p>What blocks ends with {@link Stopped} when the program is to end, whatever it waits for.
 */
public interface World {
    /** Writes this to the standard output. */
    void print(String text);

    /** Writes this to the log. */
    void log(String level, String message);

    /** The time of day, as a log line has it. */
    String now();

    /** Blocks so long. */
    void sleep(Duration time);

    /** Throws {@link Stopped} if the program is to end; called before each statement. */
    void check();

    /** What a name stands for that the program gave no value: a device, all devices, a future, a list of futures. */
    Optional<Object> find(String name);

    /**
     * The devices of the inventory.
     *
     * @throws Raised if {@code file} does not name it
     */
    List<?> inventory(String file);

    /** From now on so many work at once; returns how many did before. */
    int workers(int count);

    /**
     * Submits this, and returns at once.
     *
     * @param name what the program calls it, if it does at once
     */
    Promise submit(Job job, Optional<String> name);

    /** These, each as soon as it is done; {@link Iterator#next()} blocks, and raises {@code TimeoutError} after {@code timeout}. */
    Iterator<Promise> asCompleted(List<Promise> promises, Optional<Duration> timeout);

    /** The program wants no more lines. */
    void exit();
}
