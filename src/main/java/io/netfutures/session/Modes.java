package io.netfutures.session;

import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.EnableFailed;
import io.netfutures.device.LoginQuestion;
import io.netfutures.device.Secret;
import io.netfutures.device.Step;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platform.Command;
import io.netfutures.platform.Platform.KnownQuestion;
import io.netfutures.platform.Platform.Prompt;
import io.netfutures.platform.Platform.Way;
import io.netfutures.session.Answering.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The modes of one device's command line, with the ways between them that may ask for a secret. */
final class Modes {
    /** More questions of the platform on one way are a circle. */
    private static final int MOST_ANSWERS = 5;

    private final Dialogue dialogue;
    private final Exchanges exchanges;
    private final Platform platform;
    private final Duration bound;
    private final List<Command> unopened;

    Modes(Dialogue dialogue, Exchanges exchanges) {
        this.dialogue = dialogue;
        this.exchanges = exchanges;
        this.platform = dialogue.platform;
        this.bound = dialogue.device.settings().timeouts().prompt();
        this.unopened = new ArrayList<>(platform.open());
    }

    String current() {
        return dialogue.mode();
    }

    /** Whether commands are run in this mode, or in one beyond it from which no way leads back, as a login of root has on Linux. */
    boolean isPrivileged() {
        return current().equals(platform.work())
                || (platform.way(current(), platform.work()).isEmpty()
                        && platform.way(platform.work(), current()).isPresent());
    }

    /** Sends, once, what makes output neither wrapped nor paged, as far as this mode allows it. A refusal changes nothing. */
    void open(Step step) throws DeviceException, InterruptedException {
        for (Command each : List.copyOf(unopened)) {
            String in = each.in();
            if (in == null || in.equals(current())) {
                unopened.remove(each);
                exchanges.exchange(each.send(), new Rules(step, bound, bound, each.answers(), null));
            }
        }
    }

    /** Goes to the mode in which commands are run; does nothing if the device {@linkplain #isPrivileged is there}. */
    void enable() throws DeviceException, InterruptedException {
        if (isPrivileged()) {
            return;
        }
        dialogue.progress().at(Step.ENABLE);
        List<Way> ways = platform.way(current(), platform.work())
                .orElseThrow(() -> dialogue.diagnosis.enableFailed(
                        "there is no way from " + dialogue.known().text() + " to the mode " + platform.work(),
                        "look at what its user may do, in "));
        for (Way way : ways) {
            go(Step.ENABLE, way);
            open(Step.ENABLE);
        }
    }

    /** Takes one step to another mode; the name of the user and the secret are sent at a question for them, each once. */
    private void go(Step step, Way way) throws DeviceException, InterruptedException {
        if (way.first() != null) {
            dialogue.prompts.of(ask(step, way.first())).ifPresent(dialogue::waitsAt);
        }
        String last = ask(step, way.send());
        boolean nameSent = false;
        boolean secretSent = false;
        for (int asked = 0; dialogue.prompts.of(last).isEmpty(); asked++) {
            String question = last;
            Optional<String> known = way.answers().stream()
                    .filter(each -> each.asks(question))
                    .findFirst()
                    .map(KnownQuestion::answer);
            if (known.isPresent() && asked < MOST_ANSWERS) {
                last = ask(step, known.get());
            } else if (way.secret() && !nameSent && LoginQuestion.of(last) == LoginQuestion.NAME) {
                nameSent = true;
                last = ask(step, dialogue.device.credentials().username());
            } else if (way.secret() && !secretSent && ScreenDiagnosis.isPasswordQuestion(last)) {
                secretSent = true;
                String secret = secret();
                dialogue.mute();
                last = ask(step, secret);
            } else {
                break;
            }
        }
        Optional<Prompt> seen = dialogue.prompts.of(last);
        if (seen.isEmpty()) {
            // At a question that still stands a good-bye would count as one more wrong secret.
            dialogue.giveUp();
        }
        if (seen.isEmpty() || !dialogue.modeAt(seen.get()).equals(way.to())) {
            throw dialogue.diagnosis.notReached(step, way.to());
        }
        dialogue.waitsAt(seen.get());
    }

    private String secret() throws EnableFailed {
        Secret secret = dialogue.device.credentials().secret();
        if (secret == null || secret.isEmpty()) {
            dialogue.giveUp();
            throw dialogue.diagnosis.enableFailed(
                    "the device asks for a secret and the inventory has none", "add secret: to ");
        }
        return secret.reveal();
    }

    /** Types a line on the way; returns the prompt or the question that comes back. */
    private String ask(Step step, String text) throws DeviceException, InterruptedException {
        Screen screen = dialogue.screen;
        Prompts prompts = dialogue.prompts;
        LinesBefore linesBefore = dialogue.linesBefore;
        Prompt prompt = dialogue.known();
        dialogue.letGo();
        dialogue.typeLine(step, text);
        String answer = dialogue.await(step, bound, bound, last -> {
            if (screen.since(0).isEmpty()) {
                return null;
            }
            if (linesBefore.endInLogAtPrompt(last)) {
                // Enter would answer a question that is still to come.
                return linesBefore.last().equals(prompt.text()) ? null : Dialogue.LONG_QUIET;
            }
            Optional<Prompt> seen = prompts.of(last);
            if (seen.isPresent()) {
                // A prompt that is shown once more before the echo is no answer.
                boolean answered = !screen.since(0).strip().equals(prompt.text());
                return answered && Prompts.isOfSameDevice(seen.get(), prompt) ? Duration.ZERO : Dialogue.LONG_QUIET;
            }
            return platform.isQuestion(last) ? Dialogue.BRIEF : null;
        });
        if (!linesBefore.endInLogAtPrompt(answer)) {
            return answer;
        }
        dialogue.typeEnter(step);
        return dialogue.await(step, bound, bound, last -> prompts.of(last).isPresent() ? Dialogue.LONG_QUIET : null);
    }
}
