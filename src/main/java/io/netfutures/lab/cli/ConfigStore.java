package io.netfutures.lab.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What was configured on a device since it started: its running lines, its candidate, those before, and whether it is saved. */
final class ConfigStore {
    private static final int REMEMBERED = 50;

    /**
     * A configuration as a whole.
     *
     * @param cut whether it lets no client in
     */
    private record State(String name, List<String> lines, boolean cut, boolean unsaved) {}

    /** @param names whether it gives the device its name, which stands for itself in the configuration */
    private record Pending(String header, String line, boolean names) {}

    /**
     * A commit that waits to be confirmed.
     *
     * @param before what comes back at its end
     * @param restarts whether the device starts anew then
     */
    private record Trial(Instant end, State before, boolean restarts) {}

    private final List<Pending> candidate = new ArrayList<>();
    private final Deque<State> earlier = new ArrayDeque<>();
    private final Map<String, State> checkpoints = new HashMap<>();
    private State running;
    private State saved;
    private Optional<State> loaded = Optional.empty();
    private Optional<String> nextName = Optional.empty();
    private Optional<Boolean> nextCut = Optional.empty();
    private boolean poisoned;
    private Optional<Trial> trial = Optional.empty();

    ConfigStore(String name) {
        this.running = new State(name, List.of(), false, false);
        this.saved = running;
    }

    String name() {
        return running.name();
    }

    String running() {
        return String.join("\n", running.lines());
    }

    List<String> lines() {
        return running.lines();
    }

    /** What a commit would change: lines to go, then lines to come. */
    String pending() {
        Stream<String> loads = loaded.stream()
                .flatMap(state -> Stream.concat(
                        running.lines().stream()
                                .filter(each -> !state.lines().contains(each))
                                .map(each -> "- " + each),
                        state.lines().stream()
                                .filter(each -> !running.lines().contains(each))
                                .map(each -> "+ " + each)));
        return String.join(
                "\n",
                Stream.concat(loads, candidate.stream().map(each -> "+ " + each.line()))
                        .toList());
    }

    String candidate() {
        return String.join("\n", candidate.stream().map(Pending::line).toList());
    }

    boolean unsaved() {
        return running.unsaved();
    }

    boolean uncommitted() {
        return !candidate.isEmpty() || loaded.isPresent();
    }

    /** Whether the next commit will fail. */
    boolean poisoned() {
        return poisoned;
    }

    boolean confirming() {
        return trial.isPresent();
    }

    /** Whether there is a configuration before the last commit. */
    boolean committed() {
        return !earlier.isEmpty();
    }

    /** Whether any checkpoint is kept. */
    boolean remembered() {
        return !checkpoints.isEmpty();
    }

    /** Whether it lets no client in. */
    boolean cut() {
        return running.cut();
    }

    /** When it takes back what was not confirmed. */
    Optional<Instant> due() {
        return trial.map(Trial::end);
    }

    /**
     * Does this if it concerns the configuration; false if it does not.
     *
     * @param header the line that opened the section of the line, or empty
     */
    boolean change(String effect, String value, String header, String line, Instant now) {
        switch (effect) {
            case "set" -> set(header, line);
            case "stage" -> candidate.add(new Pending(header, line, false));
            case "poison" -> poisoned = true;
            case "save" -> save();
            case "touch" -> running = new State(name(), lines(), cut(), true);
            case "cut" -> running = new State(name(), lines(), value.equals("on"), unsaved());
            case "next-cut" -> nextCut = Optional.of(value.equals("on"));
            case "name" -> name(value, line);
            case "next-name" -> nextName(value, header, line);
            default -> {
                return decide(effect, value, now);
            }
        }
        return true;
    }

    private boolean decide(String effect, String value, Instant now) {
        switch (effect) {
            case "commit" -> commit();
            case "discard" -> discard();
            case "previous" -> previous();
            case "remember" -> checkpoints.put(value, running);
            case "restore" -> running = checkpoints.getOrDefault(value, running);
            case "forget" -> checkpoints.remove(value);
            case "keep" -> trial = Optional.empty();
            case "take-back" -> trial.ifPresent(this::takeBack);
            case "confirm-minutes" -> commitUntil(now.plus(Duration.ofMinutes(number(value))), false);
            case "confirm-seconds" -> commitUntil(now.plusSeconds(number(value)), false);
            case "confirm-clock" -> commitUntil(now.plus(clock(value)), false);
            case "restart-minutes" -> commitUntil(now.plus(Duration.ofMinutes(number(value))), true);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static long number(String text) {
        return text.matches("\\d{1,5}") ? Long.parseLong(text) : 0;
    }

    private static Duration clock(String text) {
        Duration time = Duration.ZERO;
        for (String part : text.split(":", -1)) {
            time = time.multipliedBy(60).plusSeconds(number(part));
        }
        return time;
    }

    private void set(String header, String line) {
        ConfigLines lines = new ConfigLines(lines());
        lines.set(header, line);
        running = new State(name(), lines.all(), cut(), true);
    }

    private void name(String value, String line) {
        List<String> others =
                lines().stream().filter(each -> !each.equals(line)).toList();
        running = new State(unquoted(value), others, cut(), unsaved());
    }

    private void nextName(String value, String header, String line) {
        nextName = Optional.of(unquoted(value));
        if (candidate.remove(new Pending(header, line, false))) {
            candidate.add(new Pending(header, line, true));
        }
    }

    private static String unquoted(String word) {
        return word.replaceFirst("^(['\"])(.*)\\1$", "$2");
    }

    private void save() {
        running = new State(name(), lines(), cut(), false);
        saved = running;
    }

    private void discard() {
        candidate.clear();
        loaded = Optional.empty();
        nextName = Optional.empty();
        nextCut = Optional.empty();
        poisoned = false;
    }

    /** Puts the configuration before the last commit in place of the candidate. */
    private void previous() {
        discard();
        loaded = Optional.ofNullable(earlier.peekFirst());
    }

    /** Commits the candidate; confirms a commit that waited for it. */
    private void commit() {
        if (uncommitted()) {
            earlier.addFirst(running);
            if (earlier.size() > REMEMBERED) {
                earlier.removeLast();
            }
        }
        loaded.ifPresent(state -> running = new State(state.name(), state.lines(), state.cut(), true));
        candidate.stream().filter(each -> !each.names()).forEach(each -> set(each.header(), each.line()));
        running = new State(nextName.orElse(name()), lines(), nextCut.orElse(cut()), unsaved() || !candidate.isEmpty());
        discard();
        trial = Optional.empty();
    }

    /** Commits the candidate, to be taken back at {@code end} with what waits already, if nothing confirms it. */
    private void commitUntil(Instant end, boolean restarts) {
        State before = trial.map(Trial::before).orElse(restarts ? saved : running);
        commit();
        trial = Optional.of(new Trial(end, before, restarts));
    }

    private void takeBack(Trial over) {
        running = over.before();
        trial = Optional.empty();
        if (over.restarts()) {
            discard();
        }
    }

    /** Takes back a commit that was not confirmed in time. Whether the device starts anew for it. */
    boolean expire(Instant now) {
        Optional<Trial> over = trial.filter(each -> !now.isBefore(each.end()));
        over.ifPresent(this::takeBack);
        return over.filter(Trial::restarts).isPresent();
    }
}
