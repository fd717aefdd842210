package io.netfutures.app.doctor;

import io.netfutures.device.Device;
import io.netfutures.inventory.InventoryFile;
import io.netfutures.platform.Platform;
import io.netfutures.ssh.Ssh;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether the inventory is kept safe, and describes devices that can be worked on. */
final class InventoryCheck implements Check {
    private static final String WHAT = "inventory";

    private final InventoryFile inventory;

    InventoryCheck(InventoryFile inventory) {
        this.inventory = inventory;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        inventory
                .exposure()
                .forEach(each -> findings.add(
                        Finding.warn(WHAT, each.replaceFirst("; .*", ""), each.replaceFirst(".*?; ", ""))));
        List<Device> devices = inventory.inventory().devices();
        List<Device> flawed = flawed(devices);
        if (!flawed.isEmpty()) {
            findings.add(Finding.bad(
                    WHAT,
                    Finding.some(flawed.stream().map(Device::name).toList(), devices.size(), "device")
                            + " with an entry that cannot be used; the first: "
                            + flawed.getFirst().flaw(),
                    "mend it in " + flawed.getFirst().origin() + ", or leave them out with -x"));
        }
        add(
                findings,
                devices.stream().filter(this::isUnknown).toList(),
                "of a platform that is not known, or is not reached over SSH",
                "mend device_type, or leave them out with -x; netfutures platforms lists what is known");
        add(
                findings,
                devices.stream().filter(InventoryCheck::hasNoKey).toList(),
                "without a password and without a key",
                "add password:, key_file: or allow_agent: true");
        Set<String> places = new HashSet<>();
        add(
                findings,
                devices.stream().filter(each -> !places.add(each.endpoint())).toList(),
                "at an address and port that another one has: these are worked on one after the other",
                "give each its own, if they are different devices");
        if (!inventory.notes().isEmpty()) {
            findings.add(Finding.warn(
                    WHAT,
                    inventory.notes().size() + " note" + (inventory.notes().size() == 1 ? "" : "s")
                            + " on what is not used, or read otherwise than netmiko does",
                    "netfutures devices shows them"));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok(WHAT, devices.size() + " device" + (devices.size() == 1 ? "" : "s")));
        }
        return findings;
    }

    private void add(List<Finding> findings, List<Device> which, String what, String advice) {
        if (!which.isEmpty()) {
            findings.add(Finding.warn(
                    WHAT,
                    Finding.some(
                                    which.stream().map(Device::name).toList(),
                                    inventory.inventory().size(),
                                    "device") + " " + what,
                    advice));
        }
    }

    private static List<Device> flawed(List<Device> devices) {
        return devices.stream().filter(each -> each.flaw() != null).toList();
    }

    private boolean isUnknown(Device device) {
        return device.flaw() == null
                && !device.platform().equals(Ssh.AUTODETECT)
                && (!Platform.isOverSsh(device.platform())
                        || inventory.platforms().named(device.platform()).isEmpty());
    }

    private static boolean hasNoKey(Device device) {
        return device.flaw() == null
                && device.credentials().password() == null
                && device.credentials().sources().password() == null
                && device.credentials().keyFile() == null
                && !device.settings().access().userKeys().agent()
                && !device.settings().access().userKeys().defaults()
                && device.settings().access().sshConfig() == null;
    }
}
