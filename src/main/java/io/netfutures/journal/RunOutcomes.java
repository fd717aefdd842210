package io.netfutures.journal;

import io.netfutures.device.FileProblem;
import io.netfutures.device.Surroundings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * How devices ended in the runs of a store, as a selection names them: {@code @failed}, {@code @ok}, {@code @changed},
 * {@code @unfinished} and {@code @unknown} in the last run, {@code @failed:17} in another. It reads the files of the runs each time it is
 * asked.
 */
public final class RunOutcomes implements Surroundings {
    private static final List<String> WORDS = List.of("failed", "ok", "changed", "unfinished", "unknown");

    /** How many earlier runs are searched for what a device answered before. */
    private static final int BACK = 50;

    private final RunStore store;
    private final Naming runs;
    private final Consumer<String> trouble;

    /** Finds runs. */
    public interface Naming {
        /**
         * The run of this name, {@code last} for the newest.
         *
         * @throws IllegalArgumentException if there is none; the message is for users
         */
        KeptRun named(String run) throws IOException;
    }

    /** {@code trouble} is told, in words for users, what cannot be compared for {@code @changed}. */
    public RunOutcomes(RunStore store, Naming runs, Consumer<String> trouble) {
        this.store = store;
        this.runs = runs;
        this.trouble = trouble;
    }

    @Override
    public List<String> words() {
        return WORDS;
    }

    @Override
    public Optional<DeviceSet> set(String word) {
        String[] parts = word.split(":", 2);
        if (!WORDS.contains(parts[0])) {
            return Optional.empty();
        }
        try {
            KeptRun run = runs.named(parts.length == 1 ? "last" : parts[1]);
            return Optional.of(new DeviceSet(devices(parts[0], run), those(run, each -> true), "run " + run.id()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("@" + parts[0] + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("@" + parts[0] + ": " + FileProblem.text(e), e);
        }
    }

    private Collection<String> devices(String outcome, KeptRun run) throws IOException {
        return switch (outcome) {
            case "failed" -> those(run, each -> each.state() == KeptState.RAISED);
            case "ok" -> those(run, each -> each.state() == KeptState.RETURNED);
            case "unfinished" -> those(run, KeptDevice::isUnfinished);
            case "unknown" -> those(run, KeptDevice::isUnknown);
            default -> changed(run);
        };
    }

    private static List<String> those(KeptRun run, Predicate<KeptDevice> which) {
        return run.devices().stream().filter(which).map(KeptDevice::name).toList();
    }

    /**
     * The devices that were configured; and those whose answers differ from their answers to the same commands in the run before that
     * asked them.
     */
    private List<String> changed(KeptRun run) throws IOException {
        List<String> changed = new ArrayList<>(those(run, KeptDevice::isConfigured));
        Map<String, KeptDevice> open = new HashMap<>();
        run.devices().stream()
                .filter(each -> each.state() == KeptState.RETURNED && !each.isConfigured())
                .forEach(each -> open.put(each.name(), each));
        List<Integer> earlier = store.ids().stream().filter(id -> id < run.id()).toList();
        for (int id : earlier.reversed().stream().limit(BACK).toList()) {
            Optional<KeptRun> before = open.isEmpty() ? Optional.empty() : store.run(id);
            for (KeptDevice each : before.map(KeptRun::devices).orElse(List.of())) {
                KeptDevice now = open.get(each.name());
                if (now != null
                        && each.state() == KeptState.RETURNED
                        && each.task().equals(now.task())) {
                    open.remove(each.name());
                    if (differ(each, now)) {
                        changed.add(each.name());
                    }
                }
            }
        }
        return changed;
    }

    /** What cannot be read is not compared, which is told. */
    private boolean differ(KeptDevice before, KeptDevice now) {
        try {
            return !text(before).equals(text(now));
        } catch (IOException e) {
            trouble.accept("@changed: " + now.name() + " is not compared: " + FileProblem.text(e));
            return false;
        }
    }

    private static String text(KeptDevice device) throws IOException {
        return device.result().map(DeviceResult::text).orElse("");
    }
}
