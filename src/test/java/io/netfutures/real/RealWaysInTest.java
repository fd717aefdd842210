package io.netfutures.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netfutures.concurrent.Workers;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.AlgorithmMismatch;
import io.netfutures.device.Inventory;
import io.netfutures.device.Progress;
import io.netfutures.device.Task;
import io.netfutures.fleet.DeviceFuture;
import io.netfutures.fleet.Fleet;
import io.netfutures.inventory.InventoryFile;
import io.netfutures.real.RealServer.Kind;
import io.netfutures.session.Session;
import io.netfutures.ssh.Ssh;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ways in that take more than one server and a password: jump hosts, an agent, an ssh_config, old algorithms. */
@Tag("slow")
final class RealWaysInTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"OPENSSH, DROPBEAR", "DROPBEAR, OPENSSH"})
    void one_login_to_a_jump_host_serves_all_devices_behind_it(Kind first, Kind second) throws Exception {
        try (RealServer bastion = first.start();
                RealServer target = second.start();
                Ssh ssh = Ssh.open(RealServer.known(bastion, target));
                Fleet fleet = Fleet.open(ssh.worker(), Workers.of(10))) {
            Inventory inventory = inventory(entry("bastion", bastion, "")
                    + entry("R1", target, "jump: bastion")
                    + entry("R2", target, "jump: bastion"));
            for (DeviceFuture each : fleet.submit(inventory.select("R1,R2"), Task.Show.of("echo $HOME"))
                    .futures()) {
                assertThat(each.future().result().text())
                        .isEqualTo(target.account().home().toString());
            }
            bastion.process().close();
            target.process().close();
            assertThat(bastion.process().log())
                    .filteredOn(line -> line.contains(bastion.acceptedPassword()))
                    .hasSize(1);
            assertThat(target.process().log())
                    .filteredOn(line -> line.contains(target.acceptedPassword()))
                    .hasSize(2);
        }
    }

    @Test
    void a_jump_host_that_does_not_forward_is_named() throws Exception {
        try (RealServer openSsh = OpenSshServer.start("AllowTcpForwarding no");
                RealServer dropbear = Dropbear.start("-j");
                Ssh ssh = Ssh.open(RealServer.known(openSsh, dropbear))) {
            Inventory inventory = inventory(entry("large", openSsh, "")
                    + entry("small", dropbear, "")
                    + entry("R1", dropbear, "jump: large")
                    + entry("R2", openSsh, "jump: small"));
            assertThat(fails(DeviceException.class, ssh, device(inventory, "R1")))
                    .hasMessageContaining("large (127.0.0.1:");
            assertThat(fails(DeviceException.class, ssh, device(inventory, "R2")))
                    .hasMessageContaining("small (127.0.0.1:");
        }
    }

    @ParameterizedTest
    @CsvSource({"OPENSSH, DROPBEAR, ed25519", "DROPBEAR, OPENSSH, rsa"})
    void the_agent_opens_the_jump_host_and_the_device(Kind first, Kind second, String type) throws Exception {
        try (Agent agent = Agent.start();
                RealServer bastion = first.start();
                RealServer target = second.start()) {
            Path key = agent.makeKey(type);
            bastion.account().authorize(key);
            target.account().authorize(key);
            write("""
                    - {name: R1, device_type: linux, host: 127.0.0.1, port: %d, username: tester, allow_agent: true,
                       jump: "tester@127.0.0.1:%d"}
                    """.formatted(target.port(), bastion.port()));
            Tool.Ended ended = new CommandLine(folder)
                    .run(
                            Map.of("SSH_AUTH_SOCK", agent.socket().toString()),
                            "submit",
                            "-i",
                            folder.resolve("devices.yaml").toString(),
                            "--host-keys",
                            "accept-new",
                            "uname -s");
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.out()).contains("Linux");
            for (RealServer each : List.of(bastion, target)) {
                each.process().awaitLog(Keys.fingerprint(Installation.orSkip(), key.resolveSibling(type)));
            }
        }
    }

    @Test
    void an_ssh_config_says_it_all() throws Exception {
        try (RealServer bastion = Dropbear.start();
                RealServer target = OpenSshServer.start();
                Ssh ssh = Ssh.open(RealServer.known(bastion, target))) {
            Path key = folder.resolve("key");
            Keys.make(Installation.orSkip(), key, "ecdsa", "");
            bastion.account().authorize(Keys.publicPart(key));
            target.account().authorize(Keys.publicPart(key));
            Path config = folder.resolve("ssh_config");
            Files.writeString(config, """
                    Host bastion
                        Port %d
                    Host target
                        Port %d
                        ProxyJump bastion
                    Host *
                        HostName 127.0.0.1
                        User tester
                        IdentityFile %s
                    """.formatted(bastion.port(), target.port(), key));
            Inventory inventory =
                    inventory("- {host: target, device_type: linux, ssh_config_file: %s}\n".formatted(config));
            try (Session session = ssh.connect(device(inventory, "target"), Progress.NONE)) {
                assertThat(session.send("echo $HOME"))
                        .isEqualTo(target.account().home().toString());
            }
            bastion.process().awaitLog(Keys.fingerprint(Installation.orSkip(), key));
        }
    }

    @Test
    void old_algorithms_are_offered_to_the_device_that_names_them_alone() throws Exception {
        try (RealServer old = OpenSshServer.startWith(
                        "/bin/bash",
                        "rsa",
                        "KexAlgorithms diffie-hellman-group14-sha1",
                        "HostKeyAlgorithms ssh-rsa",
                        "Ciphers aes128-cbc",
                        "MACs hmac-sha1");
                Ssh ssh = Ssh.open(RealServer.known(old))) {
            Inventory inventory = inventory(entry("strict", old, "")
                    + entry("old", old, "legacy: [diffie-hellman-group14-sha1, ssh-rsa, aes128-cbc, hmac-sha1]"));
            assertThat(fails(AlgorithmMismatch.class, ssh, device(inventory, "strict")))
                    .hasMessageContaining("diffie-hellman-group14-sha1")
                    .hasMessageContaining("curve25519-sha256");
            try (Session session = ssh.connect(device(inventory, "old"), Progress.NONE)) {
                assertThat(session.send("echo in")).isEqualTo("in");
            }
            fails(AlgorithmMismatch.class, ssh, device(inventory, "strict"));
        }
    }

    private static String entry(String name, RealServer server, String more) {
        return """
                - name: %s
                  device_type: linux
                  host: 127.0.0.1
                  port: %d
                  username: %s
                  password: "%s"
                  %s
                """.formatted(name, server.port(), Account.NAME, Account.PASSWORD, more);
    }

    private void write(String yaml) throws Exception {
        Files.writeString(folder.resolve("devices.yaml"), yaml);
    }

    private Inventory inventory(String yaml) throws Exception {
        write(yaml);
        return InventoryFile.load(folder.resolve("devices.yaml")).inventory();
    }

    private static Device device(Inventory inventory, String name) {
        return inventory.select(name).devices().getFirst();
    }

    private static <E extends DeviceException> E fails(Class<E> type, Ssh ssh, Device device) {
        DeviceException thrown = catchThrowableOfType(
                DeviceException.class, () -> ssh.connect(device, Progress.NONE).close());
        assertThat(thrown).isInstanceOf(type);
        return type.cast(thrown);
    }
}
