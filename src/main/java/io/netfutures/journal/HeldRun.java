package io.netfutures.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A run with which nobody else goes on, here or in another process, until this is closed or {@linkplain RunStore taken over}: what it says
 * of the run stays true. If it configures devices, this is so also for the run that it tries again, and those that try it again, all of
 * which are one matter: what one of them has sent, no other may send once more.
 */
public final class HeldRun implements AutoCloseable {
    private final KeptRun run;
    private final int matter;
    private final Map<String, Integer> configured;
    private List<RunLock> locks;

    private HeldRun(KeptRun run, int matter, Map<String, Integer> configured, List<RunLock> locks) {
        this.run = run;
        this.matter = matter;
        this.configured = configured;
        this.locks = locks;
    }

    /**
     * Holds a run; empty if somebody else does. Blocks for the files of all newer runs if it configures.
     *
     * @param goesOn whether it is to go on, and not only to be tried again by another run
     */
    static Optional<HeldRun> of(RunStore store, int id, boolean goesOn) throws IOException {
        List<RunLock> locks = new ArrayList<>();
        boolean isHeld = false;
        try {
            boolean configures = read(store, id).plan().configures();
            int first = configures ? first(store, id) : id;
            Optional<RunLock> matter = configures ? RunLock.ofMatter(store.folder(), first) : Optional.empty();
            matter.ifPresent(locks::add);
            Optional<RunLock> own = RunLock.of(store.folder(id));
            own.ifPresent(locks::add);
            if (own.isEmpty() || (configures && matter.isEmpty())) {
                return Optional.empty();
            }
            if (!goesOn) {
                locks.remove(own.get());
                own.get().close();
            }
            HeldRun held = new HeldRun(read(store, id), first, configures ? configured(store, first) : Map.of(), locks);
            isHeld = true;
            return Optional.of(held);
        } finally {
            if (!isHeld) {
                RunLock.closeAll(locks);
            }
        }
    }

    /** Of a run that nobody need hold. */
    static Set<String> configured(RunStore store, KeptRun run) throws IOException {
        return run.plan().configures()
                ? configured(store, first(store, run.id())).keySet()
                : Set.of();
    }

    /** The run in which the configuration of this one was first attempted; empty if it has none, or cannot be read. */
    static OptionalInt matter(RunStore store, int id) {
        try {
            return store.folder(id).plan().configures() ? OptionalInt.of(first(store, id)) : OptionalInt.empty();
        } catch (UnreadableRun e) {
            return OptionalInt.empty();
        }
    }

    private static KeptRun read(RunStore store, int id) throws IOException {
        return store.run(id).orElseThrow(() -> new IOException("run " + id + " is not there any more"));
    }

    /** The number of the run in which the first attempt was made, or of the oldest one that is known of, though it be removed. */
    private static int first(RunStore store, int id) {
        int first = id;
        OptionalInt before = before(store, first);
        while (before.isPresent() && before.getAsInt() > 0 && before.getAsInt() < first) {
            first = before.getAsInt();
            before = before(store, first);
        }
        return first;
    }

    /** The first run of the matter, if this one says it, or else the run that it tries again; 0 for none; empty if it cannot be read. */
    private static OptionalInt before(RunStore store, int id) {
        try {
            RunPlan plan = store.folder(id).plan();
            return OptionalInt.of(
                    plan.matter() > 0 ? plan.matter() : plan.origin().retryOf());
        } catch (UnreadableRun e) {
            return OptionalInt.empty();
        }
    }

    /** By which run of this matter a configuration may have been sent to which device, the newest. */
    private static Map<String, Integer> configured(RunStore store, int first) throws IOException {
        Set<Integer> matter = new HashSet<>(Set.of(first));
        Map<String, Integer> configured = new LinkedHashMap<>();
        for (int id : store.ids()) {
            OptionalInt before = id < first ? OptionalInt.of(0) : before(store, id);
            if (before.isEmpty() || id == first || matter.contains(before.getAsInt())) {
                matter.add(id);
                store.sender(id).map(KeptRun::devices).orElse(List.of()).stream()
                        .filter(KeptDevice::isConfigured)
                        .forEach(each -> configured.put(each.name(), id));
            }
        }
        return configured;
    }

    /** The run, as it was when it began to be held. */
    public KeptRun run() {
        return run;
    }

    /** The number of the run in which the first attempt was made, which is this one if it is none of its own. */
    int matter() {
        return matter;
    }

    /** The newest run of this matter by which lines of a configuration may have been sent to this device; empty if there is none. */
    public OptionalInt configured(String device) {
        Integer by = configured.get(device);
        return by == null ? OptionalInt.empty() : OptionalInt.of(by);
    }

    /** The locks, which are the caller's from now on. */
    List<RunLock> takeOver() {
        List<RunLock> taken = locks;
        locks = List.of();
        return taken;
    }

    /** Lets go of the run, unless it was taken over. */
    @Override
    public void close() throws IOException {
        RunLock.closeAll(takeOver());
    }
}
