package io.netfutures.session;

import io.netfutures.device.Answer;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.DeviceException.CommandTimeout;
import io.netfutures.device.DeviceException.EnableFailed;
import io.netfutures.device.DeviceException.NeedsConfirmation;
import io.netfutures.device.LoginQuestion;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Secret;
import io.netfutures.device.Step;
import io.netfutures.device.Task.Configure;
import io.netfutures.device.Task.Show;
import io.netfutures.device.Timeouts;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platform.Command;
import io.netfutures.platform.Platform.Dialog;
import io.netfutures.platform.Platform.Way;
import io.netfutures.platform.Platforms;
import io.netfutures.session.Dialogue.Rules;
import io.netfutures.session.Inbox.EndOfInput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A dialogue with the command line of one device: it sends a line, waits until the prompt is back, and returns what stood
 * between.
 *
 * <pre>first prompt --Enter--> the same again: proven --> width, paging off --> (enable) --> commands --> exit</pre>
 *
 * <p>It waits for bytes, until a bound is over; a silence counts only behind what looks like the end of an answer, as decision 9
 * says. A line is sent at a prompt only, so a question of the device is never answered by accident. For one thread at a time; an interrupt of that thread ends the connection.
 */
public final class Session implements AutoCloseable {
    private static final Duration GOOD_BYE = Duration.ofSeconds(2);

    /** How often a good-bye is said again at a prompt. */
    private static final int MOST_LEVELS = 3;

    private final Channel line;
    private final Device device;
    private final Platform platform;
    private final Dialogue dialogue;
    private final List<Command> unopened;
    private @Nullable Long left;

    /** What the device has said to the good-bye. */
    private String goodBye = "";

    private Session(Channel line, Device device, Platform platform, Progress progress, Recording recording) {
        this.line = line;
        this.device = device;
        this.platform = platform;
        this.dialogue = new Dialogue(line, device, platform, progress, recording);
        this.unopened = new ArrayList<>(platform.open());
    }

    /**
     * Starts the dialogue on a line whose device is about to show its first prompt. Blocks until the prompt is proven and
     * paging is off, at most the {@link Timeouts#prompt()} of the device for each of these. Closes the line if it fails.
     */
    public static Session open(Channel line, Device device, Platform platform, Progress progress)
            throws DeviceException, InterruptedException {
        return open(line, device, platform, progress, false);
    }

    /**
     * Starts the dialogue on a line whose device may be known to take another Enter. Blocks, and fails, as
     * {@link #open(Channel, Device, Platform, Progress)} does.
     *
     * @param returns whether the device {@linkplain #returns() was found} to take a carriage return only for Enter
     */
    public static Session open(Channel line, Device device, Platform platform, Progress progress, boolean returns)
            throws DeviceException, InterruptedException {
        Session session = new Session(line, device, platform, progress, new Recording(device, line.tap()));
        try {
            if (returns && session.dialogue.enter().equals("\n")) {
                session.dialogue.enter = Login.CARRIAGE_RETURN;
            }
            progress.at(Step.PROMPT);
            session.dialogue.recording.start();
            new Login(session.dialogue).perform();
            session.openMode(Step.PROMPT);
            return session;
        } catch (DeviceException | InterruptedException | RuntimeException e) {
            session.dialogue.recording.close();
            session.dialogue.letGo();
            line.close();
            throw e;
        }
    }

    /**
     * Asks the device what it is, with the questions of these platforms, the most telling first, until one is sure; then goes on as
     * {@link #open} does for that platform. The session that asks must be new, and is not to be used afterwards.
     *
     * @throws DeviceException.UnsupportedPlatform if no platform knows itself in the answers; the session is over
     */
    public Session detect(Platforms platforms) throws DeviceException, InterruptedException {
        try {
            Platform found = new Detective(this, platforms).platform();
            if (found == null) {
                throw new DeviceException.UnsupportedPlatform(dialogue.diagnosis.failure(
                        Step.PROMPT,
                        "what this device is cannot be told from its answers",
                        "write its device_type in " + device.origin()));
            }
            dialogue.letGo();
            Session session = new Session(line, device, found, dialogue.progress, dialogue.recording);
            if (returns()) {
                session.dialogue.enter = Login.CARRIAGE_RETURN;
            }
            session.dialogue.type(Step.PROMPT, session.dialogue.enter());
            new Login(session.dialogue).perform();
            session.openMode(Step.PROMPT);
            return session;
        } catch (DeviceException | InterruptedException | RuntimeException e) {
            dialogue.over = true;
            close();
            throw e;
        }
    }

    /** The platform that the device is talked to as. */
    public Platform platform() {
        return platform;
    }

    /**
     * Whether the device takes a carriage return only for Enter where the inventory and its platform do not say so: it has answered no
     * newline, also not later.
     */
    public boolean returns() {
        return dialogue.returns();
    }

    /** Whether the session can be used: it has not failed, and the device has not ended it as far as is known here. */
    public boolean isOpen() {
        return !dialogue.over && left == null && !line.inbox().isEnded();
    }

