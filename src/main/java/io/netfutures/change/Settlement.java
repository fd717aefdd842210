package io.netfutures.change;

import io.netfutures.configuration.ConfigDiff;
import io.netfutures.device.Care;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.NotAsExpected;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task.Deed;
import io.netfutures.device.Task.Settle;
import io.netfutures.device.Task.Show;
import io.netfutures.platform.Platform;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps or takes back what a change has left on a device. What is sent for that is about whatever was committed last, so the running
 * configuration is looked at before, and says after it what was done. For the thread of the device.
 */
final class Settlement {
    private final Device device;
    private final Settle task;
    private final @Nullable Platform platform;
    private final Parts parts;
    private final boolean isKeeping;

    Settlement(Device device, Settle task, Optional<Platform> platform, Parts parts) {
        this.device = device;
        this.task = task;
        this.platform = platform.orElse(null);
        this.parts = parts;
        this.isKeeping = task.deeds().contains(Deed.KEEP);
    }

    Reply perform() throws DeviceException, InterruptedException {
        Care.Goal change = task.change();
        String shows = platform == null ? null : platform.proof();
        if (change == null || platform == null || shows == null) {
            return parts.change(device, task);
        }
        String now = digest(platform, shows);
        boolean isAsLeft = now.equals(change.to());
        boolean isAsBefore = now.equals(change.from()) && !isAsLeft;
        if (isKeeping && isAsBefore) {
            throw failure(
                    "its configuration is what it was before the change, which was taken back already; nothing was sent",
                    "make the change again");
        }
        if (!isKeeping && !isAsLeft && !isAsBefore) {
            throw failure(
                    "its configuration is no longer what the change has left; nothing was sent",
                    "look at it, and change it by hand");
        }
        Reply reply = isAsBefore ? new Reply(device, List.of(), "") : parts.change(device, task);
        String then = isAsBefore ? now : digest(platform, shows);
        if (isKeeping && then.equals(change.from()) && !change.from().equals(change.to())) {
            throw followed(failure("it has taken the change back", "make the change again"), reply);
        }
        if (!isKeeping && !then.equals(change.from())) {
            throw followed(
                    failure(
                            "its configuration is not what it was before the change",
                            "look at it, and change it by hand"),
                    reply);
        }
        parts.done();
        return reply;
    }

    private String digest(Platform known, String shows) throws DeviceException, InterruptedException {
        Reply.Output running = parts.besides(device, Show.of(shows)).outputs().getFirst();
        return ConfigDiff.digest(known.lasting(running.text()));
    }

    private static NotAsExpected followed(NotAsExpected failure, Reply reply) {
        failure.follows(reply, List.of());
        return failure;
    }

    private NotAsExpected failure(String what, String advice) {
        return new NotAsExpected(new DeviceException.Failure(device, Step.CONFIG, what, advice));
    }
}
