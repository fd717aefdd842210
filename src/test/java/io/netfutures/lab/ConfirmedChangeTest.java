package io.netfutures.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes that take themselves back unless they are confirmed, and changes that cut the connection they came by. */
@NullMarked
@Tag("slow")
class ConfirmedChangeTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    /**
     * What is typed on one platform.
     *
     * @param into after the login
     * @param change a change that takes itself back after five minutes
     * @param keep what keeps it, in another session
     * @param takeBack what takes it back at once, in another session; empty if nothing does
     * @param cut a change that lets no client in, taken back after five minutes
     */
    record Words(String platform, String into, String change, String keep, String takeBack, String cut) {
        @Override
        public String toString() {
            return platform;
        }
    }

    static Stream<Words> platforms() {
        return Stream.of(
                new Words(
                        "cisco_ios",
                        "enable\rcisco\r",
                        "configure terminal revert timer 5\rntp server 10.9.9.9\rend\r",
                        "configure confirm\r",
                        "configure revert now\r",
                        "configure terminal revert timer 5\rinterface Ethernet0/0\rshutdown\r"),
                new Words(
                        "juniper_junos",
                        "set cli complete-on-space off\r",
                        "configure\rset system ntp server 10.9.9.9\rcommit confirmed 5\r",
                        "configure\rcommit\r",
                        "configure\rrollback 1\rcommit\r",
                        "configure\rdelete system services ssh\rcommit confirmed 5\r"),
                new Words(
                        "arista_eos",
                        "enable\rcisco\r",
                        "configure session s1\rntp server 10.9.9.9\rcommit timer 00:05:00\r",
                        "configure session s1 commit\r",
                        "configure session s1 abort\r",
                        "configure session s1\rinterface Management1\rshutdown\rcommit timer 00:05:00\r"),
                new Words(
                        "vyos",
                        "",
                        "configure\rset system ntp server 10.9.9.9\rcommit-confirm 5\ry\r",
                        "configure\rconfirm\r",
                        "",
                        "configure\rdelete interfaces ethernet eth0 address\rcommit-confirm 5\ry\r"),
                new Words(
                        "cisco_xr",
                        "",
                        "configure terminal\rntp server 10.9.9.9\rcommit confirmed 300\r",
                        "configure terminal\rcommit\r",
                        "rollback configuration last 1\r",
                        "configure terminal\rinterface MgmtEth0/RP0/CPU0/0\rshutdown\rcommit confirmed minutes 5\r"),
                new Words(
                        "nokia_sros",
                        "environment command-completion space false\r",
                        "edit-config private\r/configure router bgp\rcommit confirmed 5\r",
                        "edit-config private\rcommit confirmed accept\r",
                        "edit-config private\rcommit confirmed cancel\r",
                        "edit-config private\r/configure system security ssh server-admin-state disable\rcommit confirmed\r"));
    }

    static Stream<Words> thoseThatTakeBack() {
        return platforms().filter(words -> !words.takeBack().isEmpty());
    }

    private SshClient client = SshClient.setUpDefaultClient();
    private volatile Instant now = Instant.parse("2026-11-30T22:00:00Z");
    private final InstantSource time = () -> now;

    @BeforeEach
    void start() {
        client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier((session, address, key) -> true);
        client.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                true, List.of(BuiltinDHFactories.curve25519), ClientBuilder.DH2KEX));
        client.start();
    }

    @AfterEach
    void stop() {
        client.stop();
    }

    private Lab lab(String... platforms) throws IOException {
        Lab lab = Lab.start(
                Stream.iterate(0, i -> i < platforms.length, i -> i + 1)
                        .map(i -> Device.of("10.0.0." + (i + 1), platforms[i], Credentials.of("cisco", "cisco")))
                        .toList(),
                new LabOptions(0, time.withZone(ZoneOffset.UTC), Optional.empty()));
        lab.routers().stream()
                .filter(router -> router.device().platform().equals("cisco_ios"))
                .forEach(router -> router.configure("archive", "path flash:before"));
        return lab;
    }

    /** Types this in a session of its own; returns when all of it was read. */
    private void type(Router router, String keys) throws Exception {
        try (Visitor visitor = Visitor.at(client, router, "cisco")) {
            visitor.type(keys + "end-of-keys\r");
            visitor.await("end-of-keys\r\n");
        }
    }

    /** Types this in a session of its own, which the router ends then. */
    private void typeUntilCut(Router router, String keys) throws Exception {
        try (Visitor visitor = Visitor.at(client, router, "cisco")) {
            visitor.type(keys);
            visitor.awaitClosed();
        }
    }

    private void passed(Duration time) {
        now = now.plus(time);
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_change_that_is_confirmed_in_time_stays(Words words) throws Exception {
        try (Lab lab = lab(words.platform())) {
            Router router = lab.routers().getFirst();
            List<String> before = router.configuration();
            type(router, words.into() + words.change());
            List<String> after = router.configuration();
            assertThat(after).isNotEqualTo(before);
            type(router, words.into() + words.keep());
            passed(FIVE_MINUTES.multipliedBy(3));
            assertThat(router.configuration()).isEqualTo(after);
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_change_that_nobody_confirms_is_taken_back_to_the_byte(Words words) throws Exception {
        try (Lab lab = lab(words.platform())) {
            Router router = lab.routers().getFirst();
            List<String> before = router.configuration();
            type(router, words.into() + words.change());
            passed(FIVE_MINUTES.minusMillis(1));
            assertThat(router.configuration()).isNotEqualTo(before);
            passed(Duration.ofMillis(1));
            assertThat(router.configuration()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("thoseThatTakeBack")
    void a_change_can_be_taken_back_at_once(Words words) throws Exception {
        try (Lab lab = lab(words.platform())) {
            Router router = lab.routers().getFirst();
            List<String> before = router.configuration();
            type(router, words.into() + words.change());
            type(router, words.into() + words.takeBack());
            assertThat(router.configuration()).isEqualTo(before);
            passed(FIVE_MINUTES);
            assertThat(router.configuration()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_device_that_cut_itself_off_returns_by_itself(Words words) throws Exception {
        try (Lab lab = lab(words.platform())) {
            Router router = lab.routers().getFirst();
            List<String> before = router.configuration();
            try (Visitor bystander = Visitor.at(client, router, "cisco")) {
                typeUntilCut(router, words.into() + words.cut());
                bystander.awaitClosed();
            }
            assertThat(router.isReachable()).isFalse();
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> Visitor.at(client, router, "cisco"));
            passed(FIVE_MINUTES.multipliedBy(2));
            type(router, words.into());
            assertThat(router.configuration()).isEqualTo(before);
        }
    }

    @Test
    void two_devices_are_taken_back_each_by_its_own_clock() throws Exception {
        try (Lab lab = lab("cisco_ios", "juniper_junos")) {
            List<List<String>> before =
                    lab.routers().stream().map(Router::configuration).toList();
            for (Words words : platforms().limit(2).toList()) {
                Router router = lab.routers().stream()
                        .filter(each -> each.device().platform().equals(words.platform()))
                        .findFirst()
                        .orElseThrow();
                typeUntilCut(router, words.into() + words.cut());
                passed(Duration.ofMinutes(1));
            }
            assertThat(lab.routers()).noneMatch(Router::isReachable);
            passed(Duration.ofMinutes(3));
            assertThat(lab.routers()).extracting(Router::isReachable).containsExactly(true, false);
            passed(Duration.ofMinutes(1));
            assertThat(lab.routers()).allMatch(Router::isReachable);
            assertThat(lab.routers()).extracting(Router::configuration).isEqualTo(before);
        }
    }

    @Test
    void a_session_goes_on_when_the_change_of_another_is_taken_back() throws Exception {
        try (Lab lab = lab("juniper_junos")) {
            Router router = lab.routers().getFirst();
            try (Visitor watcher = Visitor.at(client, router, "cisco")) {
                watcher.await("> ");
                type(router, "configure\rset system host-name other\rcommit confirmed 5\r");
                watcher.type("\r");
                watcher.await("cisco@other> ");
                passed(FIVE_MINUTES);
                watcher.type("\r");
                watcher.await("cisco@R1> ");
            }
        }
    }

    @Test
    void vyos_starts_anew_from_what_is_saved() throws Exception {
        try (Lab lab = lab("vyos")) {
            Router router = lab.routers().getFirst();
            type(
                    router,
                    "configure\rset system ntp server 10.1.1.1\rcommit\rsave\rset system ntp server 10.2.2.2\rcommit\r");
            List<String> unsaved = router.configuration();
            try (Visitor watcher = Visitor.at(client, router, "cisco")) {
                watcher.await("$ ");
                type(router, "configure\rset system ntp server 10.3.3.3\rcommit-confirm 5\ry\r");
                passed(FIVE_MINUTES);
                assertThat(router.configuration())
                        .isNotEqualTo(unsaved)
                        .containsExactly("R1", "set system ntp server 10.1.1.1");
                watcher.awaitClosed();
            }
        }
    }
}
