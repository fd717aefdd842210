package io.netfutures.change;

import io.netfutures.configuration.ConfigDiff;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.DeviceException.CommandTimeout;
import io.netfutures.device.DeviceException.NotAsExpected;
import io.netfutures.device.DeviceException.OutputTooLarge;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task.Show;
import io.netfutures.platform.Platform;
import org.jspecify.annotations.Nullable;

/**
 * The running configuration of one device, read beside a change, and compared without what changes by itself. For the thread of the change.
 *
 * @param shows what is sent to read it; null if it is not read
 */
record RunningConfiguration(
        Device device,
        @Nullable Platform platform,
        Parts parts,
        @Nullable Show shows) {
    /**
     * What it is now. Blocks for the answer.
     *
     * @param isNeeded whether it is a failure if the device does not show it; otherwise null is returned
     */
    Reply.@Nullable Output read(boolean isNeeded) throws DeviceException, InterruptedException {
        if (shows == null) {
            return null;
        }
        try {
            return parts.besides(device, shows).outputs().getFirst();
        } catch (CommandRejected | CommandTimeout | OutputTooLarge notShown) {
            if (isNeeded) {
                throw notShown;
            }
            return null;
        }
    }

    /** Whether both were read, and are the same. */
    boolean isSame(Reply.@Nullable Output one, Reply.@Nullable Output other) {
        return one != null
                && other != null
                && platform != null
                && ConfigDiff.between(platform.lasting(one.text()), platform.lasting(other.text()))
                        .isEmpty();
    }

    /** @throws NotAsExpected which says {@code otherwise}, if it is not the one of this digest */
    void require(Reply.@Nullable Output read, String digest, String otherwise) throws NotAsExpected {
        boolean isSame = read != null
                && platform != null
                && ConfigDiff.digest(platform.lasting(read.text())).equals(digest);
        if (!isSame) {
            throw new NotAsExpected(
                    new DeviceException.Failure(device, Step.COMMAND, otherwise, "look at it, and change it by hand"));
        }
    }
}
