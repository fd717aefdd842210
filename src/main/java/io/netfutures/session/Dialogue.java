package io.netfutures.session;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.NeedsConfirmation;
import io.netfutures.device.Printable;
import io.netfutures.device.Progress;
import io.netfutures.device.Step;
import io.netfutures.device.Timeouts;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platform.Dialog;
import io.netfutures.platform.Platform.Prompt;
import io.netfutures.platform.Platform.TextEntry;
import io.netfutures.session.Inbox.EndOfInput;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * One line typed, and what comes back until the device waits again.
 *
 * <pre>typed --echo, output--> prompt: the answer is whole
 *                        --> question: a known one is answered, any other is an error
 *                        --> pager: the page is turned</pre>
 *
 * <p>The device waits when its last line, which has no newline, is one of these and no byte follows it.
 */
final class Dialogue {
    /** After what looks like a prompt at the end of an answer, no byte may come for so long, or it was none. */
    private static final Duration QUIET = Duration.ofMillis(2);

    /** How long a line is silent where nothing is lost if more comes: at login, where the prompt is proven, and at a question for a secret. */
    static final Duration BRIEF = Duration.ofMillis(1);

    /** How long a line is silent behind what may well be a line of output. */
    static final Duration LONG_QUIET = Duration.ofMillis(250);

    private static final byte[] NOTHING = {};
    private static final String CTRL_C = "\u0003";
    private static final int LOG_LINES = 1000;
    static final int MOST_QUESTIONS = 20;

    final ScreenDiagnosis diagnosis;
    final Recording recording;
    Progress progress;

    /** The prompt at which the device waits, once it is learnt. */
    @Nullable
    Prompt prompt;

    /** The command before, whose answer may still go on for all that is known; null if there is none. */
    private @Nullable String previous;

    /** Whether the device has echoed something that was typed. */
    private boolean echoes;

    /** Whether nothing can be typed any more. */
    boolean over;

    /** Whether the device has sent anything since this was last set to false. */
    boolean heard;

    private final Channel line;
    final Device device;
    final Platform platform;
    final Screen screen;
    final Prompts prompts;
    String enter;
    final String configured;

    /** Of the budget, by what is on the screen. */
    private long taken;

    Dialogue(Channel line, Device device, Platform platform, Progress progress, Recording recording) {
        this.line = line;
        this.device = device;
        this.platform = platform;
        this.progress = progress;
        this.screen =
                new Screen(device.settings().encoding(), platform.terminal().columns());
        this.prompts = new Prompts(platform);
        this.diagnosis = new ScreenDiagnosis(device, platform, screen);
        this.recording = recording;
        String own = platform.terminal().enter();
        this.configured =
                device.settings().enter().equals("\n") ? own : device.settings().enter();
        this.enter = configured;
    }

    /**
     * How to know the end of one answer.
     *
     * @param step what the line is typed for
     * @param idle bound between two bytes
     * @param total bound for all of it
     * @param answers to what the device may ask
     * @param expect another end than the prompt, or null
     */
    record Rules(
            Step step,
            Duration idle,
            Duration total,
            List<Dialog> answers,
            @Nullable Dialog expect) {}

    /** The end of an answer, and how long it must stay silent after it: null if this last line is none. */
    interface End extends Function<String, @Nullable Duration> {}

    /** Types Enter at a prompt after a pause in which the device has spoken, and takes the prompt that comes. */
    void wake() throws DeviceException, InterruptedException {
        previous = null;
        if (line.inbox().isEmpty()) {
            return;
        }
        Duration bound = timeouts().prompt();
        letGo();
        type(Step.COMMAND, enter());
        String last = await(
                Step.COMMAND,
                bound,
                bound,
                text -> screen.mark() > 0 && prompts.of(text).isPresent() ? LONG_QUIET : null);
        prompt = prompts.of(last).orElseThrow();
    }

