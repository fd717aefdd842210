package io.netfutures.session;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.DeviceException.EnableFailed;
import io.netfutures.device.DeviceException.LoginDialog;
import io.netfutures.device.DeviceException.NeedsConfirmation;
import io.netfutures.device.DeviceException.OutputTooLarge;
import io.netfutures.device.Printable;
import io.netfutures.device.Progress;
import io.netfutures.device.Secret;
import io.netfutures.device.Step;
import io.netfutures.device.Timeouts;
import io.netfutures.session.Inbox.EndOfInput;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * A dialogue with the command line of one device: it sends a line, waits until the prompt is back, and returns what stood
 * between.
 *
 * <pre>first prompt --Enter--> the same again: proven --> width, paging off --> (enable) --> commands --> exit</pre>
 *
 * <p>It never waits for time to pass, only for bytes, or until a bound is over. A line is sent at a prompt only, so a question
 * of the device is never answered by accident. For one thread at a time; an interrupt of that thread ends the connection.
 */
public final class Session implements AutoCloseable {
    /** After what looks like a prompt at the end of an answer, no byte may come for so long, or it was none. */
    private static final Duration QUIET = Duration.ofMillis(5);

    private static final Duration LONG_QUIET = Duration.ofMillis(250);
    private static final Duration GOOD_BYE = Duration.ofSeconds(2);
    private static final byte[] NOTHING = {};
    private static final String CTRL_C = "\u0003";
    private static final int LOG_LINES = 1000;
    private static final int LARGEST = 64 << 20;

    private final Line line;
    private final Device device;
    private final Platform platform;
    private final Screen screen;
    private final Diagnosis diagnosis;
    private final Recording recording;
    private Progress progress;
    private String prompt = "";
    private boolean heard;
    private boolean over;
    private boolean configuring;
    private @Nullable Long left;

    private Session(Line line, Device device, Platform platform, Progress progress) {
        this.line = line;
        this.device = device;
        this.platform = platform;
        this.progress = progress;
        this.screen = new Screen(device.settings().encoding());
        this.diagnosis = new Diagnosis(device, platform, screen);
        this.recording = new Recording(device, line.tap());
    }

    /**
     * Starts the dialogue on a line whose device is about to show its first prompt. Blocks until the prompt is proven and
     * paging is off, at most the {@link Timeouts#prompt()} of the device for each of these. Closes the line if it fails.
     */
    public static Session open(Line line, Device device, Platform platform, Progress progress)
            throws DeviceException, InterruptedException {
        Session session = new Session(line, device, platform, progress);
        try {
            progress.at(Step.PROMPT);
            session.recording.start();
            session.learnPrompt();
            for (String command : platform.quiet()) {
                session.exchange(
                        Step.PROMPT,
                        command,
                        session.timeouts().prompt(),
                        session.timeouts().prompt());
            }
            return session;
        } catch (DeviceException | InterruptedException | RuntimeException e) {
            session.recording.close();
            line.close();
            throw e;
        }
    }

    /** Whether the session can be used: it has not failed, and the device has not ended it as far as is known here. */
    public boolean isOpen() {
        return !over && left == null && !line.inbox().isEnded();
    }

    /** Whether the device has sent anything since the session was opened or last taken up. */
    public boolean hasAnswered() {
        return heard;
    }

    /**
     * Takes the session up again after a pause, for a task that wants to be told of its progress. What the device has said
     * unasked is forgotten, and its prompt is then proven again, which blocks at most the {@link Timeouts#prompt()} of the
     * device. Sends no more than Enter.
     *
     * @throws DeviceException.ConnectionLost if the device has ended the session in the meantime
     */
    public void resume(Progress other) throws DeviceException, InterruptedException {
        progress = other;
        if (!isOpen()) {
            over = true;
            throw diagnosis.lost(Step.COMMAND, new EndOfInput());
        }
        if (!line.inbox().isEmpty()) {
            Duration bound = timeouts().prompt();
            screen.forget();
            type(Step.COMMAND, enter());
            prompt = await(
                    Step.COMMAND, bound, bound, last -> screen.mark() > 0 && looksLikePrompt(last) ? LONG_QUIET : null);
        }
        heard = false;
    }

