package io.netfutures.app.doctor;

import io.netfutures.app.work.FileBudget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Whether the machine lets a run of this size work. */
final class MachineCheck implements Check {
    private static final int OLDEST = 21;
    private static final long MEGABYTE = 1 << 20;
    private static final long SMALL_HEAP = 128 * MEGABYTE;
    private static final int MANY = 1000;

    /** Files that a process has open beside its connections. */
    private static final int OWN_FILES = 64;

    /** With fewer of them beside those of its devices no login at a lab succeeds. */
    private static final int FEWEST_OWN_FILES = 52;

    private final HostMachine machine;
    private final int devices;
    private final int workers;
    private final boolean simulated;

    /**
     * @param devices of the run
     * @param workers devices at once
     * @param simulated whether the devices are simulated by the process of the run
     */
    MachineCheck(HostMachine machine, int devices, int workers, boolean simulated) {
        this.machine = machine;
        this.devices = devices;
        this.workers = workers;
        this.simulated = simulated;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(memory());
        findings.add(files());
        machine.ports().ifPresent(ports -> findings.add(ports(ports)));
        findings.add(text());
        return findings;
    }

    private Finding java() {
        String version = "Java " + machine.java() + ", " + machine.processors() + " processor"
                + (machine.processors() == 1 ? "" : "s");
        if (machine.java().feature() < OLDEST) {
            return Finding.bad(
                    "java", version + ": too old", "install a JDK " + OLDEST + " or newer, or set JAVA_HOME");
        }
        return machine.java().pre().isPresent()
                ? Finding.warn("java", version + ": not a release", "use a released JDK for work")
                : Finding.ok("java", version);
    }

    private Finding memory() {
        String heap = machine.heap() / MEGABYTE + " MB for results";
        return machine.heap() < SMALL_HEAP && devices >= MANY
                ? Finding.warn(
                        "memory",
                        heap + ", for " + devices + " devices: long answers may not fit",
                        "NETFUTURES_JAVA_OPTS=-Xmx1g, or ask fewer devices at a time with -d")
                : Finding.ok("memory", heap);
    }

    private Finding files() {
        int atOnce = Math.min(workers, devices);
        if (machine.files().isEmpty()) {
            return Finding.ok("open files", "no limit is known");
        }
        int files = machine.files().getAsInt();
        FileBudget budget = simulated
                ? new FileBudget(files, OWN_FILES + devices, 2, devices)
                : new FileBudget(files, OWN_FILES, 1, 0);
        int most = budget.most();
        int hard = machine.mostFiles().orElse(files);
        if (most >= atOnce && !(simulated && files < FEWEST_OWN_FILES + devices)) {
            return Finding.ok("open files", files + " allowed, enough for " + most + " devices at once");
        }
        String higher = hard >= budget.limitFor(atOnce)
                ? "ulimit -n " + budget.limitFor(atOnce)
                : "a system administrator can allow more than " + hard + " (LimitNOFILE= of systemd, or limits.conf), "
                        + budget.limitFor(atOnce) + " would do";
        if (simulated && files < FEWEST_OWN_FILES + devices) {
            int fewer = files - OWN_FILES;
            return Finding.bad(
                    "open files",
                    files + " allowed: too few for a lab, each of whose " + devices + " devices listens on one",
                    (fewer < 1 ? "" : "choose at most " + fewer + " with -d; or ") + higher);
        }
        String wanted = atOnce < workers ? "all " + atOnce : Integer.toString(atOnce);
        return Finding.warn(
                "open files",
                files + " allowed: a run works on about " + most + (most == 1 ? " device" : " devices")
                        + " at once, not on " + wanted,
                higher + "; or -w " + most + ", or -w auto, which never takes too many");
    }

    private Finding ports(int ports) {
        return ports < Math.min(workers, devices)
                ? Finding.warn(
                        "ports",
                        ports + " of its own for connections to the same address and port, fewer than devices at once",
                        "sysctl -w net.ipv4.ip_local_port_range='1024 65535', or a smaller -w")
                : Finding.ok("ports", ports + " of its own for connections to the same address and port");
    }

    private Finding text() {
        return machine.names().equals(StandardCharsets.UTF_8)
                ? Finding.ok("text", "UTF-8")
                : Finding.warn(
                        "text",
                        "the locale has " + machine.names()
                                + ": files and devices whose names have other letters are not found or look wrong",
                        "export LC_ALL=C.UTF-8");
    }
}
