package io.netfutures.session;

import io.netfutures.device.Answer;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task.Commit;
import io.netfutures.device.Task.Configure;
import io.netfutures.device.Task.OnRefused;
import io.netfutures.device.Task.Settle;
import io.netfutures.device.Timeouts;
import io.netfutures.platform.ConfirmedCommit;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platform.KnownQuestion;
import io.netfutures.platform.Platform.Way;
import io.netfutures.session.Answering.Rules;
import io.netfutures.session.ConfigPlan.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Performs a {@link ConfigPlan} on a device. Whatever the device refuses, configuration mode is left; where there is a candidate, it is
 * discarded.
 *
 * <pre>R1# --configure--> R1(config)# --line--> R1(config-if)# ... (--commit-->) --end--> R1# (--save-->)</pre>
 */
final class Configurator {
    private final Dialogue dialogue;
    private final Exchanges exchanges;
    private final Device device;
    private final Platform platform;
    private final List<String> lines;
    private final OnRefused onRefused;
    private final List<Answer> answering;
    private final boolean isCandidate;
    private final boolean isTimed;
    private final Optional<String> objection;
    private final ConfigPlan plan;
    private final StringBuilder transcript = new StringBuilder();
    private final List<Reply.Output> answers = new ArrayList<>();
    private final List<Reply.Output> refused = new ArrayList<>();
    private int sent;

    Configurator(Dialogue dialogue, Exchanges exchanges, Configure task) {
        this.dialogue = dialogue;
        this.exchanges = exchanges;
        this.device = dialogue.device;
        this.platform = dialogue.platform;
        this.lines = task.lines();
        this.onRefused = task.onRefused();
        this.answering = task.answers();
        this.isCandidate = hasCandidate(platform, task.commit());
        this.isTimed = task.commit() instanceof Commit.Confirmed;
        this.objection = ConfigPlan.objection(platform, task);
        this.plan = ConfigPlan.of(platform, mode(), task);
    }

    Configurator(Dialogue dialogue, Exchanges exchanges, Settle task) {
        this.dialogue = dialogue;
        this.exchanges = exchanges;
        this.device = dialogue.device;
        this.platform = dialogue.platform;
        this.lines = List.of();
        this.onRefused = OnRefused.STOP;
        this.answering = List.of();
        this.isCandidate = false;
        this.isTimed = false;
        this.objection = ConfigPlan.objection(platform, task);
        this.plan = ConfigPlan.of(platform, mode(), task);
    }

    /** Whether lines are in force only with a commit. */
    private static boolean hasCandidate(Platform platform, Commit commit) {
        ConfirmedCommit confirmed = platform.confirmed();
        return platform.config().commit() != null
                || (commit instanceof Commit.Confirmed && confirmed != null && confirmed.commit() != null);
    }

    /** Performs all moves, as {@link Session#configure} says. */
    Reply perform() throws DeviceException, InterruptedException {
        try {
            perform(plan.moves());
            return new Reply(device, answers, transcript.append(prompt()).toString());
        } catch (DeviceException e) {
            throw following(e);
        }
    }

    /** Throws if the platform cannot do what the task wants; nothing has been sent. */
    void checkPossible() throws DeviceException {
        if (objection.isPresent()) {
            throw following(new DeviceException.UnsupportedPlatform(dialogue.diagnosis.failure(
                    Step.CONFIG, objection.get(), "", "leave it out, or see with --dry-run what would be sent then")));
        }
    }

    /** The failure, which says what came before it, and what did not come any more. */
    private DeviceException following(DeviceException failure) {
        failure.follows(
                new Reply(device, answers, transcript.toString()),
                lines.subList(sent, lines.size()).stream()
                        .filter(line -> !Configure.isComment(line))
                        .map(Configure::masked)
                        .toList());
        return failure;
    }

