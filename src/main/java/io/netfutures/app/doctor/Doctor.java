package io.netfutures.app.doctor;

import io.netfutures.app.work.Choice;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.Door;
import io.netfutures.app.work.UserError;
import io.netfutures.device.Device;
import io.netfutures.inventory.InventoryFile;
import io.netfutures.ssh.KnownHosts;
import io.netfutures.ssh.KnownHostsException;
import io.netfutures.ssh.Ssh;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All checks, for the devices that were chosen.
 *
 * @param contacts whether name servers and jump hosts are contacted
 */
public record Doctor(Console console, Choice choice, HostMachine machine, int workers, boolean contacts) {
    private static final Duration EACH = Duration.ofSeconds(5);
    private static final Duration ALL = Duration.ofSeconds(20);

    /** What was found, in the order in which it is read best. Blocks for files, and at most 40 s for what is contacted. */
    public List<Finding> findings() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        List<Finding> described = new ArrayList<>();
        List<Device> devices = devices(described);
        findings.addAll(new MachineCheck(machine, devices.size(), workers, choice.lab()).findings());
        findings.addAll(new FoldersCheck(folders(), devices.size()).findings());
        findings.addAll(new ClockCheck(InstantSource.system(), witnesses()).findings());
        findings.addAll(described);
        if (!choice.lab()) {
            findings.addAll(ways(devices));
        }
        return findings;
    }

    private List<Device> devices(List<Finding> findings) {
        if (!choice.hasInventory(console)) {
            findings.add(Finding.warn(
                    "inventory", "there is none, so only the machine was looked at", "netfutures doctor -i FILE"));
            return List.of();
        }
        try {
            InventoryFile file = choice.load(console, true, Door.PROMPT);
            findings.addAll(new InventoryCheck(file).findings());
            return file.inventory().devices();
        } catch (UserError mistake) {
            findings.add(Finding.bad("inventory", String.valueOf(mistake.getMessage()), ""));
            return List.of();
        }
    }

    private List<Finding> ways(List<Device> devices) throws InterruptedException {
        KnownHosts known;
        try {
            known = KnownHosts.read(
                    console.configuration().resolve("known_hosts"),
                    List.of(console.home().resolve(".ssh/known_hosts"), Path.of("/etc/ssh/ssh_known_hosts")),
                    false);
        } catch (KnownHostsException e) {
            return List.of(Finding.bad(KnownHostsCheck.WHAT, e.getMessage() + ": every run ends there", ""));
        }
        List<Finding> findings = new ArrayList<>();
        try (Ssh ssh = Ssh.open(known)) {
            findings.addAll(new KnownHostsCheck(known, ssh.probe(), devices).findings());
            if (devices.isEmpty()) {
                return findings;
            }
            findings.addAll(new KeysCheck(ssh.probe(), devices).findings());
            if (contacts) {
                findings.addAll(new WayCheck(ssh.probe(), devices, EACH, ALL).findings());
            }
        }
        return findings;
    }

    private Map<String, Path> folders() {
        Map<String, Path> folders = new LinkedHashMap<>();
        folders.put(FoldersCheck.STATE, console.state());
        folders.put("settings", console.configuration());
        return folders;
    }

    private List<Path> witnesses() {
        List<Path> files = new ArrayList<>();
        files.add(console.configuration().resolve("known_hosts"));
        if (choice.hasInventory(console)) {
            files.add(choice.inventoryFile(console));
        }
        return files;
    }
}
