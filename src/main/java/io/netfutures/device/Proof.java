package io.netfutures.device;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device showed around a change of its configuration.
 *
 * @param runningBefore its configuration before the lines, null if it was not read
 * @param before the answers to the checks before the lines
 * @param after the answers to the checks after them, the last time they were sent
 * @param runningAfter its configuration at the end, null if it was not read
 * @param end what became of the change
 */
public record Proof(
        Reply.@Nullable Output runningBefore,
        List<Reply.Output> before,
        List<Reply.Output> after,
        Reply.@Nullable Output runningAfter,
        End end) {
    /** Of a device that was not contacted. */
    public static final Proof NONE = new Proof(null, List.of(), List.of(), null, End.UNTOUCHED);

    public Proof {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** This, without the configurations. */
    public Proof checks() {
        return new Proof(null, before, after, null, end);
    }

    /** What became of a change. */
    public enum End {
        /** Nothing was sent that changes anything. */
        UNTOUCHED("not changed"),
        /** The lines are in force. */
        IN_FORCE("in force"),
        /** They were in force, and the configuration is what it was before. */
        TAKEN_BACK("taken back"),
        /** What is in force is not known, or only a part of the lines. */
        UNKNOWN("not known");

        private final String words;

        End(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
