package io.netfutures.app.doctor;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Printable;
import io.netfutures.ssh.HostProbe;
import io.netfutures.ssh.KnownHosts;
import java.util.ArrayList;
import java.util.List;

/** Which host keys are not known, and which lines of the user's files are damaged. */
final class KnownHostsCheck implements Check {
    static final String WHAT = "host keys";

    private final KnownHosts known;
    private final HostProbe probe;
    private final List<Device> devices;

    KnownHostsCheck(KnownHosts known, HostProbe probe, List<Device> devices) {
        this.known = known;
        this.probe = probe;
        this.devices = devices;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (!known.damaged().isEmpty()) {
            findings.add(Finding.warn(
                    WHAT,
                    "damaged lines, which are passed over: " + Printable.line(String.join(", ", known.damaged())),
                    "repair or remove them"));
        }
        List<String> unknown =
                devices.stream().filter(this::isUnknown).map(Device::name).toList();
        findings.add(
                unknown.isEmpty()
                        ? Finding.ok(WHAT, devices.isEmpty() ? "the files can be read" : "all are known")
                        : Finding.warn(
                                WHAT,
                                "no key is known of " + Finding.some(unknown, devices.size(), "device")
                                        + ": on a terminal a run asks once about all; elsewhere these are refused",
                                "netfutures submit on a terminal, or --host-keys accept-new"));
        return findings;
    }

    private boolean isUnknown(Device device) {
        try {
            return !probe.hostsOnTheWay(device).stream().allMatch(known::knows);
        } catch (DeviceException e) { // there is no way to it, which is another check's matter
            return false;
        }
    }
}