    /** Whether the device has sent anything since the session was opened or last taken up. */
    public boolean hasAnswered() {
        return dialogue.heard;
    }

    /**
     * Takes the session up again after a pause, for a task that wants to be told of its progress. What the device has said
     * unasked is forgotten, and its prompt is then proven again, which blocks at most the {@link Timeouts#prompt()} of the
     * device. Sends no more than Enter.
     *
     * @throws DeviceException.ConnectionLost if the device has ended the session in the meantime
     */
    public void resume(Progress other) throws DeviceException, InterruptedException {
        dialogue.progress = other;
        if (!isOpen()) {
            dialogue.over = true;
            throw dialogue.diagnosis.lost(Step.COMMAND, line.hasExited(), new EndOfInput());
        }
        dialogue.wake();
        dialogue.heard = false;
    }

    /** The prompt as it stands now, for instance {@code R1#}. */
    public String prompt() {
        return dialogue.known().text();
    }

    /** The mode that the prompt shows, as the file of the platform calls it. */
    public String mode() {
        return dialogue.known().mode();
    }

    /**
     * Whether the session is in the mode in which commands are run, which is the privileged one where there is such a thing, or in
     * one beyond it from which no way leads back, as a login of root does on Linux.
     */
    public boolean isPrivileged() {
        return mode().equals(platform.work())
                || (platform.way(mode(), platform.work()).isEmpty()
                        && platform.way(platform.work(), mode()).isPresent());
    }

    /**
     * Goes to the mode in which commands are run, with the secret of the device if it asks for one; does nothing if it is there.
     * The secret is sent once, at a question for it. Blocks at most the {@link Timeouts#prompt()} of the device for each line.
     *
     * @throws EnableFailed if there is no secret, or the device does not accept it
     */
    public void enable() throws DeviceException, InterruptedException {
        if (isPrivileged()) {
            return;
        }
        dialogue.progress.at(Step.ENABLE);
        List<Way> ways = platform.way(mode(), platform.work())
                .orElseThrow(() -> dialogue.diagnosis.enableFailed(
                        "there is no way from " + prompt() + " to the mode " + platform.work(),
                        "look at what its user may do, in "));
        for (Way way : ways) {
            go(Step.ENABLE, way);
            openMode(Step.ENABLE);
        }
    }

    /** Takes one step to another mode; the name of the user and the secret are sent at a question for them, each once. */
    private void go(Step step, Way way) throws DeviceException, InterruptedException {
        String last = dialogue.ask(step, way.send());
        boolean nameSent = false;
        boolean secretSent = false;
        for (int asked = 0; dialogue.prompts.of(last).isEmpty(); asked++) {
            Optional<String> known = answer(way.answers(), last);
            if (known.isPresent() && asked < 5) {
                last = dialogue.ask(step, known.get());
            } else if (way.secret() && !nameSent && LoginQuestion.of(last) == LoginQuestion.NAME) {
                nameSent = true;
                last = dialogue.ask(step, device.credentials().username());
            } else if (way.secret() && !secretSent && ScreenDiagnosis.isPasswordQuestion(last)) {
                secretSent = true;
                String secret = secret();
                dialogue.recording.mute();
                last = dialogue.ask(step, secret);
            } else {
                break;
            }
        }
        Optional<Platform.Prompt> seen = dialogue.prompts.of(last);
        if (seen.isEmpty() || !seen.get().mode().equals(way.to())) {
            // At a question that still stands a good-bye would count as one more wrong secret.
            dialogue.over = seen.isEmpty();
            throw dialogue.diagnosis.notReached(step, way.to());
        }
        dialogue.prompt = seen.get();
    }

    private static Optional<String> answer(List<Dialog> answers, String last) {
        return answers.stream().filter(each -> each.asks(last)).findFirst().map(Dialog::answer);
    }

    private String secret() throws EnableFailed {
        Secret secret = device.credentials().secret();
        if (secret == null || secret.isEmpty()) {
            dialogue.over = true;
            throw dialogue.diagnosis.enableFailed(
                    "the device asks for a secret and the inventory has none", "add secret: to ");
        }
        return secret.reveal();
    }

    /** Sends, once, what makes output neither wrapped nor paged, as far as this mode allows it. A refusal changes nothing. */
    private void openMode(Step step) throws DeviceException, InterruptedException {
        Duration bound = timeouts().prompt();
        for (Command each : List.copyOf(unopened)) {
            String in = each.in();
            if (in == null || in.equals(mode())) {
                unopened.remove(each);
                dialogue.exchange(each.send(), new Rules(step, bound, bound, each.answers(), null));
            }
        }
    }

