package io.netfutures.app.work;

import io.netfutures.device.FileProblem;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.KeptState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** How devices ended in the runs that are kept. */
final class KeptOutcomes implements RunOutcomes {
    /** How many earlier runs are searched for what a device answered before. */
    private static final int BACK = 50;

    private final KeptRuns kept;

    KeptOutcomes(KeptRuns kept) {
        this.kept = kept;
    }

    @Override
    public Collection<String> devices(String outcome, Optional<String> named) {
        try {
            KeptRun run = kept.named(named.orElse("last"));
            return switch (outcome) {
                case "failed" -> those(run, each -> each.state() == KeptState.RAISED);
                case "ok" -> those(run, each -> each.state() == KeptState.RETURNED);
                case "unfinished" -> those(run, KeptDevice::isUnfinished);
                case "unknown" -> those(run, KeptDevice::isUnknown);
                default -> changed(run);
            };
        } catch (UserError e) {
            throw new IllegalArgumentException("@" + outcome + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("@" + outcome + ": " + FileProblem.text(e), e);
        }
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
        List<Integer> earlier =
                kept.store().ids().stream().filter(id -> id < run.id()).toList();
        for (int id : earlier.reversed().stream().limit(BACK).toList()) {
            Optional<KeptRun> before =
                    open.isEmpty() ? Optional.empty() : kept.store().run(id);
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
            kept.complain("@changed: " + now.name() + " is not compared: " + FileProblem.text(e));
            return false;
        }
    }

    private static String text(KeptDevice device) throws IOException {
        return device.result().map(DeviceResult::text).orElse("");
    }
}