    /** Types a line on the way to another mode; returns the prompt or the question that comes back. */
    String ask(Step step, String text) throws DeviceException, InterruptedException {
        Duration bound = timeouts().prompt();
        letGo();
        type(step, text + enter());
        String answer = await(step, bound, bound, last -> {
            if (screen.since(0).isEmpty()) {
                return null;
            }
            if (isBelowLog(last)) {
                // Enter would answer a question that is still to come.
                return lineBefore().equals(known().text()) ? null : LONG_QUIET;
            }
            Optional<Prompt> seen = prompts.of(last);
            if (seen.isPresent()) {
                // A prompt that is shown once more before the echo is no answer.
                boolean answered = !screen.since(0).strip().equals(known().text());
                return answered && isOfThisDevice(seen.get()) ? Duration.ZERO : LONG_QUIET;
            }
            return platform.isQuestion(last) ? BRIEF : null;
        });
        if (!isBelowLog(answer)) {
            return answer;
        }
        type(step, enter());
        return await(step, bound, bound, last -> prompts.of(last).isPresent() ? LONG_QUIET : null);
    }

    /** Types a command at the prompt; returns what comes before the device waits again, without echo and prompt, and without the secrets that it gives away. */
    String exchange(String command, Rules rules) throws DeviceException, InterruptedException {
        letGo();
        type(rules.step(), command + enter());
        Answering answering = new Answering(command, rules);
        try {
            String output = device.credentials().maskEchoesIn(answering.finish());
            previous = rules.step() == Step.COMMAND && rules.expect() == null ? command : null;
            Budget.OF_PROCESS.finish(output, taken);
            taken = 0;
            if (rules.step() == Step.COMMAND) {
                screen.forget();
            }
            return output;
        } catch (DeviceException.CommandTimeout e) {
            // Ctrl-C would leave the mode of configuration, on some devices with all that stands there.
            over = rules.step() != Step.COMMAND || !isStopped();
            throw e;
        }
    }

    /** How the last whole line says that the device reads text now; nothing if it does not. */
    private Optional<TextEntry> textEntry() {
        String above = lineBefore();
        return platform.text().stream()
                .filter(each -> each.start().matcher(above).matches())
                .findFirst();
    }

    /**
     * Where a text ends that the device has begun to read.
     *
     * @return whether a line is the last one of the text, or null if the device reads no text
     */
    @Nullable
    Function<String, Boolean> endOfText() {
        if (!screen.lastLine().isBlank()) {
            return null;
        }
        return textEntry()
                .<Function<String, Boolean>>map(text -> {
                    String end = text.end();
                    if (end != null) {
                        return each -> each.strip().equals(end);
                    }
                    Matcher matcher = text.start().matcher(lineBefore());
                    String delimiter = matcher.matches() ? matcher.group(1) : "";
                    return each -> each.contains(delimiter);
                })
                .orElse(null);
    }

    /** The answer to one command, as it comes in. */
    private final class Answering {
        private final Rules rules;
        private final Echo echo;
        private final Prompt before;
        private String answered = "";
        private int answeredAt;
        private int echoEnd = -1;
        private final boolean echoMissing;
        private final long start = line.inbox().now();

        Answering(String command, Rules rules) {
            this.rules = rules;
            this.before = known();
            this.echo = new Echo(prompts, before.text(), command);
            this.echoMissing = !device.settings().expectEcho();
        }

        String finish() throws DeviceException, InterruptedException {
            for (int asked = 0; asked < MOST_QUESTIONS; asked++) {
                String last = awaitEnd(this::silenceAfter);
                if (isExpected(last)) {
                    Optional<Prompt> seen = prompts.of(last);
                    prompt = seen.orElse(before);
                    return output(seen.isPresent() ? screen.since(0) : screen.since(0) + last.stripTrailing());
                }
                Optional<Prompt> seen = prompts.of(last);
                if (seen.isPresent()) {
                    return quotesPrompt() || lacksEcho() || isUnlike(seen.get())
                            ? proven()
                            : end(seen.get(), screen.since(0));
                }
                Optional<Dialog> known = answer(last);
                if (known.isPresent()) {
                    answered = last;
                    answeredAt = screen.mark();
                    String text = String.valueOf(known.get().answer());
                    type(rules.step(), known.get().enter() ? text + enter() : text);
                } else if (platform.isQuestion(last)) {
                    throw question(last);
                } else if (endOfText() != null) {
                    return output(screen.since(0));
                } else if (prompts.behind(last, before) >= 0) {
                    return withoutNewline();
                } else {
                    // Log lines have come after the prompt: Enter brings it back.
                    type(rules.step(), enter());
                    last = awaitEnd(text -> prompts.of(text).isPresent() ? LONG_QUIET : null);
                    return end(prompts.of(last).orElseThrow(), screen.since(0));
                }
            }
            throw question(screen.lastLine());
        }