    /**
     * Sends the commands one after the other, as {@link #send(String)} does, with the answers and the end that the task knows.
     *
     * @throws DeviceException if one fails; it has the outputs of those before it, and the commands after it, which were not sent
     */
    public Reply show(Show task) throws DeviceException, InterruptedException {
        List<Dialog> answers = task.answers().stream().map(Session::dialog).toList();
        String expect = task.expect();
        Dialog end = expect == null ? null : new Dialog(Pattern.compile(expect), null, false);
        List<Reply.Output> outputs = new ArrayList<>();
        for (String command : task.commands()) {
            try {
                String prompt = prompt();
                dialogue.progress.sent(command);
                Reply.Output output = new Reply.Output(prompt, command, send(command, answers, end));
                dialogue.progress.answered(output);
                outputs.add(output);
            } catch (DeviceException e) {
                List<String> rest = task.commands()
                        .subList(outputs.size() + 1, task.commands().size());
                if (e instanceof DeviceException.OutOfStep) {
                    outputs.removeLast();
                }
                e.follows(new Reply(device, outputs), rest);
                throw e;
            }
        }
        return new Reply(device, outputs);
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

    private String send(String command, List<Dialog> answers, @Nullable Dialog expect)
            throws DeviceException, InterruptedException {
        dialogue.progress.at(Step.COMMAND);
        String output = dialogue.exchange(
                command, new Rules(Step.COMMAND, timeouts().idle(), timeouts().command(), answers, expect));
        if (platform.isRefused(output)) {
            throw new CommandRejected(
                    dialogue.diagnosis.failure(
                            Step.COMMAND, "the device refused \"" + command + "\"", output, "check the command"),
                    command);
        }
        return output;
    }

    static Dialog dialog(Answer answer) {
        return new Dialog(Pattern.compile(".*(?:" + answer.question() + ").*"), answer.text(), true);
    }

    /**
     * Goes to configuration mode, sends the lines, brings them into force where that takes a commit, and leaves it again; a line is
     * sent when the prompt is back after the one before. Blocks as {@link #send} does for each of them.
     *
     * @return what the device said to each line; its text is the transcript
     * @throws CommandRejected if the device refused a line: those before it are in force, or discarded where there is a commit;
     *     those after it were not sent, and configuration mode has been left. It has what the device said to those before
     * @throws NeedsConfirmation if the device asks something; it is not answered, and the session is over
     */
    public Reply configure(Configure task) throws DeviceException, InterruptedException {
        dialogue.progress.at(Step.CONFIG);
        return new Configuration(this, device, platform, dialogue, task).perform();
    }

    /** Why {@link #configure} would fail on this platform before it sends anything; empty if it would not. */
    public static Optional<String> objection(Platform platform, Configure task) {
        return Configuration.objection(platform, task.commit());
    }

    /** Every line that {@link #configure} would send from the mode in which commands are run, if no line is refused. */
    public static List<String> preview(Platform platform, Configure task) {
        return Configuration.preview(platform, task);
    }

    /** Says good-bye and does not wait: {@link #close()} does. So many sessions are closed in the time of one. */
    public void leave() {
        if (dialogue.over || left != null) {
            return;
        }
        left = line.inbox().now();
        try {
            say(platform.leave().send());
        } catch (IOException alreadyGone) {
            dialogue.over = true;
        }
    }

    /**
     * Says good-bye and ends the connection as {@link #close()} does, after a task whose answers are {@code reply}.
     *
     * @throws DeviceException.OutOfStep if the last answer went on after what looked like its end
     */
    public void finish(Reply reply) throws DeviceException {
        close();
        try {
            dialogue.checkLast(goodBye);
        } catch (DeviceException e) {
            List<Reply.Output> whole = reply.outputs();
            e.follows(new Reply(device, whole.subList(0, Math.max(0, whole.size() - 1))), List.of());
            throw e;
        }
    }

    /** Says good-bye and ends the connection. Blocks for two seconds at most; never fails. */
    @Override
    public void close() {
        dialogue.recording.close();
        boolean interrupted = Thread.interrupted();
        try {
            if (!interrupted) {
                leave();
            }
            if (!interrupted && !dialogue.over && left != null) {
                awaitGoodBye(left + GOOD_BYE.toNanos());
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            dialogue.over = true;
            dialogue.letGo();
            line.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Waits for the end; what the device asks on leaving is answered as its platform says. Where a good-bye only steps down a
     * level, as {@code exit} does on many switches, the prompt comes back and it is said once more.
     */
    private void awaitGoodBye(long end) throws InterruptedException {
        List<Dialog> questions = new ArrayList<>(platform.leave().answers());
        Screen screen = new Screen(dialogue.charset());
        int levels = MOST_LEVELS;
        try {
            for (long now = line.inbox().now(); now < end; now = line.inbox().now()) {
                screen.receive(line.inbox().take(Duration.ofNanos(end - now)));
                String last = screen.lastLine();
                Optional<Dialog> asked =
                        questions.stream().filter(each -> each.asks(last)).findFirst();
                if (asked.isPresent()) {
                    questions.remove(asked.get());
                    say(String.valueOf(asked.get().answer()));
                } else if (levels > 0 && dialogue.prompts.of(last).isPresent()) {
                    levels--;
                    say(platform.leave().send());
                }
            }
        } catch (EndOfInput | IOException gone) {
            return;
        } finally {
            goodBye = screen.since(0) + screen.lastLine() + "\n";
        }
    }

    private void say(String text) throws IOException {
        line.send((text + dialogue.enter()).getBytes(dialogue.charset()));
    }

    private Timeouts timeouts() {
        return device.settings().timeouts();
    }
}