    /** The prompt as it stands now, for instance {@code R1#}. */
    public String prompt() {
        return prompt;
    }

    /** Whether the session is in privileged mode. */
    public boolean isPrivileged() {
        return platform.privileged().matcher(prompt).matches();
    }

    /**
     * Goes to privileged mode with the secret of the device; does nothing if it is there. The secret is sent once, at a
     * question for it. Blocks at most the {@link Timeouts#prompt()} of the device for each of its two lines.
     *
     * @throws EnableFailed if there is no secret, or the device does not accept it
     */
    public void enable() throws DeviceException, InterruptedException {
        if (isPrivileged()) {
            return;
        }
        progress.at(Step.ENABLE);
        Duration bound = timeouts().prompt();
        String answer = ask(Step.ENABLE, platform.enable(), bound);
        if (platform.passwordQuestion().matcher(answer).matches()) {
            Secret secret = device.credentials().secret();
            if (secret == null || secret.isEmpty()) {
                over = true;
                throw diagnosis.enableFailed(
                        "the device asks for a secret and the inventory has none", "add secret: to ");
            }
            recording.mute();
            answer = ask(Step.ENABLE, secret.reveal(), bound);
        }
        if (!platform.privileged().matcher(answer).matches()) {
            // At a question that still stands a good-bye would count as one more wrong secret.
            over = isLoginQuestion(answer);
            throw diagnosis.enableFailed("the device did not grant privileged mode", "check the secret in ");
        }
        prompt = answer;
    }

    /**
     * Sends one command and returns its output: without the echo of the command, without the prompt, without newlines
     * around it; lines end with {@code \n}. Blocks until the prompt is back, at most {@link Timeouts#command()} in all and
     * {@link Timeouts#idle()} between two bytes.
     *
     * @throws CommandRejected if the device says that it does not accept the command
     * @throws NeedsConfirmation if the device asks something; it is not answered, and the session is over
     * @throws CommandTimeout if the prompt does not come back in time; the session is over
     */
    public String send(String command) throws DeviceException, InterruptedException {
        progress.at(Step.COMMAND);
        String output =
                exchange(Step.COMMAND, command, timeouts().idle(), timeouts().command());
        if (isRefusal(output)) {
            throw new CommandRejected(diagnosis.failure(
                    Step.COMMAND, "the device refused \"" + command + "\"", output, "check the command"));
        }
        return output;
    }

    /**
     * Goes to configuration mode, sends the lines, and leaves it again; a line is sent when the prompt is back after the one before.
     * Blocks as {@link #send} does for each of them.
     *
     * @param save whether to save the configuration afterwards
     * @return the transcript: prompts, lines, and what the device said to them, as netmiko's {@code send_config_set} returns it
     * @throws CommandRejected if the device refused a line: those before it are in force, those after it were not sent, and
     *     configuration mode has been left
     * @throws NeedsConfirmation if the device asks something; it is not answered, and the session is over
     */
    public String configure(List<String> lines, boolean save) throws DeviceException, InterruptedException {
        progress.at(Step.CONFIG);
        configuring = true;
        try {
            return new Configuration(this, platform, diagnosis).perform(lines, save);
        } finally {
            configuring = false;
        }
    }

    /** Sends a line of a configuration; returns what the device said to it. */
    String exchange(String text) throws DeviceException, InterruptedException {
        return exchange(Step.CONFIG, text, timeouts().idle(), timeouts().command());
    }

    /** Says good-bye and does not wait: {@link #close()} does. So many sessions are closed in the time of one. */
    public void leave() {
        if (over || left != null) {
            return;
        }
        left = System.nanoTime();
        try {
            line.send((platform.leave() + enter()).getBytes(charset()));
        } catch (IOException alreadyGone) {
            over = true;
        }
    }

