package io.netfutures.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recording gives the same answers however its bytes are cut: whole, as they came, one by one, cut once at every place, and
 * cut at random. A cut that fails is named, so that it can be repeated: {@code -Dreplay.seed=N}.
 */
@Tag("slow")
class RecordedDevicesTest {
    /** In all, over all recordings. */
    private static final int AT_RANDOM = Integer.getInteger("replay.random", 100_000);

    private static List<RecordedDevice> all = List.of();
    private static Map<String, String> notYet = Map.of();

    @BeforeAll
    static void read() throws Exception {
        all = RecordedDevice.all();
        notYet = new TreeMap<>();
        for (String line : Files.readAllLines(RecordedDevice.FOLDER.resolve("not-yet.txt"))) {
            if (!line.startsWith("#")) {
                notYet.put(line.split(": ", 2)[0], line.split(": ", 2)[1]);
            }
        }
    }

    static Stream<RecordedDevice> good() {
        return all.stream().filter(each -> !notYet.containsKey(each.name()));
    }

    @ParameterizedTest
    @MethodSource("good")
    void whole_it_gives_what_is_expected(RecordedDevice recorded) throws Exception {
        assertThat(recorded.replay(RecordedDevicesTest::whole, false)).isEqualTo(recorded.expected());
    }

    @ParameterizedTest
    @MethodSource("good")
    void with_its_own_pieces_and_pauses_too(RecordedDevice recorded) throws Exception {
        assertThat(recorded.replay(RecordedDevicesTest::whole, true)).isEqualTo(recorded.expected());
    }

    @ParameterizedTest
    @MethodSource("good")
    void one_byte_at_a_time_too(RecordedDevice recorded) throws Exception {
        assertThat(recorded.replay(RecordedDevicesTest::oneByOne, false)).isEqualTo(recorded.expected());
        assertThat(recorded.replay(RecordedDevicesTest::oneByOne, true)).isEqualTo(recorded.expected());
    }

    @ParameterizedTest
    @MethodSource("good")
    void cut_once_anywhere_too(RecordedDevice recorded) throws Exception {
        int bytes = recorded.cast().entries().stream()
                .filter(each -> !each.typed())
                .mapToInt(each -> each.bytes().length)
                .sum();
        for (int place = 1; place < bytes; place++) {
            assertThat(recorded.replay(new OnceAt(place), false))
                    .as("%s, cut at byte %d", recorded, place)
                    .isEqualTo(recorded.expected());
        }
    }

    @ParameterizedTest
    @MethodSource("good")
    void cut_at_random_too(RecordedDevice recorded) throws Exception {
        Long only = Long.getLong("replay.seed");
        long first = only == null ? 0 : only;
        long last = only == null ? AT_RANDOM / good().count() : only;
        for (long seed = first; seed <= last; seed++) {
            Random random = new Random(seed);
            // Mostly few cuts, sometimes many.
            int most = 1 << (2 + random.nextInt(9));
            assertThat(recorded.replay(left -> 1 + random.nextInt(most), random.nextBoolean()))
                    .as("%s, -Dreplay.seed=%d", recorded, seed)
                    .isEqualTo(recorded.expected());
        }
    }

    @Test
    void what_does_not_work_yet_is_told_when_it_does() throws Exception {
        assertThat(all.stream().map(RecordedDevice::name)).containsAll(notYet.keySet());
        List<String> working = new ArrayList<>();
        for (RecordedDevice each : all) {
            if (notYet.containsKey(each.name()) && works(each)) {
                working.add(each.name());
            }
        }
        assertThat(working).as("these work: take them out of not-yet.txt").isEmpty();
    }

    private static boolean works(RecordedDevice recorded) throws InterruptedException {
        return recorded.replay(RecordedDevicesTest::whole, false).equals(recorded.expected())
                && recorded.replay(RecordedDevicesTest::whole, true).equals(recorded.expected())
                && recorded.replay(RecordedDevicesTest::oneByOne, false).equals(recorded.expected());
    }

    private static int whole(int left) {
        return left;
    }

    private static int oneByOne(int left) {
        return 1;
    }

    /** Cuts what comes, taken together, at one place. */
    private static final class OnceAt implements IntUnaryOperator {
        private int left;

        OnceAt(int place) {
            left = place;
        }

        @Override
        public int applyAsInt(int bytes) {
            int length = left > 0 && left < bytes ? left : bytes;
            left -= length;
            return length;
        }
    }
}