        private String awaitEnd(End end) throws DeviceException, InterruptedException {
            return await(rules.step(), rules.idle(), rules.total(), start, end);
        }

        /** The prompt has occurred in the output: the one at its end is proven with Enter. */
        private String proven() throws DeviceException, InterruptedException {
            String text = screen.since(0);
            type(rules.step(), enter());
            String last = awaitEnd(each -> screen.mark() > text.length()
                            && prompts.of(each).isPresent()
                            && isRepeated(prompts.of(each).orElseThrow())
                    ? QUIET
                    : null);
            String more = screen.since(text.length());
            int firstPrompt = Math.max(0, lastLineOfItsOwn(more));
            return end(prompts.of(last).orElseThrow(), text + more.substring(0, firstPrompt));
        }

        /** The output has no newline at its end, so the prompt stands behind it: it is proven with Enter, and brought to its own line. */
        private String withoutNewline() throws DeviceException, InterruptedException {
            type(rules.step(), enter());
            String last = awaitEnd(each -> prompts.of(each)
                            .filter(seen -> Prompts.isSame(seen, before))
                            .isPresent()
                    ? QUIET
                    : null);
            String text = screen.since(0).stripTrailing();
            int lastLine = text.lastIndexOf('\n') + 1;
            String shown = text.substring(lastLine);
            int behind = prompts.of(shown)
                            .filter(seen -> Prompts.isSame(seen, before))
                            .isPresent()
                    ? 0
                    : prompts.behind(shown, before);
            return end(prompts.of(last).orElseThrow(), behind < 0 ? text : text.substring(0, lastLine + behind));
        }

        private String end(Prompt seen, String text) throws DeviceException {
            prompt = seen;
            int displaced = echoEnd() < 0 && !echoMissing ? echo.displacedEnd(text) : -1;
            String asked = previous;
            if (displaced >= 0 && asked != null) {
                throw diagnosis.outOfStep(asked, text.substring(0, displaced));
            }
            echoEnd = Math.max(echoEnd, displaced);
            return output(text);
        }

        /** How long it must stay silent after this last line for the device to wait there. */
        private @Nullable Duration silenceAfter(String last) {
            if (screen.mark() == 0 || (screen.mark() == answeredAt && isAnswered(last, answered))) {
                return null;
            }
            if (isExpected(last)) {
                return QUIET;
            }
            Optional<Prompt> seen = prompts.of(last);
            if (seen.isPresent()) {
                return silenceAfterPrompt(seen.get());
            }
            if (answer(last).isPresent() || platform.isSureQuestion(last)) {
                return LONG_QUIET;
            }
            if (platform.isQuestion(last)) {
                // A device that pauses in the middle of an output must not be told that it asks.
                return rules.idle();
            }
            if (!last.isBlank()) {
                return prompts.behind(last, before) >= 0 ? LONG_QUIET : null;
            }
            return (rules.step() == Step.CONFIG && textEntry().isPresent()) || onlyLogLinesSincePrompt()
                    ? LONG_QUIET
                    : null;
        }

        /** Before the echo it may be a prompt of earlier; but a device need not echo. */
        private Duration silenceAfterPrompt(Prompt seen) {
            boolean echoed = echoEnd() >= 0;
            boolean sure = echoed || echoMissing;
            if (!sure || !isOfThisDevice(seen)) {
                return LONG_QUIET;
            }
            if (rules.step() != Step.COMMAND) {
                return echoed && screen.mark() == echoEnd + 1 ? Duration.ZERO : QUIET;
            }
            return Prompts.isSame(seen, before) ? QUIET : LONG_QUIET;
        }

        private int echoEnd() {
            if (echoEnd < 0 && !echoMissing) {
                echoEnd = echo.end(screen.since(0));
                echoes |= echoEnd >= 0;
            }
            return echoEnd;
        }

        /** Whether this is the prompt of another name or mode than that at which the command was typed, so that it may be output. */
        private boolean isUnlike(Prompt seen) {
            return rules.step() == Step.COMMAND && !Prompts.isSame(seen, before);
        }

        /** Whether a line of the output, and not only the line after it, begins as the prompt does. */
        private boolean quotesPrompt() {
            int from = Math.max(0, echoEnd());
            return rules.step() == Step.COMMAND && prompts.isQuoted(screen.since(from), before);
        }

