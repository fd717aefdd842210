package io.netfutures.session;

import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandTimeout;
import io.netfutures.device.Step;
import io.netfutures.platform.Platform.Prompt;
import io.netfutures.session.Answering.Rules;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One command after another, each typed at a prompt when the answer to the one before is whole. Where an answer went on after what
 * looked like its end, the next exchange shows it, and fails.
 */
final class Exchanges {
    private final Dialogue dialogue;
    private final Screen screen;
    private final Prompts prompts;

    /** The last command, if its answer may still go on although it looked whole; null if there is none. */
    private @Nullable String previous;

    /** Whether the device has echoed something that was typed. */
    private boolean echoes;

    Exchanges(Dialogue dialogue) {
        this.dialogue = dialogue;
        this.screen = dialogue.screen;
        this.prompts = dialogue.prompts;
    }

    /**
     * Types a command at the prompt. Blocks until the device waits again, at most as long as the rules say.
     *
     * @return what came, without echo and prompt, and without the secrets that it gives away
     * @throws CommandTimeout if the device does not wait again in time; the command is stopped with Ctrl-C, and the session is over if
     *     that does not help, or if it was no command: Ctrl-C would leave the mode of configuration
     */
    String exchange(String command, Rules rules) throws DeviceException, InterruptedException {
        dialogue.letGo();
        dialogue.typeLine(rules.step(), command);
        Answering answering = new Answering(dialogue, command, rules, previous, echoes);
        try {
            String output = dialogue.device.credentials().maskEchoesIn(answering.await());
            previous = rules.step() == Step.COMMAND && rules.expect() == null ? command : null;
            dialogue.keep(output);
            if (rules.step() == Step.COMMAND) {
                screen.forget();
            }
            return output;
        } catch (CommandTimeout e) {
            if (rules.step() == Step.COMMAND && isStopped()) {
                dialogue.goOn();
            } else {
                dialogue.giveUp();
            }
            throw e;
        } finally {
            echoes |= answering.isEchoed();
        }
    }

    /** Whether the command could be stopped, so that the device waits at its prompt again. */
    private boolean isStopped() throws InterruptedException {
        int lines = screen.mark();
        try {
            dialogue.typeControlC(Step.COMMAND);
            String last = dialogue.await(
                    Step.COMMAND,
                    Dialogue.LONG_QUIET,
                    Dialogue.LONG_QUIET,
                    text -> screen.mark() > lines && prompts.of(text).isPresent() ? Dialogue.QUIET : null);
            dialogue.waitsAt(prompts.of(last).orElseThrow());
            return true;
        } catch (DeviceException stillBusy) {
            return false;
        }
    }

    /**
     * Forgets the command before, and comes into step with a device that has spoken since: types Enter and takes the prompt that
     * comes. Blocks at most {@link io.netfutures.device.Timeouts#prompt()}.
     */
    void resume() throws DeviceException, InterruptedException {
        previous = null;
        if (!dialogue.hasNews()) {
            return;
        }
        Duration bound = dialogue.device.settings().timeouts().prompt();
        dialogue.letGo();
        dialogue.typeEnter(Step.COMMAND);
        String last = dialogue.await(
                Step.COMMAND,
                bound,
                bound,
                text -> screen.mark() > 0 && prompts.of(text).isPresent() ? Dialogue.LONG_QUIET : null);
        dialogue.waitsAt(prompts.of(last).orElseThrow());
    }

    /**
     * Says whether the last answer went on after what looked like its end.
     *
     * @param goodBye what the device has said since the good-bye was typed
     */
    void checkLast(String goodBye) throws DeviceException {
        String asked = previous;
        if (asked != null && dialogue.device.settings().typing().expectEcho()) {
            Prompt prompt = dialogue.known();
            Echo echo =
                    new Echo(prompts, prompt.text(), dialogue.platform.leave().send());
            if (echo.displacedEnd(goodBye) >= 0) {
                throw dialogue.diagnosis.outOfStep(asked, goodBye);
            }
        }
    }
}
