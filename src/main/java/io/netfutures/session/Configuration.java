package io.netfutures.session;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task.Commit;
import io.netfutures.device.Task.Configure;
import io.netfutures.device.Task.OnRefused;
import io.netfutures.device.Timeouts;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platform.Command;
import io.netfutures.platform.Platform.Dialog;
import io.netfutures.session.Answering.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lines in configuration mode. Whatever the device refuses, the mode is left; where there is a candidate, it is discarded.
 *
 * <pre>R1# --configure--> R1(config)# --line--> R1(config-if)# ... (--commit-->) --end--> R1# (--save-->)</pre>
 */
final class Configuration {
    private final Device device;
    private final Platform platform;
    private final Dialogue dialogue;
    private final Exchanges exchanges;
    private final Configure task;
    private final ScreenDiagnosis diagnosis;
    private final StringBuilder transcript = new StringBuilder();
    private final List<Reply.Output> answers = new ArrayList<>();
    private final List<Reply.Output> refused = new ArrayList<>();
    private int sent;

    Configuration(Dialogue dialogue, Exchanges exchanges, Configure task) {
        this.dialogue = dialogue;
        this.exchanges = exchanges;
        this.device = dialogue.device;
        this.platform = dialogue.platform;
        this.task = task;
        this.diagnosis = dialogue.diagnosis;
    }

    Reply perform() throws DeviceException, InterruptedException {
        checkPossible();
        try {
            enter();
            configure();
            failIfAnyWasRefused();
            commit();
            if (!savesInside()) {
                leave();
            }
            save();
            leave();
            return new Reply(
                    device, answers, transcript.append(dialogue.known().text()).toString());
        } catch (DeviceException e) {
            e.follows(
                    new Reply(device, answers, transcript.toString()),
                    task.lines().subList(sent, task.lines().size()).stream()
                            .filter(line -> !Configure.isComment(line))
                            .map(Configure::masked)
                            .toList());
            throw e;
        }
    }

    static List<String> preview(Platform platform, Configure task) {
        Platform.Commit has = platform.config();
        List<String> lines = new ArrayList<>();
        platform.way(platform.work(), Platform.CONFIG).orElse(List.of()).forEach(way -> lines.add(way.send()));
        task.lines().stream().filter(line -> !Configure.isComment(line)).forEach(lines::add);
        switch (task.commit()) {
            case Commit.Now now -> lines.add(has.commit());
            case Commit.Check check -> {
                lines.add(has.check());
                lines.add(has.abort());
            }
            case Commit.Confirmed confirmed -> lines.add(confirm(has, confirmed));
        }
        int inside = lines.size();
        platform.way(Platform.CONFIG, platform.work()).orElse(List.of()).forEach(way -> lines.add(way.send()));
        Command save = platform.save();
        if (save != null && task.save()) {
            lines.add(Platform.CONFIG.equals(save.in()) ? inside : lines.size(), save.send());
        }
        lines.removeIf(Objects::isNull);
        return lines;
    }

    private static @Nullable String confirm(Platform.Commit has, Commit.Confirmed confirmed) {
        String confirm = has.confirm();
        return confirm == null
                ? null
                : confirm.replace(
                                "{minutes}",
                                String.valueOf(Math.ceilDiv(confirmed.within().toMillis(), 60_000)))
                        .replace(
                                "{seconds}",
                                String.valueOf(Math.ceilDiv(confirmed.within().toMillis(), 1_000)));
    }

    /** Before anything is sent. */
    private void checkPossible() throws DeviceException {
        Optional<String> objection = objection(platform, task.commit());
        if (objection.isPresent()) {
            throw new DeviceException.UnsupportedPlatform(diagnosis.failure(
                    Step.CONFIG, objection.get(), "", "leave it out, or see with --dry-run what would be sent then"));
        }
    }

    /** Why this platform cannot bring lines into force so; empty if it can. */
    static Optional<String> objection(Platform platform, Commit commit) {
        Platform.Commit has = platform.config();
        return switch (commit) {
            case Commit.Now now -> Optional.empty();
            case Commit.Check check
            when has.check() == null ->
                Optional.of(platform.name() + " has no way to check a configuration before it is in force");
            case Commit.Confirmed confirmed
            when has.confirm() == null -> Optional.of(platform.name() + " has no commit that must be confirmed");
            case Commit.Check check -> Optional.empty();
            case Commit.Confirmed confirmed -> Optional.empty();
        };
    }

    private void enter() throws DeviceException, InterruptedException {
        String mode = dialogue.known().mode();
        if (!platform.prompts().containsKey(Platform.CONFIG)) {
            return;
        }
        List<Platform.Way> ways = platform.way(mode, Platform.CONFIG).orElse(List.of());
        for (Platform.Way way : ways) {
            String said = tell(way.send(), way.answers());
            if (!dialogue.known().mode().equals(way.to())) {
                throw refused(
                        way.send(),
                        "the device did not go to configuration mode",
                        said,
                        "check the rights of this user");
            }
        }
    }

