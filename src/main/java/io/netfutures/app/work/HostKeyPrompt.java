package io.netfutures.app.work;

import io.netfutures.concurrent.TaskFuture;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.ssh.Fingerprint;
import io.netfutures.ssh.HostKeys;
import io.netfutures.ssh.HostProbe;
import io.netfutures.ssh.KnownHosts;
import io.netfutures.ssh.KnownHostsException;
import io.netfutures.ssh.Ssh;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Determines which host keys a run accepts. With {@code ask} all unknown keys are fetched before the run, and the user is asked
 * once about all of them:
 *
 * <pre>
 * The host keys of 2 devices are not known:
 *   192.168.100.1:22  ssh-ed25519 SHA256:q2Yf...
 *   192.168.100.2:22  ssh-ed25519 SHA256:Zk0b...
 * Trust them, and remember them in ~/.config/netfutures/known_hosts? [yes/no]
 * </pre>
 */
final class HostKeyPrompt {
    private static final int AT_ONCE = 50;

    private final Console console;
    private final @Nullable HostKeyPolicy wanted;
    private final @Nullable KnownHosts known;

    /** Reads the files of known hosts; {@code wanted} is the policy given on the command line, or null. */
    HostKeyPrompt(Console console, @Nullable HostKeyPolicy wanted) {
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

    /** The accepted host keys; keys that the user confirms later are added to them. */
    HostKeys hostKeys() {
        return known == null ? HostKeys.off() : known;
    }

    /**
     * Called before a run on these devices: if the policy is to ask, contacts those whose key is unknown, up to the key exchange,
     * and asks. Jump hosts come first; devices behind one are asked about once it is trusted.
     */
    void prepare(List<Device> devices) throws InterruptedException {
        if (known == null) {
            return;
        }
        try (Ssh ssh = Ssh.open(known)) {
            List<Device> unknown = devices.stream()
                    .filter(device -> !isKnown(ssh, known, device))
                    .toList();
            boolean ask = wanted == HostKeyPolicy.ask
                    || (wanted == null
                            && !unknown.isEmpty()
                            && console.terminal().getAsBoolean());
            if (!ask || unknown.isEmpty()) {
                return;
            }
            if (!console.terminal().getAsBoolean()) {
                throw new UserError(ExitCode.USAGE, "--host-keys ask needs a terminal; use accept-new or strict");
            }
            while (ask(ssh, known, unknown)) {
                unknown = unknown.stream()
                        .filter(device -> !isKnown(ssh, known, device))
                        .toList();
            }
        }
    }

    /** If the route to a device cannot be determined, the key counts as known: the run reports the reason. */
    private static boolean isKnown(Ssh ssh, KnownHosts known, Device device) {
        try {
            return ssh.probe().hostsOnTheWay(device).stream().allMatch(known::knows);
        } catch (DeviceException e) {
            return true;
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

    /** Devices that do not answer are left to the run, which reports why. False if no device answers. */
    private boolean ask(Ssh ssh, KnownHosts known, List<Device> unknown) throws InterruptedException {
        Map<Device, PublicKey> shown = shownOnTheWayTo(unknown, ssh, known);
        if (shown.isEmpty()) {
            return false;
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
            if (!saysYes()) {
                throw new UserError(ExitCode.USAGE, "the host keys were not accepted; nothing was run");
            }
            for (Map.Entry<Device, PublicKey> each : shown.entrySet()) {
                known.add(each.getKey(), each.getValue());
            }
        } catch (IOException e) {
            throw new UserError(ExitCode.USAGE, "the host keys could not be remembered: " + e.getMessage());
        }
        return true;
    }

    /** Asks until the answer is yes or no; the end of the input counts as no. */
    private boolean saysYes() throws IOException {
        for (String answer = console.in().readLine();
                answer != null;
                answer = console.in().readLine()) {
            switch (answer.strip().toLowerCase(Locale.ROOT)) {
                case "yes" -> {
                    return true;
                }
                case "no" -> {
                    return false;
                }
                default -> {
                    console.err().print("Please type yes or no: ");
                    console.err().flush();
                }
            }
        }
        return false;
    }

    private static Map<Device, PublicKey> shownOnTheWayTo(List<Device> devices, Ssh ssh, KnownHosts known)
            throws InterruptedException {
        Map<String, HostProbe.UnknownKey> byPlace = new LinkedHashMap<>();
        try (TaskScope scope = TaskScope.open(Workers.of(AT_ONCE))) {
            List<TaskFuture<Optional<HostProbe.UnknownKey>>> keys = new ArrayList<>();
            for (Device device : devices) {
                keys.add(scope.submit(device.name(), () -> ssh.probe().firstUnknown(device, known::knows)));
            }
            for (int i = 0; i < devices.size(); i++) {
                if (keys.get(i).exception() == null) {
                    keys.get(i)
                            .resultNow()
                            .ifPresent(shown -> byPlace.putIfAbsent(
                                    shown.host().address() + " " + shown.host().port(), shown));
                }
            }
        }
        Map<Device, PublicKey> shown = new LinkedHashMap<>();
        byPlace.values().forEach(each -> shown.put(each.host(), each.key()));
        return shown;
    }
}
