package io.netfutures.fleet;

import java.util.Set;

/**
 * How many of some devices may be worked on at once. Under the same {@link io.netfutures.concurrent.Workers} caps of the same name are one:
 * it counts the devices of all runs, and is as wide as the run submitted last says.
 *
 * @param name what people call it, for instance {@code @core} or {@code jump:bastion1}
 * @param width how many at once, at least 1
 * @param devices the names of the devices that it covers
 */
public record Cap(String name, int width, Set<String> devices) {
    /** @throws IllegalArgumentException if the cap would let nothing start */
    public Cap {
        if (width <= 0) {
            throw new IllegalArgumentException("the cap " + name + " must be greater than 0, not " + width);
        }
        devices = Set.copyOf(devices);
    }
}
