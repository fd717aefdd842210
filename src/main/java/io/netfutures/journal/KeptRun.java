package io.netfutures.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run as its folder tells of it at the time of reading. Immutable. */
public final class KeptRun {
    private final RunFolder folder;
    private final RunPlan plan;
    private final List<KeptDevice> devices;
    private final int rounds;
    private final int damaged;
    private final Duration took;
    private final List<String> worsened;

    private KeptRun(
            RunFolder folder,
            RunPlan plan,
            List<KeptDevice> devices,
            int rounds,
            int damaged,
            Duration took,
            List<String> worsened) {
        this.folder = folder;
        this.plan = plan;
        this.devices = devices;
        this.rounds = rounds;
        this.damaged = damaged;
        this.took = took;
        this.worsened = List.copyOf(worsened);
    }

    /**
     * Reads a run; blocks for its files.
     *
     * @throws UnreadableRun if it was not even planned, or by a newer version, or its files cannot be read
     */
    static KeptRun read(RunFolder folder) throws UnreadableRun {
        RunPlan plan = folder.plan();
        Map<String, KeptDevice.Trace> traces = HashMap.newHashMap(plan.parts().size());
        plan.parts().forEach(each -> traces.put(each.name(), new KeptDevice.Trace()));
        List<String> worsened = new ArrayList<>();
        int rounds = 1;
        Damage damage = new Damage();
        Stopwatch watch = new Stopwatch(plan.start());
        try (BufferedReader lines = Files.newBufferedReader(folder.journal(), StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<Json> read = JournalLine.read(line);
                read.ifPresent(json -> follow(json, traces));
                read.ifPresent(watch::see);
                read.ifPresent(json -> worsened.addAll(json.texts("worsened")));
                rounds += read.filter(json -> json.has("resume")).isPresent() ? 1 : 0;
                damage.see(line, read);
            }
            damage.seeEnd(folder.journal());
        } catch (NoSuchFileException ignored) {
            damage.isDoubtful = true; // it was there before anything was contacted
        } catch (IOException e) {
            throw new UnreadableRun(folder.journal(), RunFolder.reason(e));
        }
        List<KeptDevice> devices = new ArrayList<>();
        for (RunPlan.Part each : plan.parts()) {
            KeptDevice.Trace trace = traces.getOrDefault(each.name(), new KeptDevice.Trace());
            devices.add(new KeptDevice(folder, plan, each, trace, damage.isDoubtful));
        }
        return new KeptRun(folder, plan, List.copyOf(devices), rounds, damage.lines, watch.total(), worsened);
    }

    /** Lines that cannot be read. */
    private static final class Damage {
        private int lines;
        private boolean isLast;

        /** Whether something is not known that was written to its end, and that may have been that a configuration was sent. */
        private boolean isDoubtful;

        void see(String line, Optional<Json> read) {
            if (read.isEmpty() && line.isEmpty()) {
                return;
            }
            // A line that was not written to its end is the last one of its round: what it was to say did not happen.
            isDoubtful |= isLast && !read.filter(json -> json.has("resume")).isPresent();
            isLast = read.isEmpty();
            lines += isLast ? 1 : 0;
            isDoubtful |= isLast && line.endsWith("}");
        }

        void seeEnd(Path journal) throws IOException {
            if (isLast) {
                byte[] all = Files.readAllBytes(journal);
                isDoubtful |= all[all.length - 1] == '\n';
            }
        }
    }

    /** Adds up how long the rounds of a run took. */
    private static final class Stopwatch {
        private Instant begin;
        private Instant last;
        private Duration before = Duration.ZERO;

        Stopwatch(Instant begin) {
            this.begin = begin;
            this.last = begin;
        }

        void see(Json line) {
            Instant at = line.time("t");
            if (line.has("resume")) {
                before = total();
                begin = at;
            }
            last = at;
        }

        Duration total() {
            return before.plus(Duration.between(begin, last));
        }
    }

    private static void follow(Json line, Map<String, KeptDevice.Trace> traces) {
        for (String what : List.of("start", "sends", "end")) {
            if (line.has(what)) {
                KeptDevice.Trace trace = traces.computeIfAbsent(line.text(what), name -> new KeptDevice.Trace());
                switch (what) {
                    case "start" -> trace.start();
                    case "sends" -> trace.send();
                    default -> trace.end(line);
                }
            }
        }
    }

    /** Its number. */
    public int id() {
        return folder.id();
    }

    /** The folder with its files. */
    public Path folder() {
        return folder.path();
    }

    public RunPlan plan() {
        return plan;
    }

    /** Its devices in the order of the plan. */
    public List<KeptDevice> devices() {
        return devices;
    }

    /** How many of its devices are in this state. */
    public int count(KeptState state) {
        return (int) devices.stream().filter(each -> each.state() == state).count();
    }

    /** What was found after soaks of devices that had ended well, a sentence for each. */
    public List<String> worsened() {
        return worsened;
    }

    /** How often it was begun or resumed. */
    public int rounds() {
        return rounds;
    }

    /** How long it took from its begin to its last line, and so from each time that it was resumed. */
    public Duration took() {
        return took;
    }

    /** How many lines of the journal were not written to their end, or were changed; what they said is not known. */
    public int damaged() {
        return damaged;
    }

    /** Whether a process is carrying it out now. */
    public boolean isActive() throws IOException {
        return RunLock.isHeld(folder);
    }
}