        /** Whether a device that does echo has not echoed this: so it may not have been at its prompt when this was typed. */
        private boolean lacksEcho() {
            return rules.step() == Step.COMMAND && echoes && !echoMissing && echoEnd() < 0;
        }

        private boolean isExpected(String last) {
            Dialog expect = rules.expect();
            return expect != null
                    && screen.mark() > 0
                    && expect.ask().matcher(last).find();
        }

        private Optional<Dialog> answer(String last) {
            return rules.answers().stream()
                    .filter(each -> each.answer() != null && each.asks(last))
                    .findFirst();
        }

        private NeedsConfirmation question(String last) throws DeviceException, InterruptedException {
            over = true;
            type(rules.step(), CTRL_C);
            return new NeedsConfirmation(diagnosis.failure(
                    rules.step(),
                    "the device asks \"" + Printable.line(device.credentials().maskEchoesIn(last.strip())) + "\""
                            + (platform.isSureQuestion(last)
                                    ? ""
                                    : " and has been silent for " + ScreenDiagnosis.seconds(rules.idle()))
                            + ", which was not answered",
                    switch (rules.step()) {
                        case COMMAND -> "use a command that does not ask, or say what to answer with --answer";
                        case CONFIG -> "use a line that does not ask, or say what to answer with --answer";
                        default ->
                            "log in by hand and look at it; a file in the folder platforms beside the inventory can answer it"
                                    + " under open:";
                    }));
        }

        /**
         * Without the echo and the newline that ends it, the pagers' marks, the lines that belong to the prompt, and the newlines
         * before them: how many of those are the device's way to its prompt cannot be seen.
         */
        private String output(String text) {
            int echoed = echoEnd();
            int from = echoed >= 0
                    ? echoed
                    : text.startsWith(before.text()) ? before.text().length() : 0;
            int to = text.length();
            int learnt = prompts.linesAbove();
            List<String> above = new ArrayList<>();
            boolean more = true;
            boolean logged = false;
            while (more) {
                while (to > from && text.charAt(to - 1) == '\n') {
                    to--;
                }
                int start = text.lastIndexOf('\n', to - 1) + 1;
                String line = text.substring(start, to);
                boolean known = platform.isContext(line);
                more = to > from && start >= from && (known || (learnt > 0 && prompts.isContext(line)));
                if (more && !known) {
                    learnt--;
                    above.add(line);
                }
                logged = platform.isLog(line);
                to = more ? start : to;
            }
            if (learnt > 0 && !logged && (rules.step() == Step.PROMPT || rules.step() == Step.ENABLE)) {
                // What was sent to turn off such things has done so.
                prompts.keepLinesAbove(above);
            }
            if (from < to && text.charAt(from) == '\n') {
                from++;
            }
            return text.substring(from, to);
        }
    }

    /**
     * Says whether the last answer went on after what looked like its end.
     *
     * @param goodBye what the device has said since the good-bye was typed
     */
    void checkLast(String goodBye) throws DeviceException {
        String asked = previous;
        if (asked != null
                && device.settings().expectEcho()
                && new Echo(prompts, known().text(), platform.leave().send()).displacedEnd(goodBye) >= 0) {
            throw diagnosis.outOfStep(asked, goodBye);
        }
    }

    /** Whether the command could be stopped, so that the device waits at its prompt again. */
    private boolean isStopped() throws InterruptedException {
        int lines = screen.mark();
        try {
            type(Step.COMMAND, CTRL_C);
            String last = await(
                    Step.COMMAND,
                    LONG_QUIET,
                    LONG_QUIET,
                    text -> screen.mark() > lines && prompts.of(text).isPresent() ? QUIET : null);
            prompt = prompts.of(last).orElseThrow();
            return true;
        } catch (DeviceException stillBusy) {
            return false;
        }
    }

    /**
     * Reads until {@code end} says that the device waits at the last line, and it has been silent since for as long as that says.
     * Turns pages on the way.
     */
    String await(Step step, Duration idle, Duration total, End end) throws DeviceException, InterruptedException {
        return await(step, idle, total, line.inbox().now(), end);
    }