    private void perform(List<Move> moves) throws DeviceException, InterruptedException {
        for (Move move : moves) {
            switch (move) {
                case ConfigPlan.Enter(List<Way> ways) -> enter(ways);
                case ConfigPlan.Lines(List<String> all) -> {
                    configure(all);
                    failIfAnyWasRefused();
                }
                case ConfigPlan.Verdict(Platform.Command command, String failed) -> tellWhole(command, failed);
                case ConfigPlan.Discard(String line) -> {
                    if (isConfiguring()) {
                        tell(line, List.of());
                    }
                }
                case ConfigPlan.Leave leave -> leave(leave.ways());
                case ConfigPlan.Save(Platform.Command command) -> save(command);
            }
        }
    }

    private void enter(List<Way> ways) throws DeviceException, InterruptedException {
        if (ways.isEmpty() && platform.modes().contains(Platform.CONFIG) && !isConfiguring()) {
            throw refused(
                    prompt(),
                    "no way of " + platform.name() + " leads from " + prompt()
                            + " to configuration mode; nothing was changed",
                    "",
                    "see with netfutures platforms " + platform.name()
                            + " what is odd about it, and say another device_type");
        }
        for (Way way : ways) {
            go(way.first());
            String said = tell(way.send(), way.answers());
            if (!mode().equals(way.to())) {
                throw isTimed
                        ? refused(
                                way.send(),
                                "the device takes no change that takes itself back after this time; nothing was changed",
                                said,
                                "make it possible there, or say --undo FILE or --no-undo instead, or leave out --confirm")
                        : refused(
                                way.send(),
                                "the device did not go to configuration mode",
                                said,
                                "check the rights of this user");
            }
            refuseForeignLines(way.send(), said);
        }
    }

    /** What somebody else has left in the candidate would be committed with our lines, or discarded with them. */
    private void refuseForeignLines(String line, String said) throws DeviceException, InterruptedException {
        Pattern foreign = platform.config().foreign();
        if (foreign != null && foreign.matcher(said).find()) {
            leave(platform.way(mode(), platform.work()).orElse(List.of()));
            throw refused(
                    line,
                    "the candidate has lines there that somebody has not committed; nothing was changed",
                    said,
                    "commit or discard them there first");
        }
    }

