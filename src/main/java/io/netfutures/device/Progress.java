package io.netfutures.device;

/** Told by a worker where it is. Called in the worker's own thread; must not block. */
@FunctionalInterface
public interface Progress {
    /** For a caller that does not care. */
    Progress NONE = step -> {};

    /** The worker has entered this step. */
    void at(Step step);

    /** A command of the task, or a line of its configuration, is about to be sent; without the secrets in it. */
    default void sent(String line) {}

    /** The device has answered the command or line that was sent last, and did not refuse it. */
    default void answered(Reply.Output answer) {}

    /** The device has sent something: its last line that is not blank, printable, without secrets, whole or not. */
    default void received(String lastLine) {}

    /** Tells another one all that it is told; for those that want to hear a part of it on the way. */
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
        public void received(String lastLine) {
            next.received(lastLine);
        }
    }
}
