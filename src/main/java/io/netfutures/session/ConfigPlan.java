package io.netfutures.session;

import io.netfutures.device.Task.Commit;
import io.netfutures.device.Task.Configure;
import io.netfutures.device.Task.Deed;
import io.netfutures.device.Task.Settle;
import io.netfutures.platform.Checkpoint;
import io.netfutures.platform.ConfirmedCommit;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platform.Command;
import io.netfutures.platform.Platform.Way;
import io.netfutures.platform.Platforms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration sends to a device of one platform, move by move. A dry run prints it and a {@link Configurator} performs it, so
 * that what is announced is what is done.
 *
 * <pre>enter --> lines (--> commit, check or confirm) (--> discard) (--> save) --> leave (--> save)</pre>
 *
 * @param moves all of them, if no line is refused
 * @param retreat what is left to do where one is: nothing of a candidate comes into force
 */
record ConfigPlan(List<Move> moves, List<Move> retreat) {
    private static final String NOT_COMMITTED = "the device did not commit the lines; they are discarded";

    /** Does one thing. */
    sealed interface Move {}

    /** Goes to configuration mode. */
    record Enter(List<Way> ways) implements Move {}

    /** Sends the lines of the task, without its comments but for those in texts. */
    record Lines(List<String> all) implements Move {}

    /**
     * Sends a line that is about all lines of the task, such as a commit.
     *
     * @param failed what it means that the device refuses it
     */
    record Verdict(Command command, String failed) implements Move {}

    /** Discards the candidate, if configuration mode has not been left. */
    record Discard(String line) implements Move {}

    /**
     * Goes back to the mode in which commands are run, if that is not done.
     *
     * @param isDone whether it should be, by what is sent before
     */
    record Leave(List<Way> ways, boolean isDone) implements Move {}

    /** Keeps the configuration over a restart. */
    record Save(Command command) implements Move {}

    /** What this task sends on this platform, beginning in this mode. */
    static ConfigPlan of(Platform platform, String mode, Configure task) {
        Platform.Commit has = platform.config();
        List<Way> out = ways(platform, Platform.CONFIG, platform.work());
        List<Move> retreat = new ArrayList<>();
        if (has.abort() != null) {
            retreat.add(new Discard(has.abort()));
        }
        retreat.add(new Leave(out, false));
        List<Move> moves = new ArrayList<>();
        moves.add(new Enter(entering(platform, mode, task.commit())));
        moves.add(new Lines(task.lines()));
        switch (task.commit()) {
            case Commit.Now now -> add(moves, has.commit(), NOT_COMMITTED);
            case Commit.Check check -> {
                add(moves, has.check(), "the check of the lines failed; they are discarded");
                moves.addAll(retreat.subList(0, retreat.size() - 1));
            }
            case Commit.Confirmed timed -> {
                ConfirmedCommit confirmed = platform.confirmed();
                if (confirmed != null && confirmed.commit() != null) {
                    moves.add(new Verdict(filled(confirmed.commit(), timed), NOT_COMMITTED));
                }
            }
        }
        boolean isKeptLater = task.commit() instanceof Commit.Confirmed; // and saved then
        Command save = task.save() && !isKeptLater ? platform.save() : null;
        boolean inside = save != null && Platform.CONFIG.equals(save.in());
        if (save != null && inside) {
            moves.add(new Save(save));
        }
        moves.add(new Leave(out, task.commit() instanceof Commit.Confirmed && endsWithCommit(platform)));
        if (save != null && !inside) {
            moves.add(new Save(save));
        }
        return new ConfigPlan(List.copyOf(moves), List.copyOf(retreat));
    }

    /** What this sends on this platform, beginning in this mode. */
    static ConfigPlan of(Platform platform, String mode, Settle task) {
        List<Move> moves = new ArrayList<>();
        Leave leave = new Leave(ways(platform, Platform.CONFIG, platform.work()), false);
        for (Deed deed : task.deeds()) {
            for (Command each : commands(platform, deed)) {
                Command command = filled(each, new Commit.Confirmed(Duration.ofSeconds(1), task.name()));
                Verdict verdict = new Verdict(
                        command,
                        switch (deed) {
                            case KEEP -> "the device did not keep the change, and takes it back in its time";
                            case TAKE_BACK -> "the device did not take the change back at once";
                            case SAVE -> "the lines are in force, and the device refused to save them";
                            case REMEMBER -> "the device has taken no checkpoint; nothing was changed";
                            case FORGET -> "the lines are in force, and the device did not remove its checkpoint";
                        });
                if (!Platform.CONFIG.equals(command.in())) {
                    moves.add(verdict);
                } else if (!moves.isEmpty() && moves.getLast().equals(leave)) {
                    moves.add(moves.size() - 1, verdict); // what stands in a candidate is not left alone
                } else {
                    moves.add(new Enter(ways(platform, mode, Platform.CONFIG)));
                    moves.add(verdict);
                    moves.add(leave);
                }
            }
        }
        String abort = platform.config().abort();
        return new ConfigPlan(List.copyOf(moves), abort == null ? List.of(leave) : List.of(new Discard(abort), leave));
    }

