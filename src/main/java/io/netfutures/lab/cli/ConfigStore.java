package io.netfutures.lab.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What was configured on a device since it started: its running lines, its candidate, and whether it is saved. */
final class ConfigStore {
    private static final Pattern NEGATION = Pattern.compile("(no|undo|delete|unset) (.+)");

    /** A configuration as a whole. */
    private record State(String name, List<String> lines) {}

    private record Pending(String header, String line) {}

    private final List<Pending> candidate = new ArrayList<>();
    private List<String> lines = new ArrayList<>();
    private String name;
    private Optional<String> nextName = Optional.empty();
    private boolean unsaved;
    private boolean poisoned;
    private Optional<Instant> deadline = Optional.empty();
    private State before;

    ConfigStore(String name) {
        this.name = name;
        this.before = new State(name, List.of());
    }

    String name() {
        return name;
    }

    String running() {
        return String.join("\n", lines);
    }

    String pending() {
        return String.join(
                "\n", candidate.stream().map(each -> "+ " + each.line()).toList());
    }

    String candidate() {
        return String.join("\n", candidate.stream().map(Pending::line).toList());
    }

    boolean unsaved() {
        return unsaved;
    }

    boolean uncommitted() {
        return !candidate.isEmpty();
    }

    /** Whether the next commit will fail. */
    boolean poisoned() {
        return poisoned;
    }

    boolean confirming() {
        return deadline.isPresent();
    }

    /**
     * Does this if it concerns the configuration; false if it does not.
     *
     * @param header the line that opened the section of the line, or empty
     */
    boolean change(String effect, String value, String header, String line, Instant now) {
        switch (effect) {
            case "set" -> set(header, line);
            case "stage" -> candidate.add(new Pending(header, line));
            case "save" -> unsaved = false;
            case "touch" -> unsaved = true;
            case "poison" -> poisoned = true;
            case "commit" -> commit();
            case "discard" -> discard();
            case "confirm-minutes" -> commitUntil(now.plus(Duration.ofMinutes(number(value))));
            case "confirm-seconds" -> commitUntil(now.plusSeconds(number(value)));
            case "name" -> name = value;
            case "next-name" -> nextName = Optional.of(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static long number(String text) {
        return text.matches("\\d{1,5}") ? Long.parseLong(text) : 0;
    }

    /** Applies this line; {@code header} is the line that opened its section, or empty. */
    private void set(String header, String line) {
        unsaved = true;
        var negation = NEGATION.matcher(line);
        if (negation.matches()) {
            String rest = negation.group(2);
            lines.removeIf(each -> each.strip().equals(rest) || each.strip().equals("set " + rest));
        } else if (header.isEmpty()) {
            if (!lines.contains(line)) {
                lines.add(line);
            }
        } else {
            int at = lines.size();
            while (at > 0 && !lines.get(at - 1).strip().equals(header)) {
                at--;
            }
            if (at == 0) {
                lines.add(header);
                at = lines.size();
            }
            String indent = lines.get(at - 1).replaceFirst("\\S.*", " ");
            while (at < lines.size() && lines.get(at).startsWith(indent)) {
                at++;
            }
            lines.add(at, indent + line);
        }
    }

    private void discard() {
        candidate.clear();
        nextName = Optional.empty();
        poisoned = false;
    }

    /** Commits the candidate; confirms a commit that waited for it. */
    private void commit() {
        candidate.forEach(each -> set(each.header(), each.line()));
        name = nextName.orElse(name);
        discard();
        deadline = Optional.empty();
    }

    /** Commits the candidate, to be rolled back at {@code end} if nothing confirms it. */
    private void commitUntil(Instant end) {
        before = new State(name, List.copyOf(lines));
        commit();
        deadline = Optional.of(end);
    }

    /** Rolls back a commit that was not confirmed in time. */
    void expire(Instant now) {
        if (deadline.isPresent() && !now.isBefore(deadline.get())) {
            name = before.name();
            lines = new ArrayList<>(before.lines());
            deadline = Optional.empty();
        }
    }
}
