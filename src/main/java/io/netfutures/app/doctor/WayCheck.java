package io.netfutures.app.doctor;

import io.netfutures.concurrent.TaskFuture;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Printable;
import io.netfutures.ssh.HostProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether names resolve and jump hosts answer. The only check that contacts anything: the name servers, and the jump hosts that are
 * dialled from here, up to their identification and without a login.
 */
final class WayCheck implements Check {
    private static final int AT_ONCE = 50;
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:.*");

    private final HostProbe probe;
    private final List<Device> devices;
    private final Duration each;
    private final Duration all;

    /**
     * @param each bound for one name or host
     * @param all bound for all names, and for all hosts
     */
    WayCheck(HostProbe probe, List<Device> devices, Duration each, Duration all) {
        this.probe = probe;
        this.devices = devices;
        this.each = each;
        this.all = all;
    }

    @FunctionalInterface
    private interface Contact {
        void with(Device device) throws DeviceException, InterruptedException;
    }

    /** Blocks at most twice as long as the bound for all. */
    @Override
    public List<Finding> findings() throws InterruptedException {
        Map<String, Device> names = new LinkedHashMap<>();
        Map<String, Device> jumps = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Device device : devices) {
            try {
                Optional<Device> jump = probe.firstJump(device);
                jump.ifPresent(host -> jumps.putIfAbsent(host.endpoint(), device));
                String first = jump.map(Device::address).orElse(device.address());
                if (!ADDRESS.matcher(first).matches()) {
                    names.putIfAbsent(first, device);
                }
            } catch (DeviceException e) {
                if (device.flaw() == null) {
                    findings.add(Finding.bad("way", Printable.line(String.valueOf(e.getMessage())), ""));
                }
            }
        }
        if (!names.isEmpty()) {
            findings.add(finding(
                    "names",
                    names.size(),
                    "name",
                    "resolve",
                    failed(names, probe::lookUpFirst),
                    "check the name server, or write addresses"));
        }
        if (!jumps.isEmpty()) {
            findings.add(finding(
                    "jump hosts",
                    jumps.size(),
                    "host",
                    "answer with SSH",
                    failed(jumps, probe::pingFirst),
                    "every device behind these will fail; check the way to them"));
        }
        return findings.isEmpty()
                ? List.of(Finding.ok("way", "no name to look up, no jump host to contact"))
                : findings;
    }

    private static Finding finding(String what, int all, String noun, String does, List<String> failed, String advice) {
        return failed.isEmpty()
                ? Finding.ok(what, all + " " + noun + (all == 1 ? "" : "s") + ": all " + does)
                : Finding.bad(what, Finding.some(failed, all, noun) + " do not " + does, advice);
    }

    private List<String> failed(Map<String, Device> targets, Contact contact) throws InterruptedException {
        Map<String, TaskFuture<Boolean>> futures = new LinkedHashMap<>();
        try (TaskScope scope = TaskScope.open(Workers.of(AT_ONCE))) {
            scope.deadline(all);
            targets.forEach((name, device) -> futures.put(name, scope.submit(name, each, step -> {
                contact.with(device);
                return true;
            })));
            List<String> failed = new ArrayList<>();
            for (Map.Entry<String, TaskFuture<Boolean>> future : futures.entrySet()) {
                if (future.getValue().exception() != null) {
                    failed.add(Printable.line(future.getKey()));
                }
            }
            return failed;
        }
    }
}
