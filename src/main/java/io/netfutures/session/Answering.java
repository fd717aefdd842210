package io.netfutures.session;

import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.NeedsConfirmation;
import io.netfutures.device.Printable;
import io.netfutures.device.Step;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platform.KnownQuestion;
import io.netfutures.platform.Platform.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one command that has just been typed, as it comes in: where it ends, and its text.
 *
 * <pre>typed --echo, output--> prompt: the answer is whole
 *                        --> question: a known one is answered, any other is an error
 *                        --> log lines below the prompt: Enter brings it back
 *                        --> start of a text, such as a banner: the device reads on without a prompt</pre>
 */
final class Answering {
    private final Dialogue dialogue;
    private final Platform platform;
    private final Screen screen;
    private final Prompts prompts;
    private final Rules rules;
    private final @Nullable String previous;
    private final boolean echoes;
    private final Echo echo;
    private final Prompt before;
    private final boolean echoMissing;
    private final long start;
    private String answered = "";
    private int answeredAt;
    private int echoEnd = -1;
    private boolean echoed;

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
            List<KnownQuestion> answers,
            @Nullable KnownQuestion expect) {}

    /**
     * The answer to a command; its bounds are counted from now on.
     *
     * @param previous the command before, if its answer may still go on although it looked whole; null if there is none
     * @param echoes whether the device has echoed something before
     */
    Answering(Dialogue dialogue, String command, Rules rules, @Nullable String previous, boolean echoes) {
        this.dialogue = dialogue;
        this.platform = dialogue.platform;
        this.screen = dialogue.screen;
        this.prompts = dialogue.prompts;
        this.rules = rules;
        this.previous = previous;
        this.echoes = echoes;
        this.before = dialogue.known();
        this.echo = new Echo(prompts, before.text(), command);
        this.echoMissing = !dialogue.device.settings().typing().expectEcho();
        this.start = dialogue.now();
    }

    /**
     * Waits until the device waits again, and takes the prompt that it shows then.
     *
     * @return what came, without the echo of the command, the prompt, and the newlines before it
     */
    String await() throws DeviceException, InterruptedException {
        for (int asked = 0; asked < Dialogue.MOST_QUESTIONS; asked++) {
            String last = await(this::silenceAfter);
            Optional<Prompt> seen = prompts.of(last);
            if (isExpected(last)) {
                dialogue.waitsAt(seen.orElse(before));
                return output(seen.isPresent() ? screen.since(0) : screen.since(0) + last.stripTrailing());
            }
            if (seen.isPresent()) {
                return quotesPrompt() || lacksEcho() || isUnlike(seen.get())
                        ? proven()
                        : end(seen.get(), screen.since(0));
            }
            Optional<KnownQuestion> known = answer(last);
            if (known.isPresent()) {
                give(known.get(), last);
            } else if (platform.isQuestion(last)) {
                throw question(last);
            } else if (dialogue.linesBefore.endOfText() != null) {
                return output(screen.since(0));
            } else if (prompts.behind(last, before) >= 0) {
                return withoutNewline();
            } else {
                // Log lines have come after the prompt: Enter brings it back.
                dialogue.typeEnter(rules.step());
                last = await(text -> prompts.of(text).isPresent() ? Dialogue.LONG_QUIET : null);
                return end(prompts.of(last).orElseThrow(), screen.since(0));
            }
        }
        throw question(screen.lastLine());
    }

    private String await(Dialogue.End end) throws DeviceException, InterruptedException {
        return dialogue.await(rules.step(), rules.idle(), rules.total(), start, end);
    }

    private void give(KnownQuestion known, String last) throws DeviceException, InterruptedException {
        answered = last;
        answeredAt = screen.mark();
        String text = String.valueOf(known.answer());
        if (known.enter()) {
            dialogue.typeLine(rules.step(), text);
        } else {
            dialogue.type(rules.step(), text);
        }
    }

    /** The prompt has occurred in the output: the one at its end is proven with Enter. */
    private String proven() throws DeviceException, InterruptedException {
        String text = screen.since(0);
        dialogue.typeEnter(rules.step());
        String last = await(each -> screen.mark() > text.length()
                        && prompts.of(each).filter(dialogue.linesBefore::repeat).isPresent()
                ? Dialogue.QUIET
                : null);
        String more = screen.since(text.length());
        int firstPrompt = Math.max(0, dialogue.linesBefore.startOfLast(more));
        return end(prompts.of(last).orElseThrow(), text + more.substring(0, firstPrompt));
    }

    /** The output has no newline at its end, so the prompt stands behind it: it is proven with Enter, and brought to its own line. */
    private String withoutNewline() throws DeviceException, InterruptedException {
        dialogue.typeEnter(rules.step());
        String last = await(each -> isPromptBefore(each) ? Dialogue.QUIET : null);
        String text = screen.since(0).stripTrailing();
        int lastLine = text.lastIndexOf('\n') + 1;
        String shown = text.substring(lastLine);
        int behind = isPromptBefore(shown) ? 0 : prompts.behind(shown, before);
        return end(prompts.of(last).orElseThrow(), behind < 0 ? text : text.substring(0, lastLine + behind));
    }

    private boolean isPromptBefore(String line) {
        return prompts.of(line).filter(seen -> Prompts.isSame(seen, before)).isPresent();
    }

    private String end(Prompt seen, String text) throws DeviceException {
        dialogue.waitsAt(seen);
        int displaced = echoEnd() < 0 && !echoMissing ? echo.displacedEnd(text) : -1;
        if (displaced >= 0 && previous != null) {
            throw dialogue.diagnosis.outOfStep(previous, text.substring(0, displaced));
        }
        echoEnd = Math.max(echoEnd, displaced);
        return output(text);
    }

    /** How long it must stay silent after this last line for the device to wait there. */
    private @Nullable Duration silenceAfter(String last) {
        if (screen.mark() == 0 || (screen.mark() == answeredAt && isAnswered(last))) {
            return null;
        }
        if (isExpected(last)) {
            return Dialogue.QUIET;
        }
        Optional<Prompt> seen = prompts.of(last);
        if (seen.isPresent()) {
            return silenceAfterPrompt(seen.get());
        }
        if (answer(last).isPresent() || platform.isSureQuestion(last)) {
            return Dialogue.LONG_QUIET;
        }
        if (platform.isQuestion(last)) {
            // A device that pauses in the middle of an output must not be told that it asks.
            return rules.idle();
        }
        if (!last.isBlank()) {
            return prompts.behind(last, before) >= 0 ? Dialogue.LONG_QUIET : null;
        }
        return (rules.step() == Step.CONFIG && dialogue.linesBefore.beginText())
                        || dialogue.linesBefore.areLogSincePrompt(before)
                ? Dialogue.LONG_QUIET
                : null;
    }

    /** Before the echo it may be a prompt of earlier; but a device need not echo. */
    private Duration silenceAfterPrompt(Prompt seen) {
        boolean echoed = echoEnd() >= 0;
        boolean sure = echoed || echoMissing;
        if (!sure || !Prompts.isOfSameDevice(seen, before)) {
            return Dialogue.LONG_QUIET;
        }
        if (rules.step() != Step.COMMAND) {
            return echoed && screen.mark() == echoEnd + 1 ? Duration.ZERO : Dialogue.QUIET;
        }
        return Prompts.isSame(seen, before) ? Dialogue.QUIET : Dialogue.LONG_QUIET;
    }

    /** Whether the device has echoed the command, at its prompt. */
    boolean isEchoed() {
        return echoed;
    }

    private int echoEnd() {
        if (echoEnd < 0 && !echoMissing) {
            echoEnd = echo.end(screen.since(0));
            echoed |= echoEnd >= 0;
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
        return rules.step() == Step.COMMAND && prompts.isQuoted(screen.since(0), from, before);
    }

    /** Whether a device that does echo has not echoed this: so it may not have been at its prompt when this was typed. */
    private boolean lacksEcho() {
        return rules.step() == Step.COMMAND && echoes && !echoMissing && echoEnd() < 0;
    }

    private boolean isExpected(String last) {
        KnownQuestion expect = rules.expect();
        return expect != null && screen.mark() > 0 && expect.ask().matcher(last).find();
    }

    /** Whether this is the question that was answered last, with the answer echoed behind it. */
    private boolean isAnswered(String last) {
        return !answered.isEmpty() && last.startsWith(answered.stripTrailing());
    }

    private Optional<KnownQuestion> answer(String last) {
        return rules.answers().stream()
                .filter(each -> each.answer() != null && each.asks(last))
                .findFirst();
    }

    private NeedsConfirmation question(String last) throws DeviceException, InterruptedException {
        dialogue.giveUp();
        dialogue.typeControlC(rules.step());
        return new NeedsConfirmation(dialogue.diagnosis.failure(
                rules.step(),
                "the device asks \""
                        + Printable.line(dialogue.device.credentials().maskEchoesIn(last.strip())) + "\""
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
