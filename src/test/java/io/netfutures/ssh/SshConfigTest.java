package io.netfutures.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netfutures.device.Access;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.ShellRefused;
import io.netfutures.device.DeviceException.SshConfigUnusable;
import io.netfutures.device.Hop;
import io.netfutures.device.Origin;
import io.netfutures.device.Progress;
import io.netfutures.device.Settings;
import io.netfutures.platform.Platforms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ssh_config(5) as OpenSSH reads it. */
final class SshConfigTest {
    @TempDir
    Path home;

    @Test
    void the_first_value_that_holds_wins_and_keys_add_up() throws Exception {
        SshConfig.Host host = read("""
                # mine
                Host r1
                    HostName %h.example
                    Port = 2222
                    IdentityFile ~/.ssh/one
                    IdentitiesOnly=yes
                    IdentityAgent "~/my agent"
                    ConnectTimeout 3
                    UserKnownHostsFile ~/.ssh/lab_hosts
                    HostKeyAlias  router-one

                Host *
                    HostName never
                    Port 2223
                    User cisco
                    IdentityFile %d/keys/%h-%r-%u-%%
                    ProxyJump me@b1:2200,[2001:db8::1]:22
                """).host("r1", "");
        assertThat(host.hostName()).isEqualTo("r1.example");
        assertThat(host.port()).isEqualTo(2222);
        assertThat(host.user()).isEqualTo("cisco");
        assertThat(host.identityFiles())
                .containsExactly(home.resolve(".ssh/one"), home.resolve("keys/r1.example-cisco-me-%"));
        assertThat(host.identitiesOnly()).isTrue();
        assertThat(host.agent()).isEqualTo(home + "/my agent");
        assertThat(host.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(host.knownHosts()).isEqualTo(home.resolve(".ssh/lab_hosts"));
        assertThat(host.hostKeyAlias()).isEqualTo("router-one");
        assertThat(host.jumps()).containsExactly(new Hop("me", "b1", 2200), new Hop("", "2001:db8::1", 22));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r1            | r1      | true",
                "r*            | r1      | true",
                "r?            | r12     | false",
                "R1            | r1      | true",
                "r* !r2        | r2      | false",
                "r* !r2        | r1      | true",
                "!r2           | r1      | false",
                "a b r1        | r1      | true",
                "10.0.0.*      | 10.0.0.1 | true",
                "10.0.0.*      | 10a0a0a1 | false",
            })
    void patterns_hold_as_in_openssh(String patterns, String host, boolean holds) throws Exception {
        assertThat(read("Host " + patterns + "\n Port 2222\n").host(host, "").port())
                .isEqualTo(holds ? 2222 : 0);
    }

    @Test
    void match_all_holds_and_other_matches_are_passed_over_with_a_note() throws Exception {
        SshConfig config = read("""
                Match host r1 exec "touch /tmp/x"
                  Port 1
                Match all
                  Port 2
                """);
        assertThat(config.host("r1", "").port()).isEqualTo(2);
        assertThat(config.notes()).singleElement().asString().startsWith(home + "/config:1: of Match only Match all");
    }

    @Test
    void an_include_holds_where_it_stands() throws Exception {
        Files.createDirectories(home.resolve(".ssh/conf.d"));
        Files.writeString(home.resolve(".ssh/conf.d/a"), "Port 1\nHost r2\nPort 2\n");
        Files.writeString(home.resolve(".ssh/conf.d/b"), "User b\n");
        SshConfig config = read("Host r*\n Include conf.d/*\n User own\nHost *\n Port 3\n Include missing\n");
        assertThat(config.host("r1", "").port()).isEqualTo(1);
        assertThat(config.host("r2", "").user()).isEqualTo("b");
        assertThat(config.host("x", "").port()).isEqualTo(3);
        assertThat(config.notes()).singleElement().asString().contains("config:6: there is no file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Port 0                       | \"0\" cannot be a port",
                "Port                         | Port has no value",
                "HostName -oProxyCommand=x    | cannot be a hostname",
                "User `id`                    | cannot be a user",
                "User -l                      | cannot be a user",
                "ProxyJump a,-b               | cannot be a proxyjump",
                "ProxyJump `id`               | cannot be a proxyjump",
                "ConnectTimeout soon          | cannot be a connecttimeout",
                "IdentityFile \"x             | a quote is not closed",
                "{port: 22}                   | is not a keyword",
            })
    void a_mistake_is_named_with_its_line(String line, String said) {
        assertThatThrownBy(() -> read("Host *\n" + line + "\n"))
                .isInstanceOf(SshConfigException.class)
                .hasMessageStartingWith(home + "/config:2: ")
                .hasMessageContaining(said);
    }