    /** Whether a change that takes itself back has a mode of its own, which its commit leaves. */
    private static boolean endsWithCommit(Platform platform) {
        ConfirmedCommit confirmed = platform.confirmed();
        return confirmed != null && confirmed.enter() != null && confirmed.commit() != null;
    }

    /** What this platform sends for this; none where there is nothing to do, or no way to do it. */
    private static List<Command> commands(Platform platform, Deed deed) {
        ConfirmedCommit confirmed = platform.confirmed();
        Checkpoint checkpoint = platform.checkpoint();
        return switch (deed) {
            case REMEMBER -> checkpoint == null ? List.of() : List.of(checkpoint.take());
            case FORGET -> checkpoint == null ? List.of() : List.of(checkpoint.forget());
            case KEEP -> confirmed == null ? List.of() : List.of(confirmed.keep());
            case TAKE_BACK ->
                confirmed != null
                        ? confirmed.takeback()
                        : checkpoint == null ? List.of() : List.of(checkpoint.restore(), checkpoint.forget());
            case SAVE -> platform.save() == null ? List.of() : List.of(platform.save());
        };
    }

    private static Command filled(Command command, Commit.Confirmed timed) {
        return new Command(
                ConfirmedCommit.filled(command.send(), timed.within(), timed.name()), command.in(), command.answers());
    }

    /** The way to configuration mode, which may be another one for a change that takes itself back. */
    private static List<Way> entering(Platform platform, String mode, Commit commit) {
        List<Way> ways = ways(platform, mode, Platform.CONFIG);
        ConfirmedCommit confirmed = platform.confirmed();
        if (ways.isEmpty()
                || confirmed == null
                || confirmed.enter() == null
                || !(commit instanceof Commit.Confirmed timed)) {
            return ways;
        }
        Way last = ways.getLast();
        List<Way> other = new ArrayList<>(ways.subList(0, ways.size() - 1));
        other.add(new Way(
                last.from(),
                last.to(),
                last.first(),
                ConfirmedCommit.filled(confirmed.enter(), timed.within(), timed.name()),
                last.secret(),
                last.answers()));
        return other;
    }

    /** Why this platform cannot settle so; empty if it can. */
    static Optional<String> objection(Platform platform, Settle task) {
        return task.deeds().stream()
                .filter(deed -> deed != Deed.SAVE && commands(platform, deed).isEmpty())
                .findFirst()
                .map(deed -> platform.name()
                        + (deed == Deed.KEEP || platform.confirmed() == null
                                ? " has no change that must be confirmed"
                                : " has no way to take a change back before its time"));
    }

    /** Why this platform cannot bring lines into force so, or keep them; empty if it can. */
    static Optional<String> objection(Platform platform, Configure task) {
        Platform.Commit has = platform.config();
        boolean isKnown =
                !platform.name().equals(Platforms.GENERIC); // else it is not known whether anything has to be done
        String missing = switch (task.commit()) {
            case Commit.Now now -> task.save() && !isKnown ? "known way to save a configuration" : null;
            case Commit.Check check ->
                has.check() == null ? "way to check a configuration before it is in force" : null;
            case Commit.Confirmed confirmed -> platform.confirmed() == null ? "commit that must be confirmed" : null;
        };
        return Optional.ofNullable(missing).map(what -> platform.name() + " has no " + what);
    }

    /** Every line of it, if no line is refused and each way back needs one step only. */
    List<String> lines() {
        return moves.stream().flatMap(ConfigPlan::lines).toList();
    }

    private static Stream<String> lines(Move move) {
        return switch (move) {
            case Enter(List<Way> ways) -> lines(ways);
            case Lines(List<String> all) -> all.stream().filter(line -> !Configure.isComment(line));
            case Verdict(Command command, String failed) -> Stream.of(command.send());
            case Discard(String line) -> Stream.of(line);
            case Leave(List<Way> ways, boolean isDone) -> isDone ? Stream.of() : lines(ways);
            case Save(Command command) -> Stream.of(command.send());
        };
    }

    private static Stream<String> lines(List<Way> ways) {
        return ways.stream().flatMap(way -> way.lines().stream());
    }

    private static List<Way> ways(Platform platform, String from, String to) {
        return platform.way(from, to).orElse(List.of());
    }

    private static void add(List<Move> moves, @Nullable String line, String failed) {
        if (line != null) {
            moves.add(new Verdict(new Command(line, null, List.of()), failed));
        }
    }
}
