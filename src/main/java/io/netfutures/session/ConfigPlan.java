package io.netfutures.session;

import io.netfutures.device.Task.Commit;
import io.netfutures.device.Task.Configure;
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
    /** Does one thing in configuration mode. */
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
    record Verdict(String line, String failed) implements Move {}

    /** Discards the candidate, if configuration mode has not been left. */
    record Discard(String line) implements Move {}

    /** Goes back to the mode in which commands are run, if that is not done. */
    record Leave(List<Way> ways) implements Move {}

    /** Keeps the configuration over a restart. */
    record Save(Command command) implements Move {}

    /** What this task sends on this platform, beginning in this mode. */
    static ConfigPlan of(Platform platform, String mode, Configure task) {
        Platform.Commit has = platform.config();
        Leave leave = new Leave(ways(platform, Platform.CONFIG, platform.work()));
        List<Move> retreat = new ArrayList<>();
        if (has.abort() != null) {
            retreat.add(new Discard(has.abort()));
        }
        retreat.add(leave);
        List<Move> moves = new ArrayList<>();
        moves.add(new Enter(ways(platform, mode, Platform.CONFIG)));
        moves.add(new Lines(task.lines()));
        switch (task.commit()) {
            case Commit.Now now -> add(moves, has.commit(), "the device did not commit the lines");
            case Commit.Check check -> {
                add(moves, has.check(), "the check of the lines failed");
                moves.addAll(retreat.subList(0, retreat.size() - 1));
            }
            case Commit.Confirmed confirmed ->
                add(moves, within(has.confirm(), confirmed.within()), "the device did not commit the lines");
        }
        Command save = task.save() ? platform.save() : null;
        boolean inside = save != null && Platform.CONFIG.equals(save.in());
        if (save != null && inside) {
            moves.add(new Save(save));
        }
        moves.add(leave);
        if (save != null && !inside) {
            moves.add(new Save(save));
        }
        return new ConfigPlan(List.copyOf(moves), List.copyOf(retreat));
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
            case Commit.Confirmed confirmed -> has.confirm() == null ? "commit that must be confirmed" : null;
        };
        return Optional.ofNullable(missing).map(what -> platform.name() + " has no " + what);
    }

    /** Every line of it, if no line is refused and each way back needs one step only. */
    List<String> lines() {
        return moves.stream().flatMap(ConfigPlan::lines).toList();
    }

    private static Stream<String> lines(Move move) {
        return switch (move) {
            case Enter(List<Way> ways) -> ways.stream().map(Way::send);
            case Lines(List<String> all) -> all.stream().filter(line -> !Configure.isComment(line));
            case Verdict(String line, String failed) -> Stream.of(line);
            case Discard(String line) -> Stream.of(line);
            case Leave(List<Way> ways) -> ways.stream().map(Way::send);
            case Save(Command command) -> Stream.of(command.send());
        };
    }

    private static List<Way> ways(Platform platform, String from, String to) {
        return platform.way(from, to).orElse(List.of());
    }

    private static void add(List<Move> moves, @Nullable String line, String failed) {
        if (line != null) {
            moves.add(new Verdict(line, failed));
        }
    }

    private static @Nullable String within(@Nullable String confirm, Duration time) {
        return confirm == null
                ? null
                : confirm.replace("{minutes}", "" + Math.ceilDiv(time.toMillis(), 60_000))
                        .replace("{seconds}", "" + Math.ceilDiv(time.toMillis(), 1_000));
    }
}
