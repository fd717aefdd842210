package io.netfutures.app.command;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import io.netfutures.device.Printable;
import io.netfutures.device.Reply;
import io.netfutures.journal.DeviceResult;
import io.netfutures.nodeset.NodeSet;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What differs between the answers of devices at two times. Devices with the same difference are told once, under folded names; it holds
 * what differs, and no whole answer.
 */
final class AnswerDifferences {
    private static final int AROUND = 3;

    private final String before;
    private final String after;
    private final LineChanges changes;
    private final Map<List<String>, Difference> differences = new LinkedHashMap<>();
    private final Map<String, List<String>> oneSided = new TreeMap<>();
    private int compared;
    private int different;

    /** A difference as the first of its devices has it. */
    private record Difference(String command, List<String> hunks, List<String> devices) {}

    /**
     * @param before behind the name of a device in the heads of what it answered first, as in {@code R1 in run 1}
     * @param after the same of what it answered later
     * @param isSimilar whether lines count as equal that differ only in times, ages, counters and loads
     */
    AnswerDifferences(String before, String after, boolean isSimilar) {
        this.before = before;
        this.after = after;
        this.changes = new LineChanges(isSimilar);
    }

    /** Compares what one device has answered to each command. */
    void compare(DeviceResult one, DeviceResult other) {
        String device = other.device().name();
        Map<String, Reply.Output> old = byCommand(one);
        Map<String, Reply.Output> now = byCommand(other);
        boolean differs = false;
        compared += old.keySet().stream().anyMatch(now::containsKey) ? 1 : 0;
        for (Map.Entry<String, Reply.Output> each : now.entrySet()) {
            String command = each.getValue().command();
            Reply.Output twin = old.remove(each.getKey());
            if (twin == null) {
                oneSided.computeIfAbsent(command + after, words -> new ArrayList<>())
                        .add(device);
            } else {
                differs |= differ(
                        device, old.isEmpty() && now.size() == 1 ? "" : command, lines(twin), lines(each.getValue()));
            }
        }
        old.values()
                .forEach(left -> oneSided.computeIfAbsent(left.command() + before, words -> new ArrayList<>())
                        .add(device));
        different += differs ? 1 : 0;
    }

    /** By the command, and by which of several times that was asked. */
    private static Map<String, Reply.Output> byCommand(DeviceResult result) {
        Map<String, Reply.Output> outputs = new LinkedHashMap<>();
        Map<String, Integer> times = new HashMap<>();
        result.shown()
                .forEach(
                        each -> outputs.put(times.merge(each.command(), 1, Integer::sum) + " " + each.command(), each));
        return outputs;
    }

    private static List<String> lines(Reply.Output output) {
        return output.text().lines().toList();
    }

    private boolean differ(String device, String command, List<String> old, List<String> now) {
        LineChanges.Change change = changes.between(old, now);
        if (change.isNone()) {
            return false;
        }
        List<String> key = new ArrayList<>(hunks(change.old(), change.quiet()));
        key.replaceAll(line -> line.startsWith("@@") ? "@@" : line);
        key.add(command);
        differences
                .computeIfAbsent(key, alike -> new Difference(command, hunks(old, change.inWords()), new ArrayList<>()))
                .devices()
                .add(device);
        return true;
    }

    private static List<String> hunks(List<String> old, Patch<String> patch) {
        List<String> difference = UnifiedDiffUtils.generateUnifiedDiff("", "", old, patch, AROUND);
        return difference.subList(2, difference.size()).stream()
                .map(Printable::text)
                .toList();
    }

    /** The differences as text, those of the most devices first, then in the order of node sets. */
    String text() {
        StringBuilder text = new StringBuilder();
        Map<String, Integer> places = new HashMap<>();
        NodeSet.of(differences.values().stream()
                        .flatMap(each -> each.devices().stream())
                        .toList())
                .forEach(name -> places.put(name, places.size()));
        differences.values().stream()
                .sorted(Comparator.<Difference>comparingInt(
                                each -> -each.devices().size())
                        .thenComparingInt(each -> each.devices().stream()
                                .mapToInt(name -> places.getOrDefault(name, 0))
                                .min()
                                .orElse(0)))
                .forEach(each -> {
                    String names = names(each.devices());
                    String command = each.command().isEmpty() ? "" : ": " + each.command();
                    text.append(Printable.line("--- " + names + before + command))
                            .append('\n');
                    text.append(Printable.line("+++ " + names + after + command))
                            .append('\n');
                    each.hunks().forEach(line -> text.append(line).append('\n'));
                });
        return text.toString();
    }

    /** Tells which commands were asked at one of the times only, and what was ignored. */
    void tellRest(PrintStream err) {
        oneSided.forEach((words, devices) ->
                err.println(Printable.line("not compared: only " + names(devices) + " was asked " + words)));
        changes.tellIgnored(err);
    }

    /** Whether no device has answered the same command both times. */
    boolean isNothing() {
        return compared == 0;
    }

    /** {@code 1 of 3 devices differs}, and these words. */
    String count(String from) {
        if (isNothing()) {
            return "nothing could be compared: no device has answered the same command twice";
        }
        return different + " of " + compared + (compared == 1 ? " device" : " devices")
                + (different == 1 ? " differs" : " differ") + from;
    }

    private static String names(List<String> devices) {
        return NodeSet.fold(devices) + (devices.size() > 1 ? " (" + devices.size() + ")" : "");
    }
}
