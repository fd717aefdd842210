package io.netfutures.device;

import java.time.Duration;

/** Hears from a worker how far it is. Called in the worker's thread, and must not block. */
@FunctionalInterface
public interface Progress {
    /** Ignores everything. */
    Progress NONE = step -> {};

    /** The worker has entered this step. */
    void at(Step step);

    /** A command of the task, or a line of its configuration, is about to be sent; secrets in it are masked. */
    default void sent(String line) {}

    /** The device has answered the last command or line without refusing it. */
    default void answered(Reply.Output answer) {}

    /** Lines of a change are about to be sent; this is known of it, if nothing comes after it. */
    default void proved(Proof soFar) {}

    /** The device has sent something. The last line that is not blank may be incomplete; it is printable, with secrets masked. */
    default void received(String lastLine) {}

    /**
     * The attempt has failed, and the worker makes the next one, number {@code attempt} of {@code most}, after this pause.
     */
    default void again(DeviceException failure, int attempt, int most, Duration pause) {}

    /** Passes everything on to another progress. Extend it to hear a part of it on the way. */
    class Relay implements Progress {
        private final Progress next;

        protected Relay(Progress next) {
            this.next = next;
        }

        @Override
        public void at(Step step) {
            next.at(step);
        }

        @Override
        public void sent(String line) {
            next.sent(line);
        }

        @Override
        public void answered(Reply.Output answer) {
            next.answered(answer);
        }

        @Override
        public void proved(Proof soFar) {
            next.proved(soFar);
        }

        @Override
        public void received(String lastLine) {
            next.received(lastLine);
        }

        @Override
        public void again(DeviceException failure, int attempt, int most, Duration pause) {
            next.again(failure, attempt, most, pause);
        }
    }
}
