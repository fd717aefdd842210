package io.netfutures.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netfutures.device.Access;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.AuthFailed;
import io.netfutures.device.DeviceException.ConnectRefused;
import io.netfutures.device.DeviceException.HostKeyChanged;
import io.netfutures.device.DeviceException.JumpFailed;
import io.netfutures.device.DeviceException.ShellRefused;
import io.netfutures.device.DeviceException.Unreachable;
import io.netfutures.device.Hop;
import io.netfutures.device.Origin;
import io.netfutures.device.Progress;
import io.netfutures.device.Settings;
import io.netfutures.device.Timeouts;
import io.netfutures.lab.Lab;
import io.netfutures.session.Session;
import io.netfutures.ssh.HostKeys.Verdict;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Devices behind jump hosts that really forward. */
@Tag("slow")
final class JumpTest {
    @Test
    void a_dialogue_goes_through_a_jump_host() throws Exception {
        Device router = Device.of("192.0.2.1", "cisco_ios", Credentials.of("cisco", "cisco"));
        try (TestSshServer bastion = new TestSshServer().forwarding().started();
                Lab lab = Lab.start(List.of(router));
                Ssh ssh = Ssh.open(HostKeys.off())) {
            Device behind = TestSshServer.through(
                    at(router, lab.address(router)), bastion.device("B1", TestSshServer.password()));
            try (Session session = ssh.connect(behind, Progress.NONE)) {
                session.enable();
                assertThat(session.send("show version")).contains("Cisco IOS Software");
            }
            assertThat(bastion.forwarded)
                    .containsExactly("127.0.0.1:" + lab.address(router).getPort());
        }
    }