    /** Says good-bye and ends the connection. Blocks for two seconds at most; never fails. */
    @Override
    public void close() {
        recording.close();
        boolean interrupted = Thread.interrupted();
        try {
            if (!interrupted) {
                leave();
            }
            if (!interrupted && !over && left != null) {
                line.inbox().awaitEnd(GOOD_BYE.minusNanos(System.nanoTime() - left));
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            over = true;
            line.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Learns the prompt from the first line that looks like one, and proves it: after Enter the same must come again. */
    private void learnPrompt() throws DeviceException, InterruptedException {
        Duration bound = timeouts().prompt();
        Matcher dialog = platform.loginDialog().matcher("");
        String first = await(
                Step.PROMPT,
                bound,
                bound,
                last -> looksLikePrompt(last)
                        ? Duration.ZERO
                        : dialog.reset(last).matches() ? LONG_QUIET : null);
        if (!looksLikePrompt(first)) {
            throw new LoginDialog(diagnosis.failure(
                    Step.PROMPT, "a question stands where the prompt should be", "log in by hand and answer it"));
        }
        type(Step.PROMPT, enter());
        prompt = await(
                Step.PROMPT,
                bound,
                bound,
                last -> looksLikePrompt(last) && last.equals(lineBefore()) ? Duration.ZERO : null);
    }

    /** Sends a line of the way to privileged mode; returns the prompt or the question that comes back. */
    private String ask(Step step, String text, Duration bound) throws DeviceException, InterruptedException {
        screen.forget();
        type(step, text + enter());
        return await(
                step,
                bound,
                bound,
                last -> screen.since(0).isEmpty()
                        ? null
                        : last.equals(prompt) || isNewMode(last) || isLoginQuestion(last) ? Duration.ZERO : null);
    }

    /** Sends a command at the prompt; returns what comes before the prompt is back. */
    private String exchange(Step step, String command, Duration idle, Duration total)
            throws DeviceException, InterruptedException {
        screen.forget();
        type(step, command + enter());
        String last = await(step, idle, total, line -> silenceAfter(line, command));
        if (!looksLikePrompt(last) && !platform.question().matcher(last).matches()) {
            // Log lines have come after the prompt: Enter brings it back.
            type(step, enter());
            last = await(step, idle, total, line -> looksLikePrompt(line) ? LONG_QUIET : null);
        }
        if (!looksLikePrompt(last)) {
            over = true;
            type(step, CTRL_C);
            throw new NeedsConfirmation(diagnosis.failure(
                    step,
                    "\"" + command + "\" asks a question, which was not answered",
                    "answer it by hand, or use a command that does not ask"));
        }
        String output = output(command);
        prompt = last;
        return output;
    }

    /** How long it must stay silent after this last line for it to be the end of an answer; null if it is not the end. */
    private @Nullable Duration silenceAfter(String last, String command) {
        if (screen.mark() == 0) {
            return null;
        }
        if (last.equals(prompt)) {
            // Before the echo it may be a prompt of earlier; but a device need not echo.
            boolean answered = !device.settings().expectEcho() || echoEnd(screen.since(0), command) >= 0;
            return answered ? QUIET : LONG_QUIET;
        }
        if (configuring
                && looksLikePrompt(last)
                && host(last).equals(host(prompt))
                && echoEnd(screen.since(0), command) >= 0) {
            return QUIET;
        }
        if (looksLikePrompt(last) || platform.question().matcher(last).matches()) {
            return LONG_QUIET;
        }
        return last.isEmpty() && onlyLogLinesSincePrompt() ? LONG_QUIET : null;
    }

    /** The part of a prompt that is the same in every mode. */
    private static String host(String prompt) {
        int mode = prompt.indexOf('(');
        return prompt.substring(0, mode < 0 ? prompt.length() - 1 : mode);
    }

    /** The answer that stands on the screen, without the line that was typed and without newlines around it. */
    private String output(String command) {
        String text = screen.since(0);
        int echo = echoEnd(text, command);
        int from = echo >= 0 ? echo : text.startsWith(prompt) ? prompt.length() : 0;
        int to = text.length();
        while (from < to && text.charAt(from) == '\n') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == '\n') {
            to--;
        }
        return text.substring(from, to);
    }

    /**
     * Where the line that was typed ends, on which the device echoes the command. Only prompts, empty lines and log lines stand
     * before it; negative if there is no echo.
     */
    private int echoEnd(String text, String command) {
        String typed = command.strip();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            String each = text.substring(from, end);
            String rest = each.startsWith(prompt) ? each.substring(prompt.length()) : each;
            if (rest.strip().equals(typed)) {
                return end;
            }
            if (!rest.isBlank() && !platform.logLine().matcher(rest).lookingAt()) {
                return -1;
            }
            from = end + 1;
        }
        return -1;
    }

    /**
     * Reads until {@code end} says that the last line is the end of the answer and the device has been silent since for
     * as long as it says. Turns pages on the way.
     */
    private String await(Step step, Duration idle, Duration total, Function<String, @Nullable Duration> end)
            throws DeviceException, InterruptedException {
        long start = System.nanoTime();
        Duration silence = null;
        try {
            while (true) {
                Duration left = total.minusNanos(System.nanoTime() - start);
                Duration bound = silence != null ? silence : least(idle, left);
                byte[] bytes = bound.isPositive() || !line.inbox().isEmpty()
                        ? line.inbox().take(bound)
                        : NOTHING;
                if (bytes.length == 0) {
                    if (silence != null) {
                        return screen.lastLine();
                    }
                    over = true;
                    throw diagnosis.timeout(step, left.compareTo(idle) <= 0 ? total : idle, left.compareTo(idle) > 0);
                }
                recording.received(bytes);
                screen.receive(bytes);
                heard = true;
                tellLastLine();
                if (screen.size() > LARGEST) {
                    over = true;
                    throw new OutputTooLarge(diagnosis.failure(
                            step, "the answer is longer than " + (LARGEST >> 20) + " MB", "ask for less of it"));
                }
                if (screen.cursorAtEnd()
                        && platform.pager().matcher(screen.lastLine()).matches()) {
                    type(step, platform.nextPage());
                    silence = null;
                } else {
                    silence = end.apply(screen.lastLine());
                }
            }
        } catch (EndOfInput e) {
            over = true;
            throw diagnosis.lost(step, e);
        } catch (InterruptedException e) {
            over = true;
            line.close();
            throw e;
        }
    }

    private void tellLastLine() {
        String text = screen.lastText();
        if (!text.isEmpty()) {
            progress.received(Printable.text(device.credentials().maskIn(text)));
        }
    }

    private void type(Step step, String text) throws DeviceException {
        recording.typed(text);
        try {
            line.send(text.getBytes(charset()));
        } catch (IOException e) {
            over = true;
            throw diagnosis.lost(step, e);
        }
    }

    private boolean looksLikePrompt(String last) {
        return platform.prompt().matcher(last).matches();
    }

    /** The same prompt but for its last character: {@code R1>} has become {@code R1#}. */
    private boolean isNewMode(String last) {
        return looksLikePrompt(last) && last.regionMatches(0, prompt, 0, prompt.length() - 1);
    }

    private boolean isLoginQuestion(String last) {
        return platform.passwordQuestion().matcher(last).matches()
                || platform.userQuestion().matcher(last).matches();
    }

    /** The last whole line that the device did not log. */
    private String lineBefore() {
        return screen.since(0)
                .lines()
                .filter(each ->
                        !each.isBlank() && !platform.logLine().matcher(each).lookingAt())
                .reduce("", (before, each) -> each);
    }

    private boolean onlyLogLinesSincePrompt() {
        List<String> lines =
                screen.since(Math.max(0, screen.mark() - LOG_LINES)).lines().toList();
        for (int i = lines.size() - 1; i > 0; i--) {
            if (lines.get(i).equals(prompt)) {
                return true;
            }
            if (!lines.get(i).isBlank()
                    && !platform.logLine().matcher(lines.get(i)).lookingAt()) {
                return false;
            }
        }
        return false;
    }

    /** Refusals stand alone: in the first line of the answer, or in the first below the mark that points at the mistake. */
    boolean isRefusal(String output) {
        return output.lines()
                .filter(each -> !each.isBlank() && !each.strip().equals("^") && !each.startsWith("Translating "))
                .findFirst()
                .filter(each -> platform.refusal().matcher(each).lookingAt())
                .isPresent();
    }

    private Timeouts timeouts() {
        return device.settings().timeouts();
    }

    private String enter() {
        return device.settings().enter();
    }

    private Charset charset() {
        return device.settings().encoding();
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