    @Test
    void old_algorithms_are_for_that_host_alone_and_unknown_ones_are_noted() throws Exception {
        SshConfig config = read("""
                Host old
                  KexAlgorithms +diffie-hellman-group14-sha1,nonsense
                  HostKeyAlgorithms ^ssh-rsa
                  Ciphers aes128-cbc,aes128-ctr
                  MACs -hmac-sha2-512*
                """);
        assertThat(config.host("old", "").legacy())
                .containsExactlyInAnyOrder("diffie-hellman-group14-sha1", "ssh-rsa", "aes128-cbc");
        assertThat(config.host("old", "").disabled().get("macs"))
                .containsExactlyInAnyOrder("hmac-sha2-512", "hmac-sha2-512-etm@openssh.com");
        assertThat(config.host("new", "").legacy()).isEmpty();
        assertThat(config.notes()).singleElement().asString().contains("config:2: nonsense is not known here");
    }

    @Test
    void a_device_is_reached_as_its_ssh_config_says_and_the_inventory_wins() throws Exception {
        try (TestSshServer bastion = new TestSshServer().forwarding().started();
                TestSshServer target = new TestSshServer().started()) {
            Path config = Files.writeString(home.resolve("config"), """
                    Host r1
                      HostName 127.0.0.1
                      Port %d
                      User cisco
                      HostKeyAlias router-one
                      ProxyJump b1
                    Host b1
                      HostName 127.0.0.1
                      Port %d
                      IdentityFile ~/.ssh/jump
                    """.formatted(target.port(), bastion.port()));
            Files.createDirectories(home.resolve(".ssh"));
            RunningAgent.run(
                    Map.of(),
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-f",
                    home.resolve(".ssh/jump").toString());
            bastion.trusting(new KeyFiles()
                    .read(home.resolve(".ssh/jump"), null)
                    .getFirst()
                    .getPublic());
            List<String> judged = new ArrayList<>();
            HostKeys keys = (device, key) -> {
                judged.add(device.address() + ":" + device.port());
                return new HostKeys.Verdict.Accepted();
            };
            try (Ssh ssh = open(keys)) {
                assertThat(failure(ssh, device("r1", 22, false, config, null))).isInstanceOf(ShellRefused.class);
                assertThat(bastion.forwarded).containsExactly("127.0.0.1:" + target.port());
                assertThat(judged).containsExactly("127.0.0.1:" + bastion.port(), "router-one:22");
                assertThat(failure(ssh, device("r1", target.port(), true, config, List.of())))
                        .isInstanceOf(ShellRefused.class)
                        .hasMessageContaining("r1");
                assertThat(bastion.forwarded).hasSize(1);
            }
        }
    }

    @Test
    void a_proxy_command_is_never_run() throws Exception {
        Path config = Files.writeString(home.resolve("config"), "Host *\n ProxyCommand touch " + home + "/touched\n");
        try (Ssh ssh = open(HostKeys.off())) {
            assertThat(failure(ssh, device("r1", 22, false, config, null)))
                    .isInstanceOf(SshConfigUnusable.class)
                    .hasMessageContaining("ProxyCommand at " + config + ":2, and no command is run here");
        }
        assertThat(home.resolve("touched")).doesNotExist();
    }

    @Test
    void a_way_that_leads_through_itself_is_refused() throws Exception {
        Path config = Files.writeString(home.resolve("config"), "Host *\n ProxyJump b1\n");
        try (Ssh ssh = open(HostKeys.off())) {
            assertThat(failure(ssh, device("r1", 22, false, config, null)))
                    .isInstanceOf(SshConfigUnusable.class)
                    .hasMessageContaining("leads through itself");
        }
    }

    private static Device device(String alias, int port, boolean given, Path config, @Nullable List<Device> jumps) {
        return new Device(
                alias,
                alias,
                port,
                "cisco_ios",
                new Credentials("", io.netfutures.device.Secret.of(TestSshServer.PASSWORD), null, null, null),
                Settings.DEFAULT.with(new Access(
                        Access.AlgorithmChoice.MODERN, Access.UserKeys.NONE, config, jumps, given, List.of(), 64)),
                Set.of(),
                new Origin("devices.yaml", 7));
    }

    private Ssh open(HostKeys keys) {
        return Ssh.open(
                keys,
                Device::socketAddress,
                Platforms.builtIn(),
                DetectedPlatforms.inMemory(),
                new Account("me", home, home.resolve("no-agent")));
    }

    private SshConfig read(String text) throws Exception {
        return SshConfig.read(
                Files.writeString(home.resolve("config"), text), new Account("me", home, home.resolve("agent")));
    }

    private static DeviceException failure(Ssh ssh, Device device) {
        return catchThrowableOfType(DeviceException.class, () -> ssh.connect(device, Progress.NONE));
    }
}
