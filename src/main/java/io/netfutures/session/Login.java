package io.netfutures.session;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.LoginQuestion;
import io.netfutures.device.Secret;
import io.netfutures.device.Step;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platform.KnownQuestion;
import io.netfutures.platform.Platform.Prompt;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way from the first byte of a session to its prompt: the line that comes again after Enter. Lines that come again above it belong
 * to it.
 */
final class Login {
    private static final int MOST_ENTERS = 3;

    /** A device that has not answered Enter for this long may want another one. */
    private static final Duration UNANSWERED = Duration.ofSeconds(1);

    /** Any platform may wait for its user like this. */
    private static final KnownQuestion ANY_KEY =
            new KnownQuestion(Pattern.compile("(?i).*(press|hit) (any key|return|enter|<(return|enter)>).*"), "", true);

    private final Dialogue dialogue;
    private final Device device;
    private final Platform platform;
    private final List<KnownQuestion> known;
    private final Set<LoginQuestion> given = EnumSet.noneOf(LoginQuestion.class);
    private final Screen screen;
    private final Prompts prompts;
    private final LinesBefore linesBefore;
    private final Duration bound;
    /** The question that was answered last, and what was typed at it. */
    private String answered = "";

    private String typed = "";
    private int answeredAt;

    /** Whether the question that was answered last stood in the line of the cursor, and not above it. */
    private boolean answeredInLine;

    private int enters;

    /** The last line when Enter was typed, and where it stood. */
    private String shown = "";

    private int shownAt;
    private int sizeAtEnter;
    private boolean switched;

    /** The lines between the two showings before the last one; null if there were none. */
    private @Nullable List<String> between;

    Login(Dialogue dialogue) {
        this.dialogue = dialogue;
        this.device = dialogue.device;
        this.platform = dialogue.platform;
        this.known = Stream.of(
                        device.settings().access().answers().stream().map(KnownQuestion::of),
                        platform.login().stream(),
                        Stream.of(ANY_KEY))
                .flatMap(each -> each)
                .toList();
        this.screen = dialogue.screen;
        this.prompts = dialogue.prompts;
        this.linesBefore = dialogue.linesBefore;
        this.bound = device.settings().timeouts().prompt();
    }

    /** Learns the prompt; answers on the way the questions that the inventory or the platform knows, and those for name and password. */
    void perform() throws DeviceException, InterruptedException {
        try {
            learn();
        } catch (DeviceException.ConnectionLost | DeviceException.ShellRefused e) {
            if (given.contains(LoginQuestion.PASSWORD) && enters == 0) {
                throw refused("the device ended the session after the password that it had asked for");
            }
            throw e;
        }
    }

    private void learn() throws DeviceException, InterruptedException {
        for (int i = 0; i < Dialogue.MOST_QUESTIONS; i++) {
            String last = unanswered(dialogue.await(Step.PROMPT, bound, bound, this::silenceAfter));
            Prompt proven = proven(last);
            if (proven != null) {
                dialogue.waitsAt(proven);
                prompts.learnRightEdge(screen.rightEdge());
                if (switched && dialogue.returns() && comesOnceMore()) {
                    // It was slow, and has taken both.
                    dialogue.switchEnter();
                }
                return;
            }
            if (isCandidate(last)) {
                typeEnter(last);
            } else if (linesBefore.endInLogAtPrompt(last)) {
                typeEnter(linesBefore.last());
            } else {
                answer(question(last));
            }
        }
        throw dialogue.diagnosis.timeout(Step.PROMPT, bound, false);
    }

    /** How long it must stay silent after this last line. */
    private @Nullable Duration silenceAfter(String lastLine) {
        String last = unanswered(lastLine);
        if (isProven(last)) {
            return shown.strip().endsWith(last.strip()) && !shown.strip().equals(last.strip())
                    ? Dialogue.LONG_QUIET
                    : Duration.ZERO;
        }
        if (linesBefore.endInLogAtPrompt(last)) {
            return Dialogue.LONG_QUIET;
        }
        // A slow device is not typed at again and again before it has had its time.
        Duration unanswered = enters == 1 && mayWantReturn() ? UNANSWERED : bound.dividedBy(5);
        Duration again = screen.size() == sizeAtEnter ? unanswered : Dialogue.LONG_QUIET;
        if (prompts.of(last).isPresent()) {
            return enters > 0 ? again : Dialogue.BRIEF;
        }
        if (isQuestion(last)) {
            // A line of a banner may begin as the question for a credential does, and what is typed would come to the
            // prompt.
            return isKnown(last) || platform.isSureQuestion(last) ? Dialogue.LONG_QUIET : bound.dividedBy(5);
        }
        return prompts.hasName(last) ? again : prompts.mayBe(last) ? bound.dividedBy(5) : null;
    }

    private boolean mayWantReturn() {
        return !dialogue.entersReturn() && UNANSWERED.compareTo(bound.dividedBy(5)) < 0;
    }

    private boolean isCandidate(String last) {
        return prompts.of(last).isPresent() || (!isQuestion(last) && prompts.mayBe(last));
    }

    /** This last line without the question that was answered in it, and without what was typed there. */
    private String unanswered(String last) {
        String question = answered.stripTrailing();
        if (question.isEmpty() || screen.mark() > answeredAt || !last.startsWith(question)) {
            return last;
        }
        String rest = last.substring(question.length()).strip();
        return typed.startsWith(rest) ? "" : rest.startsWith(typed) ? rest.substring(typed.length()) : rest;
    }

