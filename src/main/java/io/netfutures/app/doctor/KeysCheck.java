package io.netfutures.app.doctor;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Printable;
import io.netfutures.ssh.HostProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the key files and the ssh-agent that the devices need can be used, and whether nobody else can read the keys. */
final class KeysCheck implements Check {
    private static final String WHAT = "keys";
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final HostProbe probe;
    private final List<Device> devices;

    KeysCheck(HostProbe probe, List<Device> devices) {
        this.probe = probe;
        this.devices = devices;
    }

    @Override
    public List<Finding> findings() throws InterruptedException {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        Set<Path> open = new LinkedHashSet<>();
        int withKeys = 0;
        for (Device device : devices) {
            Path file = device.credentials().keyFile();
            boolean hasKeys = file != null
                    || device.settings().access().userKeys().agent()
                    || device.settings().access().sshConfig() != null;
            withKeys += hasKeys ? 1 : 0;
            if (file != null && isOpen(file)) {
                open.add(file);
            }
            String problem = hasKeys ? problem(device) : "";
            if (!problem.isEmpty()) {
                problems.computeIfAbsent(problem, any -> new ArrayList<>()).add(device.name());
            }
        }
        List<Finding> findings = new ArrayList<>();
        int all = withKeys;
        problems.forEach((problem, names) -> findings.add(Finding.bad(
                WHAT,
                Printable.line(problem.replaceFirst("; .*", "")) + ": " + Finding.some(names, all, "device"),
                Printable.line(problem.replaceFirst(".*?; ", "")))));
        open.forEach(file -> findings.add(Finding.warn(
                WHAT,
                "the key " + Printable.line(file.toString()) + " can be read by other users of this machine",
                "chmod 600 " + Printable.line(file.toString()))));
        if (findings.isEmpty()) {
            findings.add(Finding.ok(WHAT, withKeys == 0 ? "no device needs any" : "all can be used"));
        }
        return findings;
    }

    private String problem(Device device) throws InterruptedException {
        try {
            return probe.keyProblem(device);
        } catch (DeviceException e) { // there is no way to it, which is another check's matter
            return "";
        }
    }

    private static boolean isOpen(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (UnsupportedOperationException
                | IOException ignored) { // no modes, or no such file, which is found elsewhere
            return false;
        }
    }
}
