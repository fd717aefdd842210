package io.netfutures.device;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done around the lines of a configuration, so that it is known what they did, and they can be taken back. In the order of the
 * dialogue:
 *
 * <pre>running configuration --> checks --> lines --> checks --> as expected: kept, saved --> running configuration
 *                                                      --> otherwise: taken back          --> running configuration</pre>
 *
 * @param checks commands that read, sent before the lines and after them
 * @param expectations of their answers; where one does not hold, the device has failed
 * @param undo how lines are taken back if the device refuses one, or is not as expected
 * @param proof whether the running configuration is read before and after
 * @param onlyMissing whether those lines are left out that the running configuration has; a device that has them all is not changed
 * @param goal which configuration the lines are for, and what it is after them; null if nothing is said
 */
public record Care(
        List<String> checks,
        List<Expectation> expectations,
        Undo undo,
        Proving proof,
        boolean onlyMissing,
        @Nullable Goal goal) {
    /** Nothing. */
    public static final Care NONE = new Care(List.of(), List.of(), Undo.NONE, Proving.NO, false);

    /** Care for lines that are for any configuration. */
    public Care(List<String> checks, List<Expectation> expectations, Undo undo, Proving proof, boolean onlyMissing) {
        this(checks, expectations, undo, proof, onlyMissing, null);
    }

    /**
     * The running configuration that lines are for, and what it is to be after them, each by its digest. A device that has another one
     * is not changed; one whose configuration is not as it is to be has failed.
     */
    public record Goal(String from, String to) {}

    /** @throws IllegalArgumentException if something is expected of answers to nothing, or a check is no command */
    public Care {
        checks = List.copyOf(checks);
        expectations = List.copyOf(expectations);
        if (checks.isEmpty() && !expectations.isEmpty()) {
            throw new IllegalArgumentException("something is expected, and there is no check whose answer it could be");
        }
        if (!checks.isEmpty()) {
            Task.Show.of(checks.toArray(String[]::new));
        }
    }

    /** Whether nothing is done around the lines. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** Whether the running configuration is read. */
    public enum Proving {
        NO,
        /** Where the device shows it. */
        IF_POSSIBLE,
        /** A device that does not show it is not changed. */
        YES
    }

    /**
     * How a change is taken back.
     *
     * @param timed the device does it by itself after this time, unless told to keep the change; it is told to do it at once where that is
     *     possible. Null if it is not asked for that
     * @param lines what is sent where the device cannot do it by itself; may be none
     * @param asks whether somebody decides about each device first
     */
    public record Undo(Task.Commit.@Nullable Confirmed timed, List<String> lines, boolean asks) {
        /** It is not. */
        public static final Undo NONE = new Undo(null, List.of());

        /** Taken back without asking. */
        public Undo(Task.Commit.@Nullable Confirmed timed, List<String> lines) {
            this(timed, lines, false);
        }

        public Undo {
            lines = List.copyOf(lines);
            lines.forEach(Task.Configure::check);
        }

        /** Whether a change is not taken back. */
        public boolean isNone() {
            return timed == null && lines.isEmpty();
        }
    }
}
