package io.netfutures.session;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.SessionLogFailed;
import io.netfutures.device.Printable;
import io.netfutures.device.Progress;
import io.netfutures.device.Step;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platform.Prompt;
import io.netfutures.session.Inbox.EndOfInput;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is typed on a channel and what comes back, until the device waits; with the state in which that leaves the session. The one
 * owner of that state: the prompt at which the device waits, which Enter it takes, whether anything can still be typed.
 *
 * <pre>type --bytes--> last line is no end: wait for more, at most idle
 *                  --> last line is a pager's mark: turn the page
 *                  --> last line may be the end: it is if no byte comes for as long as {@link End} says</pre>
 *
 * <p>For one thread, which blocks in {@link #await}. An interrupt there ends the connection.
 */
final class Dialogue {
    /** Silence that decides where a mistake costs nothing: at login, where Enter proves the prompt, and at a question for a secret. */
    static final Duration BRIEF = Duration.ofMillis(1);

    /** Silence that decides after what looks like the prompt at the end of an answer. */
    static final Duration QUIET = Duration.ofMillis(2);

    /** Silence that decides after what may well be a line of output. */
    static final Duration LONG_QUIET = Duration.ofMillis(250);

    /** A device that asks more often than this asks for ever. */
    static final int MOST_QUESTIONS = 20;

    private static final String CARRIAGE_RETURN = "\r";
    private static final String CONTROL_C = "\u0003";
    private static final byte[] NOTHING = {};

    final Device device;
    final Platform platform;
    final Screen screen;
    final Prompts prompts;
    final LinesBefore linesBefore;
    final ScreenDiagnosis diagnosis;
    private final Channel channel;
    private final Recording recording;
    private final String configuredEnter;

    private Progress progress;
    private @Nullable Prompt prompt;
    private String mode = "";
    private String enter;
    private boolean over;
    private boolean heard;

    /** Bytes of the budget that the screen holds. */
    private long taken;

    /** A dialogue in which nothing has been said; {@link #start} begins it. */
    Dialogue(Channel channel, Device device, Platform platform, Progress progress) {
        this(channel, device, platform, progress, new Recording(device, channel.tap()));
    }

    private Dialogue(Channel channel, Device device, Platform platform, Progress progress, Recording recording) {
        this.channel = channel;
        this.device = device;
        this.platform = platform;
        this.progress = progress;
        this.recording = recording;
        this.screen = new Screen(charset(), platform.terminal().columns());
        this.prompts = new Prompts(platform);
        this.linesBefore = new LinesBefore(platform, screen, prompts);
        this.diagnosis = new ScreenDiagnosis(device, platform, screen);
        String said = device.settings().typing().enter();
        this.configuredEnter = said.equals("\n") ? platform.terminal().enter() : said;
        this.enter = configuredEnter;
    }

    /** Which last line ends the wait, and how long it must stay silent for that (decision 9); null for a line that does not. */
    interface End extends Function<String, @Nullable Duration> {}

    /** Opens the session log and starts the tap. */
    void start() throws SessionLogFailed {
        recording.start();
    }

    /**
     * This dialogue with a device that turned out to be of another platform: it goes on with the same channel and recording, and with
     * the Enter that the device was found to take, but its prompt has to be learnt anew. This one is not to be used any more.
     */
    Dialogue as(Platform found) {
        letGo();
        Dialogue other = new Dialogue(channel, device, found, progress, recording);
        if (returns()) {
            other.enter = CARRIAGE_RETURN;
        }
        return other;
    }

    /** Whom to tell of what is sent and answered. */
    Progress progress() {
        return progress;
    }

    void reportTo(Progress other) {
        progress = other;
    }

    /** The prompt at which the device waits, or waited last. It has been learnt. */
    Prompt known() {
        Prompt learnt = prompt;
        if (learnt == null) {
            throw new IllegalStateException("the prompt is not learnt yet");
        }
        return learnt;
    }

    /** The device waits at this prompt, which is the last line. */
    void waitsAt(Prompt seen) {
        mode = modeAt(seen);
        prompt = seen;
    }

    /** The mode that this prompt shows, which is the last line, or the line above it. */
    String modeAt(Prompt seen) {
        return platform.above().mode(linesBefore.above()).orElse(seen.mode());
    }

    /** The mode in which the device waits, or waited last. */
    String mode() {
        Prompt ignored = known();
        return mode;
    }

    /** What the Enter key sends. */
    String enter() {
        return enter;
    }

    /** Whether Enter is another than the platform and the inventory say: a carriage return. */
    boolean returns() {
        return !enter.equals(configuredEnter);
    }

    /** Types a carriage return for Enter from now on or, if that was typed, what the platform and the inventory say. */
    void switchEnter() {
        enter = returns() ? configuredEnter : CARRIAGE_RETURN;
    }

    boolean entersReturn() {
        return enter.equals(CARRIAGE_RETURN);
    }

    /** Whether nothing can be typed any more. */
    boolean isOver() {
        return over;
    }

    /** Types nothing any more, not even a good-bye. */
    void giveUp() {
        over = true;
    }

    /** Types on after a time-out: the device waits at its prompt again. */
    void goOn() {
        over = false;
    }

    /** Whether something can be typed, as far as is known here. */
    boolean isAlive() {
        return !over && !channel.inbox().isEnded();
    }

    /** Whether the device has sent anything that was not yet read. */
    boolean hasNews() {
        return !channel.inbox().isEmpty();
    }

    /** Whether the device has sent anything that was read since {@link #forgetHeard}. */
    boolean hasHeard() {
        return heard;
    }

    void forgetHeard() {
        heard = false;
    }

    /** Nanoseconds on the clock of the channel. */
    long now() {
        return channel.inbox().now();
    }

    Charset charset() {
        return device.settings().typing().encoding();
    }

    /** What is typed next is a secret: no recording shows it. */
    void mute() {
        recording.mute();
    }

    void typeEnter(Step step) throws DeviceException, InterruptedException {
        type(step, enter);
    }

    void typeLine(Step step, String line) throws DeviceException, InterruptedException {
        type(step, line + enter);
    }

    void typeControlC(Step step) throws DeviceException, InterruptedException {
        type(step, CONTROL_C);
    }

    void type(Step step, String text) throws DeviceException, InterruptedException {
        recording.typed(text);
        try {
            channel.send(text.getBytes(charset()));
        } catch (IOException e) {
            throw lost(step, e);
        }
    }

    /**
     * Reads until {@code end} says that the device waits at the last line, and it has been silent since for as long as that says.
     * Turns pages on the way.
     *
     * @param idle bound between two bytes
     * @param total bound for all of it, from now on
     * @return the last line
     */
    String await(Step step, Duration idle, Duration total, End end) throws DeviceException, InterruptedException {
        return await(step, idle, total, now(), end);
    }

    /** Reads until the device waits, as above; the total bound is counted from {@code start}, a time of {@link #now}. */
    String await(Step step, Duration idle, Duration total, long start, End end)
            throws DeviceException, InterruptedException {
        long arrived = now();
        Duration silence = end.apply(screen.lastLine());
        try {
            while (true) {
                Duration left = total.minusNanos(now() - start);
                byte[] bytes = take(least(silence != null ? silence : idle, left));
                if (bytes.length == 0) {
                    if (silence != null) {
                        return screen.lastLine();
                    }
                    over = true;
                    boolean isIdle = left.compareTo(idle) > 0;
                    throw diagnosis.timeout(step, isIdle ? idle : total, isIdle);
                }
                long now = now();
                Duration pause = Duration.ofNanos(now - arrived);
                arrived = now;
                receive(step, bytes);
                silence = turnsPage(step) ? null : silenceAfter(bytes, pause, end);
            }
        } catch (EndOfInput e) {
            throw lost(step, e);
        } catch (InterruptedException e) {
            over = true;
            channel.close();
            throw e;
        }
    }

    private byte[] take(Duration bound) throws EndOfInput, InterruptedException {
        return bound.isPositive() || hasNews() ? channel.inbox().take(bound) : NOTHING;
    }

    private boolean turnsPage(Step step) throws DeviceException, InterruptedException {
        if (!screen.cursorAtEnd() || !platform.isPager(screen.lastLine())) {
            return false;
        }
        screen.strike();
        type(step, Objects.requireNonNull(platform.pager()).key());
        return true;
    }

    private @Nullable Duration silenceAfter(byte[] bytes, Duration pause, End end) {
        Duration silence = end.apply(screen.lastLine());
        boolean drips = bytes.length < screen.lastLine().length();
        // The next byte of a line that drips may be as long in coming as the last one.
        return silence != null && drips ? most(silence, least(LONG_QUIET, pause.multipliedBy(3))) : silence;
    }

    private void receive(Step step, byte[] bytes) throws DeviceException, InterruptedException {
        recording.received(bytes);
        screen.receive(bytes);
        String position = screen.positionAsked();
        if (position != null && prompt == null) {
            // Later what asks may be a part of an answer, and the report would be typed at the prompt.
            type(step, position);
        }
        heard = true;
        String text = screen.lastText();
        if (!text.isEmpty()) {
            progress.received(Printable.text(device.credentials().maskIn(text)));
        }
        if (screen.size() > Screen.LARGEST) {
            throw tooLarge(step, "the answer is longer than " + Math.max(1, Screen.LARGEST >> 20) + " MB");
        }
        long more = screen.bytes() - taken;
        if (more > 0) {
            if (!Budget.OF_PROCESS.take(more)) {
                throw tooLarge(
                        step,
                        "the answer does not fit beside the others that are held at once, in "
                                + Math.max(1, Budget.OF_PROCESS.bytes() >> 20) + " MB");
            }
            taken += more;
        }
    }

    private DeviceException tooLarge(Step step, String what) {
        over = true;
        DeviceException failure = diagnosis.tooLarge(step, what);
        letGo();
        return failure;
    }

    /** The device has ended the session; nothing can be typed any more. */
    DeviceException lost(Step step, Exception cause) throws InterruptedException {
        over = true;
        return diagnosis.lost(step, channel.hasExited(), cause);
    }

    /** Forgets what the device has said, but for the last line, and gives its memory back. */
    void letGo() {
        screen.forget();
        Budget.OF_PROCESS.giveBack(taken);
        taken = 0;
    }

    /** Of what the device has said only this answer counts as memory from now on, for as long as something holds it. */
    void keep(String answer) {
        Budget.OF_PROCESS.finish(answer, taken);
        taken = 0;
    }

    /** Ends the session log and the tap. */
    void stopRecording() {
        recording.close();
    }

    /** Ends the connection, which blocks until its socket is closed. Can be called again. */
    void close() {
        over = true;
        letGo();
        channel.close();
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration most(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
