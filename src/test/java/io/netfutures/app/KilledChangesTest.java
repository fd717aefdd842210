package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.device.Proof.End;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.KeptState;
import io.netfutures.lab.Router;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes whose process is killed in the midst of it, at moments that are told by what the routers have received, and which then go on.
 * How often is said by the property {@code netfutures.kills}.
 */
@Tag("slow")
class KilledChangesTest {
    private static final int KILLS = Integer.getInteger("netfutures.kills", 12);
    private static final String LINE = "ntp server 10.9.9.9";
    private static final String UNDO = "no " + LINE;
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final List<String> KEPT = change("--expect", "UTC");
    private static final List<String> UNDONE = change("--expect", "never so", "--max-fail", "9");

    @TempDir
    Path folder;

    private final Map<String, Integer> moments = new TreeMap<>();

    /** So many lines of this router. */
    private record Moment(String router, int lines) {}

    private static List<String> change(String... more) {
        return Stream.concat(
                        Stream.of(
                                "config",
                                "--yes",
                                "--waves",
                                "1,all",
                                "--host-keys",
                                "off",
                                "--before",
                                "show clock",
                                "--undo",
                                "undo.cfg",
                                "--save"),
                        Stream.concat(Stream.of(more), Stream.of(LINE)))
                .toList();
    }

    private RecoveryRoom room(String name) throws IOException {
        return RecoveryRoom.open(folder.resolve(name), UNDO);
    }

    /** All moments of a change that nobody kills. */
    private List<Moment> moments(List<String> words) throws IOException {
        try (RecoveryRoom room = room("rehearsal")) {
            int ignored = room.program().run(words);
            List<Moment> all = new ArrayList<>();
            for (Router each : room.routers()) {
                for (int i = 1; i <= each.received().size(); i++) {
                    all.add(new Moment(each.device().name(), i));
                }
            }
            return all;
        }
    }

    private void kill(RecoveryRoom room, Moment moment, List<String> words) throws Exception {
        Router router = room.router(moment.router());
        try (Program program = room.start(words.toArray(String[]::new))) {
            assertThat(router.awaitReceived(moment.lines(), RecoveryRoom.BOUND))
                    .as("%s, of %s", moment, router.received())
                    .isTrue();
            program.handle().destroyForcibly();
            int ignored = program.exitCode();
        }
        for (Router each : room.routers()) {
            assertThat(each.awaitNoSessions(RecoveryRoom.BOUND)).isTrue();
        }
        moments.merge(router.received().get(moment.lines() - 1), 1, Integer::sum);
    }

    /** Kills changes at moments that are spread over the whole of it, and looks at what became of each. */
    private void kills(List<String> words, End end) throws Exception {
        List<Moment> all = moments(words);
        Random random = new Random(14);
        int unknown = 0;
        int whole = 0;
        for (int i = 0; i < KILLS; i++) {
            int from = all.size() * i / KILLS;
            int to = Math.max(from + 1, all.size() * (i + 1) / KILLS);
            Moment moment = all.get(random.nextInt(from, to));
            try (RecoveryRoom room = room("kill" + i)) {
                kill(room, moment, words);
                KeptRun run = goneOn(room, moment, end);
                for (KeptDevice each : run.devices()) {
                    unknown += each.isUnknown() ? 1 : 0;
                    whole += each.isUnknown() ? 0 : 1;
                }
            }
        }
        assertThat(List.of(whole, unknown))
                .as("devices that are done, and unknown; what was the last line: %s", moments)
                .allMatch(each -> each >= KILLS / 4);
    }

    private static KeptRun goneOn(RecoveryRoom room, Moment moment, End end) throws IOException {
        Map<String, List<String>> before = new TreeMap<>();
        KeptRun killed = room.kept().orElseThrow();
        List<String> unknown = killed.devices().stream()
                .filter(KeptDevice::isUnknown)
                .map(KeptDevice::name)
                .toList();
        for (Router each : room.routers()) {
            before.put(each.device().name(), each.received());
        }
        List<String> had = killed.devices().stream()
                .filter(each -> !each.isUnfinished())
                .map(KeptDevice::name)
                .toList();
        for (KeptDevice each : killed.devices()) {
            boolean isSent = room.received(each.name(), LINE) > 0;
            assertThat(isSent && each.isUnfinished() && !each.isUnknown())
                    .as("%s: %s was sent lines, and nobody knows", moment, each.name())
                    .isFalse();
        }

        InProcess program = room.program();
        int code = program.run("resume", "1", "--host-keys", "off");

        KeptRun run = room.kept().orElseThrow();
        for (KeptDevice each : run.devices()) {
            Router router = room.router(each.name());
            String what = moment + ": " + each.name() + ", which received " + router.received() + "; " + program.err();
            assertThat(room.received(each.name(), LINE)).as(what).isLessThanOrEqualTo(1);
            assertThat(room.received(each.name(), UNDO)).as(what).isLessThanOrEqualTo(1);
            if (unknown.contains(each.name())) {
                assertThat(each.isUnknown()).as(what).isTrue();
                assertThat(program.err()).as(what).containsPattern("\\b" + each.name() + "\\b|\\[");
            } else {
                assertThat(each.change()).as(what).contains(end);
                assertThat(room.received(each.name(), LINE)).as(what).isEqualTo(1);
            }
            if (unknown.contains(each.name()) || had.contains(each.name())) {
                assertThat(router.received()).as(what).isEqualTo(before.get(each.name()));
            }
        }
        assertThat(code)
                .as("%s: %s", moment, program.err())
                .isEqualTo(unknown.isEmpty() && end == End.IN_FORCE ? 0 : 1);
        if (!unknown.isEmpty()) {
            assertThat(program.err()).contains("lines may have been sent already; look at the device");
        }
        assertThatTimedOnesReturn(room, run);
        assertThatNothingIsLocked(room);
        return run;
    }

    /** Whoever was not told to keep the change is as it was before, after its time. */
    private static void assertThatTimedOnesReturn(RecoveryRoom room, KeptRun run) throws IOException {
        room.pass(LATER);
        for (Router each : room.timed()) {
            KeptDevice device = run.devices().stream()
                    .filter(kept -> kept.name().equals(each.device().name()))
                    .findFirst()
                    .orElseThrow();
            boolean isKept = each.received().stream()
                    .anyMatch(
                            line -> line.equals("configure confirm") || line.matches("configure session \\S+ commit"));
            boolean isIn = each.configuration().contains(LINE);
            assertThat(isIn)
                    .as("%s, which received %s", each, each.received())
                    .isEqualTo(isKept && (device.isUnknown() || device.state() == KeptState.RETURNED));
        }
    }

    private static void assertThatNothingIsLocked(RecoveryRoom room) {
        InProcess program = room.program();
        assertThat(program.run("config", "--yes", "--host-keys", "off", "--no-journal", "ntp server 10.9.9.8"))
                .as(program.err())
                .isZero();
    }

    @Test
    void no_line_of_a_change_that_holds_is_sent_twice() throws Exception {
        kills(KEPT, End.IN_FORCE);
    }

    @Test
    void no_line_of_a_change_that_is_taken_back_is_sent_twice() throws Exception {
        kills(UNDONE, End.TAKEN_BACK);
    }
}
