package io.netfutures.app;

import io.netfutures.concurrent.Status;
import io.netfutures.device.Inventory;
import io.netfutures.device.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The futures that a person holds, by name. A name stands for one future, or for a list of them: {@code clocks}, whose third is
 * {@code clocks[2]}. Those submitted without a name get {@code f1}, {@code f2} and so on.
 *
 * <p>The <i>last run</i> is everything submitted since nothing was pending or running: what a person means who names nothing.
 *
 * <p>For the thread of the interpreter; {@link #lastRun()} may be called from any.
 */
final class Futures {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int MOST = 100_000;

    private final Map<String, List<Held>> byName = new LinkedHashMap<>();
    private final Map<String, Held> byDevice = new LinkedHashMap<>();
    private final Set<String> given = new LinkedHashSet<>();
    private final Set<Held> shown = Collections.newSetFromMap(new WeakHashMap<>());
    private Function<String, List<Held>> program = name -> List.of();
    private int next = 1;
    private volatile List<Held> run = List.of();

    /**
     * Makes {@code name} free for a new future.
     *
     * @throws UserError if it is no name, or a future of that name is still active
     */
    void claimName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new UserError(ExitCode.USAGE, "\"" + name + "\" is no name for a future; write f1, clocks, my_run");
        }
        List<Held> before = byName.getOrDefault(name, List.of());
        if (before.stream().anyMatch(Held::isActive)) {
            throw new UserError(
                    ExitCode.USAGE,
                    name + " is not done yet (" + before.getFirst().device().name()
                            + "); choose another name, or cancel " + name + " first");
        }
    }

    /** From now on a name that a program of Python has given to futures means those, and {@code held} says which. */
    void namedBy(Function<String, List<Held>> held) {
        program = held;
    }

    /** A name for one future: {@code wanted}, if there is no future of that name that is active; else the next free one. */
    String free(Optional<String> wanted) {
        return wanted.filter(name -> NAME.matcher(name).matches()
                        && byName.getOrDefault(name, List.of()).stream().noneMatch(Held::isActive))
                .orElseGet(() -> names(Optional.empty(), 1).getFirst());
    }

    private List<Held> list(String name) {
        List<Held> named = program.apply(name);
        return named.isEmpty() ? byName.getOrDefault(name, List.of()) : named;
    }

    /** Names for so many futures: {@code list}, or {@code list[0]} ...; without a list the next free ones, {@code f1} at first. */
    List<String> names(Optional<String> list, int count) {
        if (list.isPresent() && count == 1) {
            return List.of(list.get());
        }
        List<String> names = new ArrayList<>();
        while (names.size() < count) {
            if (list.isPresent()) {
                names.add(list.get() + "[" + names.size() + "]");
            } else {
                while (!list("f" + next).isEmpty()) {
                    next++;
                }
                names.add("f" + next++);
            }
        }
        return names;
    }

    /** Adds what was submitted at once: as one list, or each by its own name. */
    void add(Optional<String> list, List<Held> futures) {
        if (list.isPresent()) {
            byName.put(list.get(), List.copyOf(futures));
            given.add(list.get());
        } else {
            futures.forEach(each -> byName.put(each.name(), List.of(each)));
        }
        futures.forEach(each -> byDevice.put(each.device().name(), each));
        boolean goesOn = run.stream().anyMatch(Held::isActive);
        List<Held> now = new ArrayList<>(goesOn ? run : List.of());
        now.addAll(futures);
        run = List.copyOf(now);
    }

    /** Forgets the oldest that nobody named, where there are too many; they are done. */
    void trim() {
        if (byName.size() > MOST) {
            Set<Held> kept = Set.copyOf(run);
            byName.entrySet()
                    .removeIf(each -> byName.size() > MOST / 2
                            && !given.contains(each.getKey())
                            && each.getValue().stream().noneMatch(held -> held.isActive() || kept.contains(held)));
        }
    }

    /** Everything submitted since nothing was active. */
    List<Held> lastRun() {
        return run;
    }

    /** All that are held, in the order of their names. */
    List<Held> all() {
        return byName.values().stream().flatMap(List::stream).distinct().toList();
    }

    /** A person has seen how these ended, those that have. */
    void show(Collection<Held> some) {
        some.stream().filter(held -> !held.isActive()).forEach(shown::add);
    }

    /** Whether a person has seen how this one ended, without having asked for its end. */
    boolean isShown(Held held) {
        return shown.contains(held);
    }

    /** Whether this is the name of a future, of a list, or of one in a list. */
    boolean knows(String name) {
        return !list(name).isEmpty() || !inList(name).isEmpty();
    }

    /** The names, as they may be typed. */
    Collection<String> names() {
        return List.copyOf(byName.keySet());
    }

    /**
     * What these words mean: names, {@code NAME[2]}, states ({@code pending}, {@code running}, {@code done}, {@code failed},
     * {@code cancelled}, {@code all}) of the last run, or devices, whose last future is meant. No word means the last run.
     *
     * @throws UserError if a word means nothing
     */
    List<Held> select(List<String> words, Inventory inventory) {
        if (words.isEmpty()) {
            if (run.isEmpty()) {
                throw new UserError(ExitCode.USAGE, "there are no futures yet; submit makes them");
            }
            return run;
        }
        Set<Held> chosen = new LinkedHashSet<>();
        for (String word : words) {
            chosen.addAll(meant(word, inventory));
        }
        return List.copyOf(chosen);
    }

    private List<Held> meant(String word, Inventory inventory) {
        List<Held> named = list(word);
        if (!named.isEmpty()) {
            return named;
        }
        List<Held> one = inList(word);
        if (!one.isEmpty()) {
            return one;
        }
        return switch (word) {
            case "all" -> run;
            case "pending" -> inState(status -> status instanceof Status.Pending);
            case "running" -> inState(status -> status instanceof Status.Running);
            case "done" -> inState(Status::isDone);
            case "failed" -> inState(status -> status instanceof Status.Raised);
            case "cancelled" -> inState(status -> status instanceof Status.Cancelled);
            default -> ofDevices(word, inventory);
        };
    }

    private List<Held> inState(Predicate<Status> state) {
        return run.stream().filter(held -> state.test(held.status())).toList();
    }

    private List<Held> inList(String word) {
        int bracket = word.indexOf('[');
        if (bracket > 0 && word.endsWith("]")) {
            List<Held> list = list(word.substring(0, bracket));
            String index = word.substring(bracket + 1, word.length() - 1);
            if (index.matches("[0-9]{1,6}") && Integer.parseInt(index) < list.size()) {
                return List.of(list.get(Integer.parseInt(index)));
            }
        }
        return List.of();
    }

    private List<Held> ofDevices(String word, Inventory inventory) {
        try {
            List<Held> futures = new ArrayList<>();
            inventory.select(word).forEach(device -> {
                Held last = byDevice.get(device.name());
                if (last != null) {
                    futures.add(last);
                }
            });
            if (!futures.isEmpty()) {
                return futures;
            }
            throw new UserError(ExitCode.USAGE, "nothing was submitted for " + word + " yet");
        } catch (IllegalArgumentException notADevice) {
            throw new UserError(
                    ExitCode.USAGE,
                    "there is no future " + word + Nearest.hint(word, names())
                            + (byName.isEmpty() ? "; submit makes them" : ""));
        }
    }
}