    /** Reads until the device waits; the total bound is counted from {@code start}. */
    private String await(Step step, Duration idle, Duration total, long start, End end)
            throws DeviceException, InterruptedException {
        long arrived = line.inbox().now();
        Duration silence = end.apply(screen.lastLine());
        try {
            while (true) {
                Duration left = total.minusNanos(line.inbox().now() - start);
                Duration bound = least(silence != null ? silence : idle, left);
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
                long now = line.inbox().now();
                Duration pause = Duration.ofNanos(now - arrived);
                arrived = now;
                receive(step, bytes);
                if (screen.cursorAtEnd() && platform.isPager(screen.lastLine())) {
                    screen.strike();
                    type(step, Objects.requireNonNull(platform.pager()).key());
                    silence = null;
                } else {
                    silence = end.apply(screen.lastLine());
                    if (silence != null && bytes.length < screen.lastLine().length()) {
                        // It drips: the next byte of this line may be as long in coming as the last one.
                        silence = most(silence, least(LONG_QUIET, pause.multipliedBy(3)));
                    }
                }
            }
        } catch (EndOfInput e) {
            over = true;
            throw diagnosis.lost(step, line.hasExited(), e);
        } catch (InterruptedException e) {
            over = true;
            line.close();
            throw e;
        }
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

    /** Forgets what the device has said, but for the last line. */
    void letGo() {
        screen.forget();
        Budget.OF_PROCESS.giveBack(taken);
        taken = 0;
    }

    void type(Step step, String text) throws DeviceException, InterruptedException {
        recording.typed(text);
        try {
            line.send(text.getBytes(charset()));
        } catch (IOException e) {
            over = true;
            throw diagnosis.lost(step, line.hasExited(), e);
        }
    }

    /** The prompt, which has been learnt. */
    Prompt known() {
        Prompt learnt = prompt;
        if (learnt == null) {
            throw new IllegalStateException("the prompt is not learnt yet");
        }
        return learnt;
    }

    /** Whether the line above this prompt is a prompt too, and the same. */
    private boolean isRepeated(Prompt seen) {
        return prompts.of(lineBefore())
                .filter(each -> Prompts.isSame(each, seen))
                .isPresent();
    }

    private boolean isOfThisDevice(Prompt seen) {
        return Prompts.isOfSameDevice(seen, known());
    }

    /** What was typed at a question stands behind it for a while. */
    private static boolean isAnswered(String last, String question) {
        return !question.isEmpty() && last.startsWith(question.stripTrailing());
    }

    /** The last whole line that is not blank, does not belong to the prompt, and was not logged. */
    String lineBefore() {
        String text = screen.since(Math.max(0, screen.mark() - LOG_LINES * 80));
        int start = lastLineOfItsOwn(text);
        return start < 0
                ? ""
                : text.substring(start).lines().findFirst().orElse("").stripTrailing();
    }

    /** Whether the device has logged something after its prompt, and does not show it again before Enter. */
    boolean isBelowLog(String last) {
        return last.isBlank()
                && platform.isLog(screen.lastText())
                && prompts.of(lineBefore()).isPresent();
    }

    /** Where the last line of this text begins that is not blank, does not belong to the prompt, and was not logged; negative if there is none. */
    private int lastLineOfItsOwn(String text) {
        int to = text.length();
        while (to > 0) {
            int start = text.lastIndexOf('\n', to - 2) + 1;
            String each = text.substring(start, to).stripTrailing();
            if (!each.isEmpty() && !platform.isLog(each) && !prompts.isContext(each)) {
                return start;
            }
            to = start;
        }
        return -1;
    }

    private boolean onlyLogLinesSincePrompt() {
        List<String> lines =
                screen.since(Math.max(0, screen.mark() - LOG_LINES)).lines().toList();
        for (int i = lines.size() - 1; i > 0; i--) {
            String each = lines.get(i);
            if (prompts.of(each).filter(this::isOfThisDevice).isPresent()) {
                return true;
            }
            if (!each.isBlank() && !platform.isLog(each)) {
                return false;
            }
        }
        return false;
    }

    private Timeouts timeouts() {
        return device.settings().timeouts();
    }

    String enter() {
        return enter;
    }

    /** Whether Enter is another than the platform and the inventory say. */
    boolean returns() {
        return !enter.equals(configured);
    }

    Charset charset() {
        return device.settings().encoding();
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration most(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
