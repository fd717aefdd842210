package io.netfutures.app;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Secret;
import io.netfutures.lab.Lab;
import io.netfutures.lab.Router;
import io.netfutures.ssh.KnownHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Three routers R1, R2, R3 of a lab in this process, and a home directory for a program that takes them for real ones: an
 * inventory with their addresses, and their host keys among the known ones.
 */
final class Classroom implements AutoCloseable {
    /** The enable secret of routers that have a password of their own. */
    static final String ENABLE = "enable-33-canary";

    private final Path home;
    private final Lab lab;
    private final Path inventory;

    private Classroom(Path home, Lab lab, Path inventory) {
        this.home = home;
        this.lab = lab;
        this.inventory = inventory;
    }

    /** Opens it in {@code home}; the inventory has a wrong password for the devices {@code wrong}. */
    static Classroom open(Path home, String... wrong) throws Exception {
        return open(home, "cisco", "cisco", wrong);
    }

    /** Opens it in {@code home}, with routers that take this password, and {@link #ENABLE}; the inventory has another one. */
    static Classroom withPassword(Path home, String password) throws Exception {
        return open(home, password, ENABLE, new String[0]);
    }

    private static Classroom open(Path home, String password, String enable, String[] wrong) throws Exception {
        List<Device> devices = new ArrayList<>();
        for (String name : List.of("R1", "R2", "R3")) {
            Device template = Device.of(
                    "127.0.0.1",
                    "cisco_ios",
                    new Credentials("cisco", Secret.of(password), Secret.of(enable), null, null));
            devices.add(new Device(
                    name,
                    template.address(),
                    22,
                    template.platform(),
                    template.credentials(),
                    template.settings(),
                    template.groups(),
                    template.origin()));
        }
        Lab lab = Lab.start(devices);
        Path folder = Files.createDirectories(home.resolve(".config/netfutures"));
        KnownHosts known = KnownHosts.read(folder.resolve("known_hosts"), List.of(), false);
        StringBuilder yaml = new StringBuilder();
        for (Device device : devices) {
            int port = lab.address(device).getPort();
            known.add(
                    new Device(
                            device.name(),
                            "127.0.0.1",
                            port,
                            device.platform(),
                            device.credentials(),
                            device.settings(),
                            device.groups(),
                            device.origin()),
                    lab.hostKey());
            yaml.append(
                    """
                    - name: %s
                      device_type: cisco_ios
                      host: 127.0.0.1
                      port: %d
                      username: cisco
                      password: %s
                      secret: cisco
                    """.formatted(device.name(), port, List.of(wrong).contains(device.name()) ? "wrong-one" : "cisco"));
        }
        Path inventory = home.resolve("classroom.yaml");
        Files.writeString(inventory, yaml);
        Files.setPosixFilePermissions(inventory, PosixFilePermissions.fromString("rw-------"));
        return new Classroom(home, lab, inventory);
    }

    Lab lab() {
        return lab;
    }

    Router router(String name) {
        return lab.router(name);
    }

    /** Where {@code name} listens. */
    int port(String name) {
        return lab.address(lab.router(name).device()).getPort();
    }

    Path inventory() {
        return inventory;
    }

    /** Starts a lesson on these routers; a script at a fast pace. */
    Program lesson(String name) throws IOException {
        return Program.start(home, "lesson", name, "-i", inventory.toString(), "--pace", "fast");
    }

    @Override
    public void close() throws IOException {
        lab.close();
    }
}
