package io.netfutures.app.work;

import io.netfutures.concurrent.Status;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Nearest;
import io.netfutures.fleet.DeviceFuture;
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
 * The futures that the user can refer to by name. A name stands for one future, or for a list: {@code clocks}, whose third element
 * is {@code clocks[2]}. Futures submitted without a name get {@code f1}, {@code f2} and so on.
 *
 * <p>The <i>last run</i> is everything submitted since nothing was pending or running: the default when no name is given.
 *
 * <p>For the thread of the interpreter; {@link #lastRun()} may be called from any.
 */
public final class NamedFutures {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int MOST = 100_000;

    /** What may be meant to be the name of a future, and has no sign of a selection. */
    private static final Pattern LIKE_A_FUTURE = Pattern.compile("\\w[\\w.-]*(\\[[0-9]+])?");

    private final Map<String, List<NamedFuture>> byName = new LinkedHashMap<>();
    private final Map<String, NamedFuture> byDevice = new LinkedHashMap<>();
    private final Set<String> given = new LinkedHashSet<>();
    private final Set<NamedFuture> shown = Collections.newSetFromMap(new WeakHashMap<>());
    private Function<String, List<NamedFuture>> program = name -> List.of();
    private int next = 1;
    private volatile List<NamedFuture> run = List.of();

    /**
     * Makes {@code name} available for new futures.
     *
     * @throws UserError if it is not a valid name, or a future of that name is still active
     */
    void claimName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new UserError(ExitCode.USAGE, "\"" + name + "\" is no name for a future; write f1, clocks, my_run");
        }
        List<NamedFuture> before = byName.getOrDefault(name, List.of());
        if (before.stream().anyMatch(NamedFuture::isActive)) {
            throw new UserError(
                    ExitCode.USAGE,
                    name + " is not done yet (" + before.getFirst().device().name()
                            + "); choose another name, or cancel " + name + " first");
        }
    }

    /** From now on {@code found} resolves the names that Python programs have given to futures; these take precedence. */
    public void namedBy(Function<String, List<NamedFuture>> found) {
        program = found;
    }

    /** A name for one future: {@code wanted}, if it is valid and no active future has it; otherwise the next free one. */
    public String free(Optional<String> wanted) {
        return wanted.filter(name -> NAME.matcher(name).matches()
                        && byName.getOrDefault(name, List.of()).stream().noneMatch(NamedFuture::isActive))
                .orElseGet(() -> names(Optional.empty(), 1).getFirst());
    }

    private List<NamedFuture> list(String name) {
        List<NamedFuture> named = program.apply(name);
        return named.isEmpty() ? byName.getOrDefault(name, List.of()) : named;
    }

    /** Names for {@code count} futures: {@code list}, {@code list[0]} ...; without a list the next free ones, {@code f1} first. */
    public List<String> names(Optional<String> list, int count) {
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

    /** Adds futures submitted together: as one list, or each under its own name. */
    void add(Optional<String> list, List<NamedFuture> futures) {
        if (list.isPresent()) {
            byName.put(list.get(), List.copyOf(futures));
            given.add(list.get());
        } else {
            futures.forEach(each -> byName.put(each.name(), List.of(each)));
        }
        futures.forEach(each -> byDevice.put(each.device().name(), each));
        boolean goesOn = run.stream().anyMatch(NamedFuture::isActive);
        List<NamedFuture> now = new ArrayList<>(goesOn ? run : List.of());
        now.addAll(futures);
        run = List.copyOf(now);
    }

    /** If there are too many futures, forgets the oldest that are done and were not named by the user. */
    void trim() {
        if (byName.size() > MOST) {
            Set<NamedFuture> kept = Set.copyOf(run);
            byName.entrySet()
                    .removeIf(each -> byName.size() > MOST / 2
                            && !given.contains(each.getKey())
                            && each.getValue().stream().noneMatch(named -> named.isActive() || kept.contains(named)));
        }
    }

    /** {@code f1 (R1)}; only the device name while the run is being submitted. From any thread. */
    String label(DeviceFuture future) {
        return run.stream()
                .filter(each -> each.deviceFuture() == future)
                .findFirst()
                .map(NamedFuture::label)
                .orElseGet(() -> future.device().name());
    }

    /** The last run: all futures submitted since nothing was active. */
    public List<NamedFuture> lastRun() {
        return run;
    }

    /** All named futures, in the order of their names. */
    public List<NamedFuture> all() {
        return byName.values().stream().flatMap(List::stream).distinct().toList();
    }

    /** Remembers that the user has seen how these ended, those that have. */
    public void show(Collection<NamedFuture> some) {
        some.stream().filter(named -> !named.isActive()).forEach(shown::add);
    }

    /** Whether the user has seen how this future ended, without having asked for its result. */
    boolean isShown(NamedFuture named) {
        return shown.contains(named);
    }

    /** Whether this is the name of a future, of a list, or of an element of a list. */
    public boolean knows(String name) {
        return !list(name).isEmpty() || !inList(name).isEmpty();
    }

    /** All names, as they may be typed. */
    public Collection<String> names() {
        return List.copyOf(byName.keySet());
    }

    /**
     * Resolves words: names, {@code NAME[2]}, states ({@code pending}, {@code running}, {@code done}, {@code failed},
     * {@code cancelled}, {@code all}) of the last run, or devices, each for its latest future. Without words, the last run.
     *
     * @param selecting the devices that an expression selects, or a {@link UserError}
     * @throws UserError if a word has no meaning
     */
    public List<NamedFuture> select(List<String> words, Function<String, Inventory> selecting) {
        if (words.isEmpty()) {
            if (run.isEmpty()) {
                throw new UserError(ExitCode.USAGE, "there are no futures yet; submit makes them");
            }
            return run;
        }
        Set<NamedFuture> chosen = new LinkedHashSet<>();
        for (String word : words) {
            chosen.addAll(meant(word, selecting));
        }
        return List.copyOf(chosen);
    }

    private List<NamedFuture> meant(String word, Function<String, Inventory> selecting) {
        List<NamedFuture> named = list(word);
        if (!named.isEmpty()) {
            return named;
        }
        List<NamedFuture> one = inList(word);
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
            default -> ofDevices(word, selecting);
        };
    }

    private List<NamedFuture> inState(Predicate<Status> state) {
        return run.stream().filter(named -> state.test(named.status())).toList();
    }

    private List<NamedFuture> inList(String word) {
        int bracket = word.indexOf('[');
        if (bracket > 0 && word.endsWith("]")) {
            List<NamedFuture> list = list(word.substring(0, bracket));
            String index = word.substring(bracket + 1, word.length() - 1);
            if (index.matches("[0-9]{1,6}") && Integer.parseInt(index) < list.size()) {
                return List.of(list.get(Integer.parseInt(index)));
            }
        }
        return List.of();
    }

    private List<NamedFuture> ofDevices(String word, Function<String, Inventory> selecting) {
        List<NamedFuture> futures = new ArrayList<>();
        for (Device device : selected(word, selecting)) {
            NamedFuture last = byDevice.get(device.name());
            if (last != null) {
                futures.add(last);
            }
        }
        if (futures.isEmpty()) {
            throw new UserError(ExitCode.USAGE, "nothing was submitted for " + word + " yet");
        }
        return futures;
    }

    private Inventory selected(String word, Function<String, Inventory> selecting) {
        try {
            return selecting.apply(word);
        } catch (UserError e) {
            if (!LIKE_A_FUTURE.matcher(word).matches()) {
                throw e;
            }
            throw new UserError(
                    ExitCode.USAGE,
                    "there is no future " + word + Nearest.hint(word, names())
                            + (byName.isEmpty() ? "; submit makes them" : ""));
        }
    }
}
