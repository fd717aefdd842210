package io.netfutures.session;

import io.netfutures.device.Access;
import io.netfutures.device.Answer;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Origin;
import io.netfutures.device.Progress;
import io.netfutures.device.Secret;
import io.netfutures.device.Settings;
import io.netfutures.device.Settings.SessionLog;
import io.netfutures.device.Timeouts;
import io.netfutures.platform.Platforms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line to a device that says what its script says: to each text typed, in order, its answer. What it says arrives in pieces, the next
 * one a moment after the last one has been read. Text that the script does not expect is noted and not answered. Silence takes no time:
 * a wait ends at once, with the next piece or, if that would not come within the time, with nothing.
 *
 * <p>It is its own inbox. For one thread.
 */
final class ScriptedDevice extends Inbox implements Channel, AutoCloseable {
    /** How what it says is cut. */
    enum Cut {
        WHOLE(Integer.MAX_VALUE, 0),
        BYTE_BY_BYTE(1, 0),
        AT_RANDOM_1(24, 1),
        AT_RANDOM_2(24, 2),
        AT_RANDOM_3(24, 3);

        private final int atMost;
        private final int seed;

        Cut(int atMost, int seed) {
            this.atMost = atMost;
            this.seed = seed;
        }
    }

    private record Exchange(String typed, String answer) {}

    /** In what it says: it goes on after half a second. */
    static final String PAUSE = "\u241F";

    private static final byte[] NOTHING = {};
    /** Between a piece and the next. */
    private static final long MOMENT = Duration.ofNanos(100_000).toNanos();

    private static final long HALF_A_SECOND = Duration.ofMillis(500).toNanos();

    /** Comes so many nanoseconds after the one before was read. */
    private static final class Piece {
        private final byte[] bytes;
        private final long after;

        Piece(byte[] bytes, long after) {
            this.bytes = bytes;
            this.after = after;
        }
    }

    private final Deque<Piece> coming = new ArrayDeque<>();
    private final Queue<Exchange> exchanges = new ArrayDeque<>();
    private final List<String> typed = new ArrayList<>();
    private final Random random;
    private final Cut cut;
    private @Nullable String secret;
    private List<Answer> answers = List.of();
    private @Nullable SessionLog log;
    private Duration bound = Duration.ofSeconds(50);
    private boolean hangsUp;
    private byte[] flood = NOTHING;
    private int floods;
    private String floodEnd = "";
    private long now;
    /** When the last piece was read, or the first one said. */
    private long since;

    private boolean ended;
    private boolean closed;

    private ScriptedDevice(Cut cut, String first) {
        this.cut = cut;
        this.random = new Random(cut.seed);
        say(first);
    }

    static ScriptedDevice of(Cut cut, String first) {
        return new ScriptedDevice(cut, first);
    }

    /** A router at its first prompt; the session opens with the three exchanges that this expects. */
    static ScriptedDevice at(Cut cut, String prompt) {
        return of(cut, "\r\n" + prompt).on("\n", "\r\n" + prompt).quiet(prompt);
    }

    ScriptedDevice quiet(String prompt) {
        return echoed("terminal width 511", "", prompt).echoed("terminal length 0", "", prompt);
    }

    ScriptedDevice on(String text, String answer) {
        exchanges.add(new Exchange(text, answer));
        return this;
    }

    /** The answer of a device that echoes: the command, the output, the prompt. */
    ScriptedDevice echoed(String command, String output, String prompt) {
        return on(command + "\n", command + "\r\n" + output + prompt);
    }

    ScriptedDevice secret(String text) {
        secret = text;
        return this;
    }

    /** What the inventory says to what the device asks before its first prompt. */
    ScriptedDevice answers(Answer... known) {
        answers = List.of(known);
        return this;
    }

    ScriptedDevice log(Path file, boolean withInput) {
        log = new SessionLog(file, false, withInput);
        return this;
    }

    ScriptedDevice bound(Duration other) {
        bound = other;
        return this;
    }

    Session open() throws Exception {
        return Session.open(
                this, device(), Platforms.builtIn().named("cisco_ios").orElseThrow(), Progress.NONE);
    }

    private Device device() {
        Timeouts timeouts = Timeouts.DEFAULT.within(bound);
        Secret enable = secret == null ? null : Secret.of(secret);
        return new Device(
                "R1",
                "192.0.2.1",
                22,
                "cisco_ios",
                new Credentials("cisco", Secret.of("login-password"), enable, null, null),
                Settings.DEFAULT
                        .with(timeouts)
                        .with(new Access(
                                Access.AlgorithmChoice.MODERN, Access.UserKeys.NONE, null, null, false, answers, 1))
                        .withSessionLog(log),
                Set.of(),
                new Origin("devices.yaml", 3));
    }

    /** Everything that has been typed. */
    List<String> typed() {
        return typed;
    }

    boolean isClosed() {
        return closed;
    }

    /** Says something without being asked. */
    void say(String text) {
        long after = MOMENT;
        for (String each : text.split(PAUSE)) {
            come(each.getBytes(StandardCharsets.UTF_8), after);
            after = HALF_A_SECOND;
        }
    }

    /** Says this so many times over after its next answer. */
    void flood(String text, int times) {
        flood = text.getBytes(StandardCharsets.UTF_8);
        floods = times;
    }

    /** Says this behind the flood. */
    void endFlood(String text) {
        floodEnd = text;
    }

    /** Sends no more after its next answer. */
    void hangUpAfterAnswer() {
        hangsUp = true;
    }

    @Override
    public Inbox inbox() {
        return this;
    }

    @Override
    long now() {
        return now;
    }

    @Override
    boolean isEmpty() {
        return isEmpty(now);
    }

    private boolean isEmpty(long at) {
        return coming.isEmpty() || since + coming.element().after > at;
    }

    private void come(byte[] bytes, long after) {
        since = coming.isEmpty() ? now : since;
        coming.add(new Piece(bytes, after));
    }

    @Override
    boolean isEnded() {
        return ended;
    }

    @Override
    byte[] take(Duration atMost) throws EndOfInput {
        if (coming.isEmpty() && ended) {
            throw new EndOfInput();
        }
        long end = now + Math.max(0, atMost.toNanos());
        if (isEmpty(end)) {
            now = end;
            return NOTHING;
        }
        Piece next = coming.remove();
        now = Math.max(now, since + next.after);
        since = now;
        byte[] bytes = next.bytes;
        int length = Math.min(bytes.length, cut.seed == 0 ? cut.atMost : 1 + random.nextInt(cut.atMost));
        if (length < bytes.length) {
            coming.addFirst(new Piece(Arrays.copyOfRange(bytes, length, bytes.length), MOMENT));
        }
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public void send(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        typed.add(text);
        Exchange next = exchanges.peek();
        if (next != null && next.typed().equals(text)) {
            exchanges.remove();
            say(next.answer());
            for (int i = 0; i < floods; i++) {
                come(flood, MOMENT);
            }
            if (!floodEnd.isEmpty()) {
                say(floodEnd);
                floodEnd = "";
            }
            ended |= hangsUp;
        } else if (text.equals("exit\n")) {
            ended = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        ended = true;
        coming.clear();
    }
}