    private void configure(List<String> lines) throws DeviceException, InterruptedException {
        String mode = mode();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int first = i;
            if (Configure.isComment(line)) {
                continue;
            }
            String prompt = prompt();
            sent = i + 1;
            dialogue.progress().sent(Configure.masked(line));
            String answer = tell(line, List.of());
            Predicate<String> ends = dialogue.linesBefore.endOfText();
            if (ends != null) {
                i = text(lines, i, ends);
                sent = i + 1;
            }
            Reply.Output output = new Reply.Output(prompt, Configure.masked(line), answer);
            boolean left = !mode().equals(mode);
            if (!isRefused(answer) && !left) {
                answers.add(output);
                dialogue.progress().answered(output);
            } else if (!left && onRefused == OnRefused.CONTINUE) {
                refused.add(output);
            } else {
                throw stopped(first, lines.size(), left, output);
            }
        }
    }

    /** A line was refused, or left configuration mode, and none after it is sent. */
    private CommandRejected stopped(int at, int lines, boolean left, Reply.Output output)
            throws DeviceException, InterruptedException {
        if (!left) {
            perform(plan.retreat());
        }
        return refused(
                output.command(),
                "line " + (at + 1) + " of " + lines + ", \"" + output.command() + "\", "
                        + (left ? "left configuration mode" : "was refused") + "; "
                        + aftermath(at, lines - sent),
                output.text(),
                "check the line");
    }

    private String aftermath(int before, int after) {
        String accepted = before == 0 || isCandidate
                ? "nothing was changed"
                : before == 1
                        ? "the line before it came into force"
                        : "the " + before + " lines before it came into force";
        return after == 0
                ? accepted
                : accepted + ", and the " + after + " after it " + (after == 1 ? "was" : "were") + " not sent";
    }

    /** Where the lines after a refused one were sent too. A candidate is discarded: half of what was meant is not put in force. */
    private void failIfAnyWasRefused() throws DeviceException, InterruptedException {
        if (refused.isEmpty()) {
            return;
        }
        perform(plan.retreat());
        int others = answers.size();
        Reply.Output first = refused.getFirst();
        throw new CommandRejected(
                dialogue.diagnosis.failure(
                        Step.CONFIG,
                        refused.size() + " of " + (refused.size() + others) + " lines were refused, the first \""
                                + first.command() + "\"; "
                                + (isCandidate
                                        ? "nothing was changed"
                                        : others == 1
                                                ? "the other one came into force, and nothing was saved"
                                                : "the other " + others + " came into force, and nothing was saved"),
                        first.text(),
                        "check the lines"),
                refused);
    }

    /** The lines of a text that the device reads without a prompt, sent at once; returns the place of the last of them. */
    private int text(List<String> lines, int start, Predicate<String> ends)
            throws DeviceException, InterruptedException {
        int last = start + 1;
        while (last < lines.size() && !ends.test(lines.get(last))) {
            last++;
        }
        if (last == lines.size()) {
            dialogue.giveUp();
            throw refused(
                    Configure.masked(lines.get(start)),
                    "the text that line " + (start + 1) + " begins does not end; the device still waits for its end",
                    "",
                    "add the line that ends it");
        }
        List<String> text = lines.subList(start + 1, last + 1);
        for (String each : text) {
            transcript.append(each).append('\n');
            dialogue.progress().sent(Configure.masked(each));
        }
        exchanges.exchange(String.join(dialogue.enter(), text), rules(List.of()));
        return last;
    }

    /** Sends a line that is about all lines before it. Somewhere in its answer may stand that it failed. */
    private void tellWhole(Platform.Command command, String failed) throws DeviceException, InterruptedException {
        String answer = tell(command.send(), command.answers());
        if (isRefused(answer)) {
            perform(plan.retreat());
            throw refused(command.send(), failed, answer, "read what it says");
        }
        answers.add(new Reply.Output(command.send(), answer));
    }

    private void leave(List<Way> ways) throws DeviceException, InterruptedException {
        if (!isConfiguring()) {
            return;
        }
        for (Way way : ways) {
            go(way.first());
            String before;
            do {
                before = prompt();
                tell(way.send(), way.answers());
                // Where the way out steps up one level at a time, the prompt has changed and the mode has not.
            } while (mode().equals(way.from()) && !prompt().equals(before));
        }
    }

    /** Goes to the place in a mode from which a way leads on. */
    private void go(@Nullable String first) throws DeviceException, InterruptedException {
        if (first != null) {
            tell(first, List.of());
        }
    }

    private void save(Platform.Command save) throws DeviceException, InterruptedException {
        String answer = tell(save.send(), save.answers());
        if (isRefused(answer)) {
            throw refused(
                    save.send(), "the lines are in force, and the device refused to save them", answer, "save by hand");
        }
    }

    private boolean isRefused(String answer) {
        return answer.lines().anyMatch(platform::isRefusal);
    }

    private boolean isConfiguring() {
        return mode().equals(Platform.CONFIG);
    }

    private String mode() {
        return dialogue.mode();
    }

    private String prompt() {
        return dialogue.known().text();
    }

    private CommandRejected refused(String line, String what, String evidence, String advice) {
        return new CommandRejected(dialogue.diagnosis.failure(Step.CONFIG, what, evidence, advice), line);
    }

    /** Sends a line, and writes it down with the prompt before it and the answer. */
    private String tell(String line, List<KnownQuestion> known) throws DeviceException, InterruptedException {
        transcript.append(prompt()).append(Configure.masked(line)).append('\n');
        String answer = exchanges.exchange(line, rules(known));
        if (!answer.isEmpty()) {
            transcript.append(answer).append('\n');
        }
        return answer;
    }

    /** The platform's own answers come first: a task answers only what they leave open. */
    private Rules rules(List<KnownQuestion> known) {
        Timeouts timeouts = device.settings().timeouts();
        List<KnownQuestion> answers = new ArrayList<>(known);
        answering.stream().map(KnownQuestion::of).forEach(answers::add);
        return new Rules(Step.CONFIG, timeouts.idle(), timeouts.command(), answers, null);
    }
}
