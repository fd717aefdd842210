package io.netfutures.lab.ios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of the configuration, the timer that brings one back, and what lets clients in. */
@NullMarked
class ArchiveTest {
    private Instant now = Typist.NOW;
    private final InstantSource time = () -> now;
    private final Ios ios = new Ios(time.withZone(ZoneOffset.UTC), Typist.NOW, Typist.R1);

    private Typist privileged() {
        Typist typist = new Typist(ios);
        typist.finish(typist.console.start());
        typist.type("enable\rcisco\rterminal length 0\r");
        return typist;
    }

    @Test
    void what_was_not_confirmed_is_shown_as_before_to_the_byte() {
        ios.configure(List.of("archive", "path flash:before", "banner motd ^keep out^"));
        Typist typist = privileged();
        String before = typist.type("show running-config\r");
        assertThat(before).contains("\r\narchive\r\n path flash:before\r\n!\r\n");
        assertThat(typist.type("configure terminal revert timer 2\r"))
                .contains("Rollback Confirmed Change: Backing up current running config to flash:before-0\r\n");
        typist.type("interface Ethernet0/1\rno ip address\rinterface Loopback7\rexit\renable secret other\r");
        assertThat(typist.type("do show running-config\r")).doesNotContain("192.168.200.1");
        typist.type("end\r");
        now = now.plus(Duration.ofMinutes(2));
        assertThat(typist.type("show running-config\r")).isEqualTo(before);
        assertThat(typist.type("more flash:before-0\r")).contains("ip address 192.168.200.1 255.255.255.0");
    }

    @Test
    void the_timer_needs_an_archive_and_one_change_is_waited_for_at_a_time() {
        Typist typist = privileged();
        assertThat(typist.type("configure terminal revert timer 2\r"))
                .contains("\r\n%Error: ")
                .endsWith("R1#");
        ios.configure(List.of("archive", "path flash:x"));
        typist.type("configure terminal revert timer 2\rend\r");
        assertThat(typist.type("configure terminal revert timer 2\r"))
                .contains("already in progress")
                .endsWith("R1#");
        typist.type("configure confirm\r");
        assertThat(typist.type("configure confirm\r")).contains("\r\n%No Rollback Confirmed Change pending\r\n");
        assertThat(typist.type("configure revert now\r")).contains("%No Rollback Confirmed Change pending");
        assertThat(typist.type("configure terminal revert timer 0\r")).contains("% Invalid input detected");
    }

    @Test
    void the_timer_can_be_set_anew() {
        ios.configure(List.of("archive", "path flash:x"));
        Typist typist = privileged();
        typist.type("configure terminal revert timer 1\rhostname R2\rend\rconfigure revert timer 9\r");
        now = now.plus(Duration.ofMinutes(8));
        assertThat(ios.hostname()).isEqualTo("R2");
        now = now.plus(Duration.ofMinutes(1));
        assertThat(ios.hostname()).isEqualTo("R1");
    }

    @Test
    void a_restart_ends_the_wait() {
        ios.configure(List.of("archive", "path flash:x"));
        Typist typist = privileged();
        typist.type("configure terminal revert timer 1\rhostname R2\rend\rwrite memory\rreload\r\r");
        now = now.plus(Duration.ofMinutes(5));
        assertThat(ios.hostname()).isEqualTo("R2");
    }

    @Test
    void a_saved_copy_replaces_what_runs() {
        Typist typist = privileged();
        typist.type("copy running-config flash:good\r\r");
        List<String> before = ios.configuration();
        typist.type("configure terminal\rinterface Loopback9\rend\r");
        assertThat(typist.type("configure replace flash:good\rno\r")).contains("proceed. ? [no]: no\r\nR1#");
        assertThat(ios.configuration()).isNotEqualTo(before);
        assertThat(typist.type("configure replace flash:good\ry\r")).contains("Rollback Done");
        assertThat(ios.configuration()).isEqualTo(before);
        typist.type("configure terminal\rinterface Loopback9\rend\r");
        assertThat(typist.type("configure replace flash:good force\r")).contains("Rollback Done");
        assertThat(ios.configuration()).isEqualTo(before);
        assertThat(typist.type("configure replace nvram:startup-config force\r"))
                .contains("Rollback Done");
        assertThat(typist.type("configure replace flash:bad force\r")).contains("%Error opening flash:bad");
        assertThat(typist.type("copy running-config flash:good\r\ry")).contains("over write? [confirm]");
        typist.type("delete flash:good\r\r\r");
        assertThat(typist.type("more flash:good\r")).contains("%Error opening flash:good");
    }

    private void lines(String typed) {
        ios.configure(List.of("interface Ethernet0/0", "exit"));
        ios.configure(List.of(typed.split(" / ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interface Ethernet0/0 / shutdown",
                "interface Ethernet0/0 / no ip address",
                "interface Ethernet0/0 / ip address 10.9.9.9 255.255.255.0",
                "line vty 0 4 / transport input none",
                "line vty 0 4 / transport input telnet",
                "access-list 7 permit 10.0.0.0 0.255.255.255 / line vty 0 4 / access-class 7 in",
                "access-list 7 deny any / line vty 0 4 / access-class 7 in",
                "ip access-list standard ADMINS / deny host 127.0.0.1 / permit 10.0.0.0 0.255.255.255 / line vty 0 4 / access-class ADMINS in",
                "ip access-list extended SSH / 10 permit tcp host 10.0.0.1 any eq 22 / line vty 0 4 / access-class SSH in"
            })
    void lines_that_let_nobody_in(String typed) {
        assertThat(ios.isReachable()).isTrue();
        lines(typed);
        assertThat(ios.isReachable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interface Ethernet0/1 / shutdown",
                "interface Ethernet0/0 / no ip address / interface Ethernet0/1 / ip address 192.168.100.1 255.255.255.0",
                "line vty 0 4 / transport input telnet ssh",
                "line vty 0 4 / transport input none / line vty 5 15 / transport input ssh",
                "line vty 0 4 / access-class 7 in",
                "access-list 7 permit 127.0.0.0 0.255.255.255 / line vty 0 4 / access-class 7 in",
                "access-list 7 remark staff / access-list 7 permit any / line vty 0 4 / access-class 7 in",
                "ip access-list extended SSH / permit tcp 127.0.0.0 0.0.0.255 any eq 22 / line vty 0 4 / access-class SSH in"
            })
    void lines_that_still_let_clients_in(String typed) {
        lines(typed);
        assertThat(ios.isReachable()).isTrue();
    }
}
