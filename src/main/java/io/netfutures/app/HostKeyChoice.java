package io.netfutures.app;

import io.netfutures.app.RunOptions.HostKeyPolicy;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.Device;
import io.netfutures.ssh.Fingerprint;
import io.netfutures.ssh.HostKeys;
import io.netfutures.ssh.KnownHosts;
import io.netfutures.ssh.KnownHostsException;
import io.netfutures.ssh.Ssh;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose host keys a run accepts. With {@code ask} all unknown keys are fetched before the run, and one question is asked
 * for all of them:
 *
 * <pre>
 * The host keys of 2 devices are not known:
 *   192.168.100.1:22  ssh-ed25519 SHA256:q2Yf...
 *   192.168.100.2:22  ssh-ed25519 SHA256:Zk0b...
 * Trust them, and remember them in ~/.config/netfutures/known_hosts? [yes/no]
 * </pre>
 */
final class HostKeyChoice {
    private static final int AT_ONCE = 50;

    private final Console console;
    private final @Nullable HostKeyPolicy wanted;
    private final @Nullable KnownHosts known;

    /** {@code wanted} is what the command line says, or null. Reads the files of known hosts. */
    HostKeyChoice(Console console, @Nullable HostKeyPolicy wanted) {
        this.console = console;
        this.wanted = wanted;
        if (wanted == HostKeyPolicy.off) {
            console.complain("warning: host keys are not checked (--host-keys off): whoever is between"
                    + " here and a device can read its password");
            known = null;
        } else {
            known = read();
        }
    }

    /** The host keys that are accepted; what is asked about later joins them. */
    HostKeys hostKeys() {
        return known == null ? HostKeys.off() : known;
    }

    /** Before a run on these devices: contacts those whose key is unknown, up to the key exchange, and asks, if it is to. */
    void prepare(List<Device> devices) throws InterruptedException {
        if (known == null) {
            return;
        }
        List<Device> unknown =
                devices.stream().filter(device -> !known.knows(device)).toList();
        boolean ask = wanted == HostKeyPolicy.ask
                || (wanted == null && !unknown.isEmpty() && console.terminal().getAsBoolean());
        if (ask && !unknown.isEmpty()) {
            if (!console.terminal().getAsBoolean()) {
                throw new UserError(ExitCode.USAGE, "--host-keys ask needs a terminal; use accept-new or strict");
            }
            ask(known, unknown);
        }
    }

    private KnownHosts read() {
        Path home = console.home();
        Path folder = console.configuration();
        try {
            return KnownHosts.read(
                    folder.resolve("known_hosts"),
                    List.of(home.resolve(".ssh/known_hosts"), Path.of("/etc/ssh/ssh_known_hosts")),
                    wanted == HostKeyPolicy.accept_new);
        } catch (KnownHostsException e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** Devices that do not answer are left to the run, which will say why. */
    private void ask(KnownHosts known, List<Device> unknown) throws InterruptedException {
        Map<Device, PublicKey> shown = shownBy(unknown);
        if (shown.isEmpty()) {
            return;
        }
        console.err()
                .println(
                        shown.size() == 1
                                ? "The host key of one device is not known:"
                                : "The host keys of " + shown.size() + " devices are not known:");
        shown.forEach((device, key) -> console.err().println("  " + device.label() + "  " + Fingerprint.of(key)));
        console.err()
                .print("Trust " + (shown.size() == 1 ? "it, and remember it" : "them, and remember them") + " in "
                        + known.file() + "? [yes/no] ");
        console.err().flush();
        try {
            String answer = console.in().readLine();
            if (answer == null || !answer.strip().equalsIgnoreCase("yes")) {
                throw new UserError(ExitCode.USAGE, "the host keys were not accepted; nothing was run");
            }
            for (Map.Entry<Device, PublicKey> each : shown.entrySet()) {
                known.add(each.getKey(), each.getValue());
            }
        } catch (IOException e) {
            throw new UserError(ExitCode.USAGE, "the host keys could not be remembered: " + e.getMessage());
        }
    }

    private static Map<Device, PublicKey> shownBy(List<Device> devices) throws InterruptedException {
        Map<Device, PublicKey> shown = new LinkedHashMap<>();
        try (Ssh ssh = Ssh.open(HostKeys.off());
                TaskScope scope = TaskScope.open(Workers.of(AT_ONCE))) {
            List<TaskFuture<PublicKey>> keys = new ArrayList<>();
            for (Device device : devices) {
                keys.add(scope.submit(device.name(), () -> ssh.hostKey(device)));
            }
            for (int i = 0; i < devices.size(); i++) {
                if (keys.get(i).exception() == null) {
                    shown.put(devices.get(i), keys.get(i).resultNow());
                }
            }
        }
        return shown;
    }
}