    private void typeEnter(String last) throws DeviceException, InterruptedException {
        enters++;
        if (enters > MOST_ENTERS) {
            throw dialogue.diagnosis.unproven(last.strip());
        }
        if (enters == 2 && screen.size() == sizeAtEnter) {
            dialogue.switchEnter();
            switched = true;
        }
        between = enters == 1 ? null : between();
        shown = last;
        shownAt = screen.mark();
        sizeAtEnter = screen.size();
        dialogue.typeEnter(Step.PROMPT);
    }

    /** Whether the prompt comes a second time, to the Enter that had not been answered when another was typed. */
    private boolean comesOnceMore() throws DeviceException, InterruptedException {
        Duration late = UNANSWERED.plus(Dialogue.LONG_QUIET);
        dialogue.await(Step.PROMPT, late, late, text -> late);
        List<String> lines = screen.since(shownAt).lines().skip(1).toList();
        return lines.stream().noneMatch(platform::isLog)
                && lines.stream().anyMatch(each -> prompts.comesAgain(shown, each));
    }

    private boolean isProven(String last) {
        return isRepeated(last) || (isShownAgain(last) && isAloneOrBelowTheSame());
    }

    /** The prompt, if this last line is proven to be it. */
    private @Nullable Prompt proven(String last) {
        if (isRepeated(last)) {
            return prompts.learn(linesBefore.last(), last, List.of(), List.of());
        }
        if (!isShownAgain(last) || !isAloneOrBelowTheSame()) {
            return null;
        }
        List<String> now = between();
        List<String> before = between;
        return prompts.learn(
                prompts.comesAgain(shown, last) ? shown : last,
                last,
                before == null || now.isEmpty() ? List.of() : before,
                before == null ? List.of() : now);
    }

    private boolean isRepeated(String last) {
        return prompts.of(last).filter(linesBefore::repeat).isPresent();
    }

    /** Whether Enter has brought the line again at which it was typed, or that line's end, before which a text without newline stood. */
    private boolean isShownAgain(String last) {
        return enters > 0
                && screen.mark() > shownAt
                && isCandidate(last)
                && (prompts.comesAgain(shown, last) || shown.strip().endsWith(last.strip()));
    }

    /** Whether nothing stands between the two showings, or what stood between the two before as well. */
    private boolean isAloneOrBelowTheSame() {
        List<String> now = between();
        List<String> before = between;
        return now.isEmpty()
                || (before != null
                        && before.size() == now.size()
                        && IntStream.range(0, now.size())
                                .allMatch(i ->
                                        LineShape.of(before.get(i), now.get(i)).isPresent()));
    }

    /** The lines that have come since Enter was typed, but for blank ones, log lines, and the prompt itself. */
    private List<String> between() {
        return screen.since(shownAt)
                .lines()
                .skip(1)
                .map(String::stripTrailing)
                .filter(each -> !each.isEmpty()
                        && !platform.isLog(each)
                        && !prompts.isContext(each)
                        && !prompts.comesAgain(shown, each))
                .toList();
    }

    /** Types the name or the password where the device asks for it, each once; returns whether it did. */
    private boolean giveCredential(String question) throws DeviceException, InterruptedException {
        Credentials credentials = device.credentials();
        Secret password = credentials.password();
        LoginQuestion asked = LoginQuestion.of(question);
        if (given.contains(asked)) {
            throw refused("the device asks for the " + (asked == LoginQuestion.NAME ? "name" : "password") + " again");
        }
        switch (asked) {
            case NAME -> {
                if (credentials.username().isEmpty()) {
                    return false;
                }
                type(question, credentials.username(), true);
            }
            case PASSWORD -> {
                if (password == null || password.isEmpty()) {
                    return false;
                }
                dialogue.mute();
                type(question, password.reveal(), true);
            }
            case OTHER -> {
                return false;
            }
        }
        given.add(asked);
        return true;
    }

    private void type(String question, String answer, boolean enter) throws DeviceException, InterruptedException {
        answered = question;
        typed = answer;
        answeredAt = screen.mark();
        answeredInLine = !screen.lastLine().isBlank();
        dialogue.type(Step.PROMPT, enter ? answer + dialogue.enter() : answer);
    }

    private DeviceException refused(String what) {
        dialogue.giveUp();
        return new DeviceException.AuthFailed(dialogue.diagnosis.failure(
                Step.PROMPT,
                what + ": it does not accept what " + device.origin() + " says",
                "check username and password there"));
    }

    /** Some questions end with newlines: then the line above is meant, unless it is the one that was answered. */
    private String question(String last) {
        return last.isBlank() && hasMoved() ? screen.lastText() : last;
    }

    /** Whether more has come since an answer was typed than its echo. */
    private boolean hasMoved() {
        return answered.isEmpty()
                || screen.since(answeredAt)
                        .lines()
                        .skip(answeredInLine ? 1 : 0)
                        .map(String::strip)
                        .anyMatch(each -> !each.isEmpty() && !each.equals(typed));
    }

    private boolean isQuestion(String last) {
        return platform.isQuestion(last) || LoginQuestion.of(last) != LoginQuestion.OTHER || isKnown(last);
    }

    /** Whether the inventory or the platform knows this question. */
    private boolean isKnown(String last) {
        return known.stream().anyMatch(each -> each.asks(question(last)));
    }

    private void answer(String question) throws DeviceException, InterruptedException {
        for (KnownQuestion each : known) {
            String answer = each.answer();
            if (each.asks(question) && answer != null) {
                type(question, answer, each.enter());
                return;
            }
        }
        if (!giveCredential(question)) {
            dialogue.giveUp();
            throw dialogue.diagnosis.loginDialog();
        }
    }
}
