package io.netfutures.app.work;

/** How many devices are worked on at once, as users say it: a number, or {@code auto}. */
public sealed interface Crew {
    /** As many as answer well. */
    Crew AUTO = new Auto();

    /** So many; positive, once it was checked. */
    record Fixed(int number) implements Crew {
        @Override
        public String toString() {
            return Integer.toString(number);
        }
    }

    /** As many as answer well: see {@link io.netfutures.fleet.AutoWorkers}. */
    record Auto() implements Crew {
        @Override
        public String toString() {
            return "auto";
        }
    }

    /** So many. */
    static Crew of(int number) {
        return new Fixed(number);
    }

    /**
     * Parses it; numbers are not checked.
     *
     * @throws IllegalArgumentException if the text is neither, with a message for the user
     */
    static Crew parse(String text) {
        if (text.equalsIgnoreCase("auto")) {
            return AUTO;
        }
        if (!text.matches("[+-]?\\d{1,9}")) {
            throw new IllegalArgumentException("'" + text + "' is neither a number of workers nor auto");
        }
        return new Fixed(Integer.parseInt(text));
    }
}