    @Test
    void two_hundred_devices_share_one_connection_to_the_jump_host() throws Exception {
        List<Device> routers = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            routers.add(Device.of("192.0.2." + i, "cisco_ios", Credentials.of("cisco", "cisco")));
        }
        try (TestSshServer bastion = new TestSshServer().forwarding().started();
                Lab lab = Lab.start(routers);
                Ssh ssh = Ssh.open(HostKeys.off());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Device host = bastion.device("B1", TestSshServer.password());
            List<Future<String>> all = new ArrayList<>();
            for (Device router : routers) {
                Device behind = TestSshServer.through(at(router, lab.address(router)), host);
                all.add(threads.submit(() -> {
                    try (Session session = ssh.connect(behind, Progress.NONE)) {
                        return session.send("show clock");
                    }
                }));
            }
            for (Future<String> each : all) {
                assertThat(each.get(120, TimeUnit.SECONDS)).contains("UTC");
            }
            assertThat(bastion.sessions).hasValue(1);
            assertThat(bastion.passwords).hasValue(1);
            assertThat(bastion.forwarded).hasSize(200);
        }
    }

    @Test
    void a_way_may_have_several_hops() throws Exception {
        try (TestSshServer first = new TestSshServer().forwarding().started();
                TestSshServer second = new TestSshServer().forwarding().started();
                TestSshServer target = new TestSshServer().started();
                Ssh ssh = Ssh.open(HostKeys.off())) {
            Device b1 = first.device("B1", TestSshServer.password());
            Device b2 = second.device("B2", TestSshServer.password());
            Device r1 = target.device("R1", TestSshServer.password());
            assertThat(failure(ssh, TestSshServer.through(r1, b1, b2))).isInstanceOf(ShellRefused.class);
            assertThat(first.forwarded).containsExactly("127.0.0.1:" + second.port());
            assertThat(second.forwarded).containsExactly("127.0.0.1:" + target.port());

            assertThat(failure(ssh, TestSshServer.through(r1, TestSshServer.through(b2, b1))))
                    .isInstanceOf(ShellRefused.class);
            assertThat(first.sessions).hasValue(1);
            assertThat(second.sessions).hasValue(1);
            assertThat(target.sessions).hasValue(2);
        }
    }

    @Test
    void a_refused_password_is_tried_once_for_all_devices_behind() throws Exception {
        try (TestSshServer bastion = new TestSshServer().forwarding().started();
                TestSshServer target = new TestSshServer().started();
                Ssh ssh = Ssh.open(HostKeys.off());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Device host = bastion.device("B1", Credentials.of("cisco", "wrong-password"));
            Device behind = TestSshServer.through(target.device("R1", TestSshServer.password()), host);
            List<Future<DeviceException>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(threads.submit(() -> failure(ssh, behind)));
            }
            for (Future<DeviceException> each : all) {
                assertThat(each.get(120, TimeUnit.SECONDS))
                        .isInstanceOf(JumpFailed.class)
                        .hasCauseInstanceOf(AuthFailed.class)
                        .hasMessageStartingWith("R1 (")
                        .hasMessageContaining("the jump host B1 cannot be used: B1 (")
                        .hasMessageContaining("refused the password")
                        .hasMessageNotContaining("wrong-password");
            }
            assertThat(failure(ssh, behind)).isInstanceOf(JumpFailed.class);
            assertThat(bastion.passwords).hasValue(1);
            assertThat(target.sessions).hasValue(0);
        }
    }

    @Test
    void the_keys_of_jump_host_and_device_are_both_checked_under_their_own_names() throws Exception {
        try (TestSshServer bastion = new TestSshServer().forwarding().started();
                TestSshServer target = new TestSshServer().started()) {
            Device host = bastion.device("B1", TestSshServer.password());
            Device behind = TestSshServer.through(target.device("R1", TestSshServer.password()), host);
            List<String> judged = new ArrayList<>();
            HostKeys both = (device, key) -> {
                judged.add(device.name() + " " + device.port());
                return key.equals((device.name().equals("B1") ? bastion : target).hostKey.getPublic())
                        ? new Verdict.Accepted()
                        : new Verdict.Changed("known_hosts:1");
            };
            try (Ssh ssh = Ssh.open(both)) {
                assertThat(failure(ssh, behind)).isInstanceOf(ShellRefused.class);
                assertThat(judged).containsExactly("B1 " + bastion.port(), "R1 " + target.port());
                assertThat(ssh.probe().hostsOnTheWay(behind))
                        .extracting(Device::name)
                        .containsExactly("B1", "R1");
            }
            try (Ssh ssh = Ssh.open(HostKeys.exactly(bastion.hostKey.getPublic()))) {
                assertThat(failure(ssh, behind))
                        .isInstanceOf(HostKeyChanged.class)
                        .hasMessageContaining("through the jump host B1");
                assertThat(ssh.probe().hostKey(behind)).isEqualTo(target.hostKey.getPublic());
            }
            int before = bastion.passwords.get();
            try (Ssh ssh = Ssh.open(HostKeys.exactly(target.hostKey.getPublic()))) {
                assertThat(failure(ssh, behind))
                        .isInstanceOf(JumpFailed.class)
                        .hasCauseInstanceOf(HostKeyChanged.class);
            }
            assertThat(bastion.passwords).hasValue(before);
        }
    }

    @Test
    void a_jump_host_that_is_down_is_named_and_used_again_when_it_is_back() throws Exception {
        try (TestSshServer target = new TestSshServer().started();
                Ssh ssh = Ssh.open(HostKeys.off())) {
            TestSshServer bastion = new TestSshServer().forwarding().started();
            int port = bastion.port();
            Device behind = TestSshServer.through(
                    target.device("R1", TestSshServer.password()), bastion.device("B1", TestSshServer.password()));
            assertThat(failure(ssh, behind)).isInstanceOf(ShellRefused.class);
            bastion.close();
            DeviceException down = Awaitility.await()
                    .atMost(120, TimeUnit.SECONDS)
                    .until(() -> failure(ssh, behind), thrown -> thrown.getCause() instanceof ConnectRefused);
            assertThat(down)
                    .isInstanceOf(JumpFailed.class)
                    .hasMessageContaining("the jump host B1 cannot be used")
                    .hasMessageContaining("nothing listens there");
            try (TestSshServer again = new TestSshServer().forwarding()) {
                again.server.setPort(port);
                again.started();
                assertThat(failure(ssh, behind)).isInstanceOf(ShellRefused.class);
            }
        }
    }

    @Test
    void a_host_that_forwards_nothing_and_one_that_does_not_get_through_say_so() throws Exception {
        try (TestSshServer closed = new TestSshServer().started();
                TestSshServer open = new TestSshServer().forwarding().started();
                TestSshServer target = new TestSshServer().started();
                Ssh ssh = Ssh.open(HostKeys.off())) {
            Device device = target.device("R1", TestSshServer.password());
            assertThat(failure(ssh, TestSshServer.through(device, closed.device("B1", TestSshServer.password()))))
                    .isInstanceOf(JumpFailed.class)
                    .hasMessageContaining("does not forward connections")
                    .hasMessageContaining("AllowTcpForwarding");
            target.server.stop(true);
            assertThat(failure(ssh, TestSshServer.through(device, open.device("B2", TestSshServer.password()))))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("the jump host B2 (127.0.0.1:" + open.port() + ") does not get through");
        }
    }

    @Test
    void no_more_connections_are_opened_at_a_time_than_the_jump_host_is_to_have() throws Exception {
        AtomicInteger at = new AtomicInteger();
        ConcurrentLinkedQueue<Integer> most = new ConcurrentLinkedQueue<>();
        try (TestSshServer bastion = new TestSshServer().forwarding().started();
                TestSshServer target = new TestSshServer();
                Ssh ssh = Ssh.open(HostKeys.off());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch three = new CountDownLatch(3);
            target.server.setPasswordAuthenticator((user, password, session) -> {
                most.add(at.incrementAndGet());
                three.countDown();
                try {
                    return three.await(120, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    return false;
                } finally {
                    at.decrementAndGet();
                }
            });
            target.server.setNioWorkers(16);
            target.started();
            Device host = TestSshServer.with(
                    bastion.device("B1", TestSshServer.password()),
                    new Access(Access.AlgorithmChoice.MODERN, Access.UserKeys.NONE, null, null, true, List.of(), 3));
            Device behind = TestSshServer.through(target.device("R1", TestSshServer.password()), host);
            List<Future<DeviceException>> all = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                all.add(threads.submit(() -> failure(ssh, behind)));
            }
            for (Future<DeviceException> each : all) {
                assertThat(each.get(120, TimeUnit.SECONDS)).isInstanceOf(ShellRefused.class);
            }
            assertThat(most).hasSize(12).allMatch(count -> count <= 3).contains(3);
        }
    }

    @Test
    void who_was_connecting_may_be_interrupted_without_failing_the_others() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        try (TestSshServer bastion = new TestSshServer().forwarding();
                TestSshServer target = new TestSshServer().started();
                Ssh ssh = Ssh.open(HostKeys.off());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            bastion.server.setPasswordAuthenticator((user, password, session) -> {
                asked.countDown();
                try {
                    return answer.await(120, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    return false;
                }
            });
            bastion.started();
            Device behind = TestSshServer.through(
                    target.device("R1", TestSshServer.password()), bastion.device("B1", TestSshServer.password()));
            Future<DeviceException> first = threads.submit(() -> failure(ssh, behind));
            assertThat(asked.await(120, TimeUnit.SECONDS)).isTrue();
            Future<DeviceException> second = threads.submit(() -> failure(ssh, behind));
            first.cancel(true);
            answer.countDown();
            assertThat(second.get(120, TimeUnit.SECONDS)).isInstanceOf(ShellRefused.class);
        }
    }

    @Test
    void an_address_of_version_6_works_with_a_port_and_a_zone() throws Exception {
        try (TestSshServer target = new TestSshServer("::1").started();
                TestSshServer bastion = new TestSshServer("::1").forwarding().started();
                Ssh ssh = Ssh.open(HostKeys.off())) {
            Device device = target.device("::1", TestSshServer.password());
            assertThat(device.label()).isEqualTo("[::1]:" + target.port());
            assertThat(failure(ssh, device)).isInstanceOf(ShellRefused.class);
            assertThat(failure(ssh, TestSshServer.through(device, bastion.device("B1", TestSshServer.password()))))
                    .isInstanceOf(ShellRefused.class);
            Device zoned = new Device(
                    "R6",
                    "::1%lo",
                    target.port(),
                    "cisco_ios",
                    TestSshServer.password(),
                    device.settings(),
                    Set.of(),
                    Origin.CODE);
            assertThat(zoned.label()).isEqualTo("R6 ([::1%lo]:" + target.port() + ")");
            assertThat(failure(ssh, zoned)).isInstanceOf(ShellRefused.class);
        }
    }

    @Test
    void a_hop_in_words_gets_the_keys_of_the_device_and_not_its_password() {
        Device device = Device.of("192.0.2.1", "cisco_ios", Credentials.of("cisco", "cisco"));
        Device host = Hop.parse("admin@[2001:db8::1%eth0]:2222").orElseThrow().before(device);
        assertThat(host.label()).isEqualTo("[2001:db8::1%eth0]:2222");
        assertThat(host.credentials().username()).isEqualTo("admin");
        assertThat(host.credentials().password()).isNull();
        assertThat(Hop.parse("bastion")).contains(new Hop("", "bastion", 0));
        assertThat(Hop.parse("::1")).contains(new Hop("", "::1", 0));
        assertThat(Hop.parse("me@corp@bastion:22")).contains(new Hop("me@corp", "bastion", 22));
        for (String bad : List.of(
                "", "-oProxyCommand=x", "a@-b", "`id`", "a b", "$(id)", "b:0", "b:99999", "b;c", "-l@b", "b:")) {
            assertThat(Hop.parse(bad)).as(bad).isEmpty();
        }
    }

    private static Device at(Device device, InetSocketAddress address) {
        return new Device(
                device.name(),
                address.getHostString(),
                address.getPort(),
                device.platform(),
                device.credentials(),
                Settings.DEFAULT.with(Timeouts.DEFAULT.within(Duration.ofMinutes(1))),
                Set.of(),
                device.origin());
    }

    private static DeviceException failure(Ssh ssh, Device device) {
        return catchThrowableOfType(DeviceException.class, () -> ssh.connect(device, Progress.NONE));
    }
}
