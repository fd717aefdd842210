package io.netfutures.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Task.Commit;
import io.netfutures.device.Task.Configure;
import io.netfutures.lab.Lab;
import io.netfutures.lab.Router;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Configurations on a device that has a candidate: a simulated Junos. */
class CommitTest {
    private static final String GOOD = "set system host-name mx1";
    private static final String POISON = "set interfaces ge-9/9/9 unit 0";

    private final Device device = Device.of("127.0.0.1", "juniper_junos", Credentials.of("admin", "lab-password"));
    private Lab lab;
    private Ssh ssh;
    private Router router;

    @BeforeEach
    void start() throws Exception {
        lab = Lab.start(List.of(device));
        ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address);
        router = lab.routers().getFirst();
    }

    @AfterEach
    void stop() throws Exception {
        ssh.close();
        lab.close();
    }

    private Reply perform(Commit commit, String... lines) throws Exception {
        return ssh.worker().perform(device, new Configure(List.of(lines), false, commit), Progress.NONE);
    }

    @Test
    void lines_are_committed_and_the_mode_is_left() throws Exception {
        Reply reply = perform(new Commit.Now(), GOOD);
        assertThat(reply.outputs()).extracting(Reply.Output::command).containsExactly(GOOD, "commit");
        assertThat(reply.text()).contains("commit complete");
        assertThat(router.received()).containsSubsequence("configure", GOOD, "commit", "exit configuration-mode");
    }

    @Test
    void a_check_puts_nothing_in_force() throws Exception {
        Reply reply = perform(new Commit.Check(), GOOD);
        assertThat(reply.text()).contains("configuration check succeeds");
        assertThat(router.received())
                .containsSubsequence("configure", GOOD, "commit check", "rollback 0", "exit configuration-mode")
                .doesNotContain("commit");
    }

    @Test
    void a_commit_that_must_be_confirmed_says_within_how_many_minutes() throws Exception {
        assertThat(perform(new Commit.Confirmed(Duration.ofMinutes(5)), GOOD).text())
                .contains("rolled back in 5 minutes");
        assertThat(router.received()).contains("commit confirmed 5");
    }

    @Test
    void a_commit_that_fails_discards_the_lines_and_leaves() {
        CommandRejected refused =
                catchThrowableOfType(CommandRejected.class, () -> perform(new Commit.Now(), GOOD, POISON));
        assertThat(refused)
                .hasMessageContaining("the device did not commit the lines; they are discarded")
                .hasMessageContaining("error: commit failed");
        assertThat(refused.reply().outputs()).extracting(Reply.Output::command).containsExactly(GOOD, POISON);
        assertThat(router.received()).containsSubsequence("commit", "rollback 0", "exit configuration-mode");
    }

    @Test
    void a_check_that_fails_says_so() {
        CommandRejected refused =
                catchThrowableOfType(CommandRejected.class, () -> perform(new Commit.Check(), POISON));
        assertThat(refused)
                .hasMessageContaining("the check of the lines failed")
                .hasMessageContaining("error:");
        assertThat(router.received()).contains("rollback 0").doesNotContain("commit");
    }

    @Test
    void a_refused_line_discards_those_before_it() {
        CommandRejected refused = catchThrowableOfType(
                CommandRejected.class, () -> perform(new Commit.Now(), GOOD, "st system x", "set system y"));
        assertThat(refused)
                .hasMessageContaining(
                        "line 2 of 3, \"st system x\", was refused; nothing was changed, and the 1 after it");
        assertThat(router.received())
                .containsSubsequence(GOOD, "st system x", "rollback 0", "exit configuration-mode")
                .doesNotContain("set system y", "commit");
    }
}
