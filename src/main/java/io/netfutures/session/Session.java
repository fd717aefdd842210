package io.netfutures.session;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.DeviceException.CommandTimeout;
import io.netfutures.device.DeviceException.EnableFailed;
import io.netfutures.device.DeviceException.NeedsConfirmation;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task.Configure;
import io.netfutures.device.Task.Settle;
import io.netfutures.device.Task.Show;
import io.netfutures.device.Timeouts;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platform.KnownQuestion;
import io.netfutures.platform.Platforms;
import io.netfutures.session.Answering.Rules;
import io.netfutures.session.Inbox.EndOfInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A session with the command line of one device: it sends a line, waits until the prompt is back, and returns what stood between.
 *
 * <pre>first prompt --Enter--> the same again: proven --> width, paging off --> (enable) --> commands --> exit</pre>
 *
 * <p>Every method that sends something blocks until the device waits again, and at most for the {@link Timeouts} of the device. It
 * waits for bytes; silence counts too, for at most a quarter of a second, behind what looks like the end of an answer, and for
 * {@link Timeouts#idle()} behind what may be a question (decision 9). A line is sent at a prompt only, so a question of the device is
 * never answered by accident.
 *
 * <p>For one thread at a time. An interrupt of that thread ends the connection, and the method throws {@link InterruptedException}.
 * After any other failure {@link #isOpen()} says whether the session can still be used.
 */
public final class Session implements AutoCloseable {
    private final Dialogue dialogue;
    private final Exchanges exchanges;
    private final Modes modes;
    private final GoodBye goodBye;
    private final Channel channel;

    private Session(Channel channel, Dialogue dialogue) {
        this.channel = channel;
        this.dialogue = dialogue;
        this.exchanges = new Exchanges(dialogue);
        this.modes = new Modes(dialogue, exchanges);
        this.goodBye = new GoodBye(channel, dialogue);
    }

    /**
     * Starts the session on a channel whose device is about to show its first prompt. Blocks until the prompt is proven and
     * paging is off, at most the {@link Timeouts#prompt()} of the device for each of these. Closes the channel if it fails.
     */
    public static Session open(Channel channel, Device device, Platform platform, Progress progress)
            throws DeviceException, InterruptedException {
        return open(channel, device, platform, progress, false);
    }

    /**
     * Starts the session on a channel whose device may be known to take another Enter. Blocks, and fails, as
     * {@link #open(Channel, Device, Platform, Progress)} does.
     *
     * @param returns whether the device {@linkplain #returns() was found} to take a carriage return only for Enter
     */
    public static Session open(Channel channel, Device device, Platform platform, Progress progress, boolean returns)
            throws DeviceException, InterruptedException {
        Dialogue dialogue = new Dialogue(channel, device, platform, progress);
        if (returns && dialogue.enter().equals("\n")) {
            dialogue.switchEnter();
        }
        return new Session(channel, dialogue).begin(true);
    }

    /**
     * Learns the prompt and turns paging off; closes the channel if that fails.
     *
     * @param first whether nothing has been said on the channel before
     */
    private Session begin(boolean first) throws DeviceException, InterruptedException {
        try {
            if (first) {
                dialogue.progress().at(Step.PROMPT);
                dialogue.start();
            } else {
                dialogue.typeEnter(Step.PROMPT);
            }
            new Login(dialogue).perform();
            modes.open(Step.PROMPT);
            return this;
        } catch (DeviceException | InterruptedException | RuntimeException e) {
            dialogue.giveUp();
            close();
            throw e;
        }
    }

    /**
     * Asks the device what it is, with the questions of these platforms, the most telling first, until one is sure; then goes on as
     * {@link #open} does for that platform. Blocks as {@link #send} does for each question. The session that asks must be new, and is
     * not to be used afterwards.
     *
     * @return a session on the same channel
     * @throws DeviceException.UnsupportedPlatform if no platform knows itself in the answers; the session is over
     */
    public Session detect(Platforms platforms) throws DeviceException, InterruptedException {
        try {
            Platform found = new Detective(this::send, platforms).platform();
            if (found == null) {
                throw new DeviceException.UnsupportedPlatform(dialogue.diagnosis.failure(
                        Step.PROMPT,
                        "what this device is cannot be told from its answers",
                        "write its device_type in " + dialogue.device.origin()));
            }
            return new Session(channel, dialogue.as(found)).begin(false);
        } catch (DeviceException | InterruptedException | RuntimeException e) {
            dialogue.giveUp();
            close();
            throw e;
        }
    }

    /** The platform that the device is talked to as. */
    public Platform platform() {
        return dialogue.platform;
    }

    /**
     * Whether the device was found to take only a carriage return for Enter, although neither the inventory nor its platform says so:
     * it has not answered a newline, not even late.
     */
    public boolean returns() {
        return dialogue.returns();
    }

    /** Whether the session can be used: it has not failed, and the device has not ended it as far as is known here. */
    public boolean isOpen() {
        return dialogue.isAlive() && !goodBye.isSaid();
    }

    /** Whether the device has sent anything since the session was opened or last taken up. */
    public boolean hasAnswered() {
        return dialogue.hasHeard();
    }

    /**
     * Takes the session up again after a pause, for a task that wants to be told of its progress. What the device has said
     * unasked is forgotten, and its prompt is then proven again, which blocks at most the {@link Timeouts#prompt()} of the
     * device. Sends no more than Enter.
     *
     * @throws DeviceException.ConnectionLost if the device has ended the session in the meantime
     */
    public void resume(Progress other) throws DeviceException, InterruptedException {
        dialogue.reportTo(other);
        if (!isOpen()) {
            throw dialogue.lost(Step.COMMAND, new EndOfInput());
        }
        exchanges.resume();
        dialogue.forgetHeard();
    }

    /** The prompt as it stands now, for instance {@code R1#}. */
    public String prompt() {
        return dialogue.known().text();
    }

    /** The mode that the prompt shows, as the file of the platform calls it. */
    public String mode() {
        return modes.current();
    }

    /**
     * Whether the session is in the mode in which commands are run, which is the privileged one where there is such a thing, or in
     * one beyond it from which no way leads back, as a login of root does on Linux.
     */
    public boolean isPrivileged() {
        return modes.isPrivileged();
    }

    /**
     * Goes to the mode in which commands are run, with the secret of the device if it asks for one; does nothing if it is there.
     * The secret is sent once, at a question for it. Blocks at most the {@link Timeouts#prompt()} of the device for each line.
     *
     * @throws EnableFailed if there is no secret, or the device does not accept it
     */
    public void enable() throws DeviceException, InterruptedException {
        modes.enable();
    }

    /**
     * Sends the commands one after the other, as {@link #send(String)} does, with the answers and the end that the task knows. An output
     * has the command that the device took.
     *
     * @throws DeviceException if one fails; it has the outputs of those before it, and the commands after it, which were not sent
     */
    public Reply show(Show task) throws DeviceException, InterruptedException {
        List<KnownQuestion> answers =
                task.answers().stream().map(KnownQuestion::of).toList();
        String until = task.until();
        KnownQuestion end = until == null ? null : new KnownQuestion(Pattern.compile(until), null, false);
        List<Reply.Output> outputs = new ArrayList<>();
        for (String command : task.commands()) {
            try {
                String prompt = prompt();
                dialogue.progress().sent(command);
                Reply.Output output = sent(prompt, command, task.rather().get(command), answers, end);
                dialogue.progress().answered(output);
                outputs.add(output);
            } catch (DeviceException e) {
                List<String> rest = task.commands().stream()
                        .skip(outputs.size() + 1L)
                        .map(Show::masked)
                        .toList();
                if (e instanceof DeviceException.OutOfStep) {
                    outputs.removeLast();
                }
                e.follows(new Reply(dialogue.device, outputs), rest);
                throw e;
            }
        }
        return new Reply(dialogue.device, outputs);
    }

    private Reply.Output sent(
            String prompt,
            String command,
            @Nullable String rather,
            List<KnownQuestion> answers,
            @Nullable KnownQuestion end)
            throws DeviceException, InterruptedException {
        if (rather != null) {
            try {
                return new Reply.Output(prompt, rather, send(rather, answers, end));
            } catch (CommandRejected refused) {
                // then as it was typed
            }
        }
        return new Reply.Output(prompt, command, send(command, answers, end));
    }

    /**
     * Sends one command and returns its output: without the echo of the command, without the prompt and the newlines
     * before it; lines end with {@code \n}. Blocks until the prompt is back, at most {@link Timeouts#command()} in all and
     * {@link Timeouts#idle()} between two bytes.
     *
     * @throws CommandRejected if the device says that it does not accept the command
     * @throws NeedsConfirmation if the device asks something; it is not answered, and the session is over
     * @throws CommandTimeout if the prompt does not come back in time; the command is stopped with Ctrl-C, and the session is over
     *     if that does not help
     */
    public String send(String command) throws DeviceException, InterruptedException {
        return send(command, List.of(), null);
    }

    private String send(String command, List<KnownQuestion> answers, @Nullable KnownQuestion expect)
            throws DeviceException, InterruptedException {
        dialogue.progress().at(Step.COMMAND);
        Timeouts timeouts = dialogue.device.settings().timeouts();
        String output = exchanges.exchange(
                command, new Rules(Step.COMMAND, timeouts.idle(), timeouts.command(), answers, expect));
        if (platform().isRefused(output)) {
            String shown = Show.masked(command);
            throw new CommandRejected(
                    dialogue.diagnosis.failure(
                            Step.COMMAND, "the device refused \"" + shown + "\"", output, "check the command"),
                    shown);
        }
        return output;
    }

    /**
     * Goes to configuration mode, sends the lines, brings them into force where that takes a commit, and leaves it again; a line is
     * sent when the prompt is back after the one before. Blocks as {@link #send} does for each of them.
     *
     * @return what the device said to each line; its text is the transcript
     * @throws CommandRejected if the device refused a line: those before it are in force, or discarded where there is a commit;
     *     those after it were not sent, and configuration mode has been left. It has what the device said to those before
     * @throws NeedsConfirmation if the device asks something; it is not answered, and the session is over
     * @throws DeviceException.UnsupportedPlatform if there is an {@linkplain #objection objection}; nothing was sent, and the step has
     *     not begun
     */
    public Reply configure(Configure task) throws DeviceException, InterruptedException {
        Configurator configurator = new Configurator(dialogue, exchanges, task);
        configurator.checkPossible();
        dialogue.progress().at(Step.CONFIG);
        return configurator.perform();
    }

    /**
     * Keeps, takes back or saves a change that was made before, in this session or another one. Blocks as {@link #configure} does.
     *
     * @throws CommandRejected if the device refuses that
     * @throws DeviceException.UnsupportedPlatform if the platform has no such thing; nothing was sent
     */
    public Reply settle(Settle task) throws DeviceException, InterruptedException {
        Configurator configurator = new Configurator(dialogue, exchanges, task);
        configurator.checkPossible();
        dialogue.progress().at(Step.CONFIG);
        return configurator.perform();
    }

    /** Why {@link #settle} would fail on this platform before it sends anything; empty if it would not. */
    public static Optional<String> objection(Platform platform, Settle task) {
        return ConfigPlan.objection(platform, task);
    }

    /** Every line that {@link #settle} would send from the mode in which commands are run. */
    public static List<String> preview(Platform platform, Settle task) {
        return ConfigPlan.of(platform, platform.work(), task).lines();
    }

    /** Why {@link #configure} would fail on this platform before it sends anything; empty if it would not. */
    public static Optional<String> objection(Platform platform, Configure task) {
        return ConfigPlan.objection(platform, task);
    }

    /** Every line that {@link #configure} would send from the mode in which commands are run, if no line is refused. */
    public static List<String> preview(Platform platform, Configure task) {
        return ConfigPlan.of(platform, platform.work(), task).lines();
    }

    /**
     * Says good-bye without waiting for the device to end the connection. If this is called for many sessions before
     * {@link #close()} is, all of them are closed in the time of one.
     */
    public void leave() {
        goodBye.say();
    }

    /**
     * Says good-bye and ends the connection as {@link #close()} does, after a task whose answers are {@code reply}.
     *
     * @throws DeviceException.OutOfStep if the last answer went on after what looked like its end
     */
    public void finish(Reply reply) throws DeviceException {
        close();
        try {
            exchanges.checkLast(goodBye.answer());
        } catch (DeviceException e) {
            List<Reply.Output> whole = reply.outputs();
            e.follows(new Reply(dialogue.device, whole.subList(0, Math.max(0, whole.size() - 1))), List.of());
            throw e;
        }
    }

    /**
     * Says good-bye and ends the connection. Blocks until the device has ended it, at most for two seconds, and then until the socket
     * is closed; if the thread is interrupted, only for the latter, and it stays interrupted. Never fails; can be called again.
     */
    @Override
    public void close() {
        dialogue.stopRecording();
        boolean interrupted = Thread.interrupted();
        try {
            if (!interrupted) {
                goodBye.say();
                goodBye.awaitEnd();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            dialogue.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
