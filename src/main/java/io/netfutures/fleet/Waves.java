package io.netfutures.fleet;

import java.util.ArrayList;
import java.util.List;

/**
 * How many devices are in each wave of a run; a wave begins when the one before it has ended. The last share is that of all further waves
 * too, as of Ansible's {@code serial}.
 *
 * @param shares at least one
 */
public record Waves(List<Share> shares) {
    private static final int ALL = 100;

    /** All devices at once. */
    public static final Waves ONE = new Waves(List.of(new Share(ALL, true)));

    /** One device, and then all others. */
    public static final Waves CANARY = new Waves(List.of(new Share(1, false), new Share(ALL, true)));

    /** @throws IllegalArgumentException if there is no share */
    public Waves {
        shares = List.copyOf(shares);
        if (shares.isEmpty()) {
            throw new IllegalArgumentException("there is a wave at least");
        }
    }

    /**
     * The part of the devices in a wave.
     *
     * @param size a number of devices, or the percentage of all that are divided, rounded down, and one at least
     */
    public record Share(int size, boolean percent) {
        /** @throws IllegalArgumentException if there would be no device, or more than all */
        public Share {
            if (size < 1 || (percent && size > ALL)) {
                throw new IllegalArgumentException(
                        "no wave has " + size + (percent ? " % of the devices" : " devices"));
            }
        }

        private int of(int devices) {
            return percent ? Math.max(1, Math.toIntExact((long) devices * size / ALL)) : size;
        }
    }

    /** How many of this many devices are in each wave, in their order. */
    public List<Integer> sizes(int devices) {
        List<Integer> sizes = new ArrayList<>();
        for (int left = devices; left > 0; left -= sizes.getLast()) {
            sizes.add(Math.min(
                    left, shares.get(Math.min(sizes.size(), shares.size() - 1)).of(devices)));
        }
        return sizes;
    }
}
