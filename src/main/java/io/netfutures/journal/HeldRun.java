package io.netfutures.journal;

import io.netfutures.device.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A run with which nobody else goes on, here or in another process, until this is closed or {@linkplain RunStore taken over}: what it says
 * of the run stays true. If it configures devices, this is so also for the run that it tries again, and those that try it again, all of
 * which are one matter: what one of them has sent, no other may send once more.
 */
public final class HeldRun implements AutoCloseable {
    private final KeptRun run;
    private final Map<String, Integer> configured;
    private List<RunLock> locks;

    private HeldRun(KeptRun run, Map<String, Integer> configured, List<RunLock> locks) {
        this.run = run;
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
            KeptRun before = read(store, id);
            boolean configures = before.plan().tasks().stream().anyMatch(each -> each.task() instanceof Task.Configure);
            int root = configures ? root(store, before) : id;
            for (int each : root == id ? List.of(id) : List.of(root, id)) {
                if ((configures && each == root) || (goesOn && each == id)) {
                    Optional<RunLock> lock = RunLock.of(store.folder(each));
                    if (lock.isEmpty()) {
                        return Optional.empty();
                    }
                    locks.add(lock.get());
                }
            }
            HeldRun held = new HeldRun(read(store, id), configures ? configured(store, root) : Map.of(), locks);
            isHeld = true;
            return Optional.of(held);
        } finally {
            if (!isHeld) {
                RunLock.closeAll(locks);
            }
        }
    }

    private static KeptRun read(RunStore store, int id) throws IOException {
        return store.run(id).orElseThrow(() -> new IOException("run " + id + " is not there any more"));
    }

    /** The run in which the first attempt was made, as far as it is still kept. */
    private static int root(RunStore store, KeptRun run) throws IOException {
        int root = run.id();
        Optional<KeptRun> each = Optional.of(run);
        while (each.isPresent()) {
            root = each.get().id();
            int before = each.get().plan().origin().retryOf();
            each = before > 0 && before < root ? store.run(before) : Optional.empty();
        }
        return root;
    }

    /** By which run of this matter a configuration may have been sent to which device, the newest. */
    private static Map<String, Integer> configured(RunStore store, int root) throws IOException {
        Map<Integer, Integer> roots = new HashMap<>(Map.of(root, root));
        Map<String, Integer> configured = new LinkedHashMap<>();
        for (int id : store.ids()) {
            Optional<KeptRun> run = id < root ? Optional.empty() : store.sender(id);
            if (run.isPresent()
                    && (id == root
                            || roots.containsKey(run.get().plan().origin().retryOf()))) {
                roots.put(id, root);
                run.get().devices().stream()
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
