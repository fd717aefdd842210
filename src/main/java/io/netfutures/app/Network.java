package io.netfutures.app;

import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.lab.Lab;
import io.netfutures.ssh.HostKeys;
import io.netfutures.ssh.Ssh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The devices of a command and the way to them: the real ones, or in a lab the simulated ones in their place. */
final class Network implements AutoCloseable {
    private final Inventory inventory;
    private final @Nullable Lab lab;
    private final Ssh ssh;

    private Network(Inventory inventory, @Nullable Lab lab, Ssh ssh) {
        this.inventory = inventory;
        this.lab = lab;
        this.ssh = ssh;
    }

    /** The devices that {@code root} selects; real ones whose host key is unknown are asked about here, if they are to be. */
    static Network open(NetFutures root, RunOptions options) throws InterruptedException {
        Inventory inventory = bounded(root.selection(), options);
        if (!root.lab) {
            HostKeys hostKeys = new HostKeyChoice(root.console, options.hostKeys).forDevices(inventory);
            return new Network(inventory, null, Ssh.open(hostKeys));
        }
        try {
            Lab lab = Lab.start(inventory.devices());
            return new Network(inventory, lab, Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address));
        } catch (IOException e) {
            throw new UserError(ExitCode.USAGE, "the lab cannot start: " + e.getMessage());
        }
    }

    private static Inventory bounded(Inventory inventory, RunOptions options) {
        if (options.timeout == null) {
            return inventory;
        }
        List<Device> bounded = new ArrayList<>();
        for (Device device : inventory) {
            bounded.add(device.with(
                    device.settings().with(device.settings().timeouts().within(options.timeout))));
        }
        return Inventory.of(bounded);
    }

    Inventory inventory() {
        return inventory;
    }

    /** The lab, if the devices are simulated. */
    Optional<Lab> lab() {
        return Optional.ofNullable(lab);
    }

    Ssh ssh() {
        return ssh;
    }

    @Override
    public void close() {
        ssh.close();
        try {
            if (lab != null) {
                lab.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lab does not end", e);
        }
    }
}