    private void configure() throws DeviceException, InterruptedException {
        List<String> lines = task.lines();
        String mode = dialogue.known().mode();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int first = i;
            if (Configure.isComment(line)) {
                continue;
            }
            String prompt = dialogue.known().text();
            sent = i + 1;
            dialogue.progress().sent(Configure.masked(line));
            String answer = tell(line, List.of());
            Predicate<String> ends = dialogue.linesBefore.endOfText();
            if (ends != null) {
                i = text(lines, i, ends);
                sent = i + 1;
            }
            Reply.Output output = new Reply.Output(prompt, Configure.masked(line), answer);
            boolean left = !dialogue.known().mode().equals(mode);
            if (isRefused(answer) && !left && task.onRefused() == OnRefused.CONTINUE) {
                refused.add(output);
                continue;
            }
            if (isRefused(answer) || left) {
                if (!left) {
                    discard();
                }
                throw refused(
                        Configure.masked(line),
                        "line " + (first + 1) + " of " + lines.size() + ", \"" + Configure.masked(line) + "\", "
                                + (left ? "left configuration mode" : "was refused") + "; "
                                + aftermath(first, lines.size() - i - 1),
                        answer,
                        "check the line");
            }
            answers.add(output);
            dialogue.progress().answered(output);
        }
    }

    /** Where the lines after a refused one were sent too. A candidate is discarded: half of what was meant is not put in force. */
    private void failIfAnyWasRefused() throws DeviceException, InterruptedException {
        if (refused.isEmpty()) {
            return;
        }
        discard();
        boolean candidate = platform.config().commit() != null;
        int others = answers.size();
        Reply.Output first = refused.getFirst();
        throw new CommandRejected(
                diagnosis.failure(
                        Step.CONFIG,
                        refused.size() + " of " + (refused.size() + others) + " lines were refused, the first \""
                                + first.command() + "\"; "
                                + (candidate
                                        ? "nothing was changed"
                                        : others == 1
                                                ? "the other one is in force, and nothing was saved"
                                                : "the other " + others + " are in force, and nothing was saved"),
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

    private void commit() throws DeviceException, InterruptedException {
        Platform.Commit has = platform.config();
        switch (task.commit()) {
            case Commit.Now now -> tellWhole(has.commit(), "the device did not commit the lines");
            case Commit.Check check -> {
                tellWhole(has.check(), "the check of the lines failed");
                discard();
            }
            case Commit.Confirmed confirmed ->
                tellWhole(confirm(has, confirmed), "the device did not commit the lines");
        }
    }

    /** Sends a line that is about all lines before it. Somewhere in its answer may stand that it failed. */
    private void tellWhole(@Nullable String line, String failed) throws DeviceException, InterruptedException {
        if (line == null) {
            return;
        }
        String answer = tell(line, List.of());
        if (isRefused(answer)) {
            discard();
            throw refused(line, failed + "; they are discarded", answer, "read what it says");
        }
        answers.add(new Reply.Output(line, answer));
    }

    /** Leaves without anything of a candidate in force. */
    private void discard() throws DeviceException, InterruptedException {
        String abort = platform.config().abort();
        if (abort != null && dialogue.known().mode().equals(Platform.CONFIG)) {
            tell(abort, List.of());
        }
        leave();
    }

    private void leave() throws DeviceException, InterruptedException {
        if (!dialogue.known().mode().equals(Platform.CONFIG)) {
            return;
        }
        for (Platform.Way way : platform.way(Platform.CONFIG, platform.work()).orElse(List.of())) {
            String before;
            do {
                before = dialogue.known().text();
                tell(way.send(), way.answers());
                // Where the way out steps up one level at a time, the prompt has changed and the mode has not.
            } while (dialogue.known().mode().equals(way.from())
                    && !dialogue.known().text().equals(before));
        }
    }

    private void save() throws DeviceException, InterruptedException {
        Command save = platform.save();
        if (!task.save() || save == null) {
            return;
        }
        String answer = tell(save.send(), save.answers());
        if (isRefused(answer)) {
            throw refused(
                    save.send(), "the lines are in force, and the device refused to save them", answer, "save by hand");
        }
    }

    /** Whether the configuration is saved before its mode is left. */
    private boolean savesInside() {
        Command save = platform.save();
        return save != null && Platform.CONFIG.equals(save.in());
    }

    private boolean isRefused(String answer) {
        return answer.lines().anyMatch(platform::isRefusal);
    }

    private String aftermath(int before, int after) {
        boolean candidate = platform.config().commit() != null;
        String accepted = before == 0 || candidate
                ? "nothing was changed"
                : before == 1 ? "the line before it is in force" : "the " + before + " lines before it are in force";
        return after == 0 ? accepted : accepted + ", and the " + after + " after it not sent";
    }

    private CommandRejected refused(String line, String what, String evidence, String advice) {
        return new CommandRejected(diagnosis.failure(Step.CONFIG, what, evidence, advice), line);
    }

    /** Sends a line, and writes it down with the prompt before it and the answer. */
    private String tell(String line, List<Dialog> known) throws DeviceException, InterruptedException {
        transcript
                .append(dialogue.known().text())
                .append(Configure.masked(line))
                .append('\n');
        String answer = exchanges.exchange(line, rules(known));
        if (!answer.isEmpty()) {
            transcript.append(answer).append('\n');
        }
        return answer;
    }

    /** The platform's own answers come first: a task answers only what they leave open. */
    private Rules rules(List<Dialog> known) {
        Timeouts timeouts = device.settings().timeouts();
        List<Dialog> answers = new ArrayList<>(known);
        task.answers().stream().map(Dialog::of).forEach(answers::add);
        return new Rules(Step.CONFIG, timeouts.idle(), timeouts.command(), answers, null);
    }
}
