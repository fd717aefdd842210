package io.netfutures.app.work;

import io.netfutures.concurrent.Status;
import io.netfutures.device.Proof;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.fleet.DeviceFuture;
import java.time.Instant;
import java.util.Optional;

/** Changes that devices take back unless they are told in time to keep them. */
final class ToConfirm {
    private ToConfirm() {}

    /** Until when a device is to be told to keep its change; empty if it has put none in force that it would take back. */
    static Optional<Instant> until(DeviceFuture device) {
        return device.task() instanceof Task.Configure configure
                        && configure.commit() instanceof Task.Commit.Confirmed timed
                        && device.status() instanceof Status.Returned<?>(Reply reply, var took)
                        && (reply.proof() == null || reply.proof().end() == Proof.End.IN_FORCE)
                ? Optional.of(device.future().history().getLast().at().plus(timed.within()))
                : Optional.empty();
    }
}
