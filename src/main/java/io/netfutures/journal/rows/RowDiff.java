package io.netfutures.journal.rows;

import io.netfutures.device.Printable;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.ResultWriter;
import io.netfutures.journal.rows.AnswerRows.Parsed;
import io.netfutures.nodeset.NodeSet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Compares the tables of devices, and at the end writes what differs: from the table that the most devices gave, or from that of the same
 * device at another time. Devices with the same difference are told once, under folded names.
 */
public final class RowDiff implements ResultWriter {
    private static final String NOTHING =
            "nothing could be compared: no device has a table of the answer to the same command twice";

    private final AnswerRows answers;
    private final RowQuery query;
    private final List<String> keys;
    private final OutputStream out;
    private final Base base;
    private final Remarks remarks;
    private final Consumer<String> count;
    private final Consumer<String> complain;
    private final Map<String, List<Told>> byCommand = new LinkedHashMap<>();
    private final Map<String, Set<String>> asked = new LinkedHashMap<>();
    private boolean isNothing;

    /** What tables are compared with. */
    public sealed interface Base {
        /** The table of the most devices. */
        record Majority() implements Base {}

        /**
         * What each device has answered at another time.
         *
         * @param result the same device then; empty if it has not answered
         * @param when behind the name of the device that gave it, as in {@code R1 in run 1}
         * @param now the same for the tables that are compared
         */
        record Earlier(Then result, String when, String now) implements Base {}

        /** Finds what a device is compared with: its own answers then, or those of another device. */
        interface Then {
            Optional<DeviceResult> of(String device) throws IOException;
        }
    }

    private record Told(String device, Parsed table) {}

    private record Same(Set<String> before, Set<String> devices) {
        Same() {
            this(new TreeSet<>(CellOrder.INSTANCE), new TreeSet<>(CellOrder.INSTANCE));
        }
    }

    /**
     * @param query which rows and which of their columns are compared
     * @param keys the columns by which rows are the same; empty for the keys of the templates
     * @param remarks takes what is to be told of the answers
     * @param count takes a sentence for each command, how many tables differ
     * @param complain takes each sentence about the answers
     */
    public RowDiff(
            AnswerRows answers,
            RowQuery query,
            List<String> keys,
            OutputStream out,
            Base base,
            Remarks remarks,
            Consumer<String> count,
            Consumer<String> complain) {
        this.answers = answers;
        this.query = query;
        this.keys = List.copyOf(keys);
        this.out = out;
        this.base = base;
        this.remarks = remarks;
        this.count = count;
        this.complain = complain;
    }

    @Override
    public void write(DeviceResult result) throws IOException {
        ready(result).write();
    }

    @Override
    public Readied ready(DeviceResult result) {
        List<Parsed> tables = tables(result);
        return () -> {
            String device = result.device().name();
            for (Parsed each : tables) {
                remarks.add(device, each);
                asked.computeIfAbsent(device, first -> new LinkedHashSet<>()).add(each.command());
                if (each.isTable()) {
                    byCommand
                            .computeIfAbsent(each.command(), first -> new ArrayList<>())
                            .add(new Told(device, each));
                }
            }
        };
    }

    private List<Parsed> tables(DeviceResult result) {
        return query.chosen(answers.of(result));
    }

    @Override
    public boolean isLacking() {
        return isNothing || remarks.isLacking();
    }

    @Override
    public void end() throws IOException {
        StringBuilder text = new StringBuilder();
        List<String> counts = new ArrayList<>();
        for (Map.Entry<String, List<Told>> each : byCommand.entrySet()) {
            String command = byCommand.size() > 1 ? ": " + each.getKey() : "";
            switch (base) {
                case Base.Majority majority -> counts.add(majority(text, command, each.getValue()));
                case Base.Earlier earlier ->
                    earlier(text, command, each.getValue(), earlier).ifPresent(counts::add);
            }
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        if (base instanceof Base.Earlier earlier) {
            uncompared(earlier).tell(earlier.when(), count);
            isNothing = counts.isEmpty();
        }
        (isNothing ? List.of(NOTHING) : counts).forEach(count);
        remarks.tell(complain);
    }

    private Uncompared uncompared(Base.Earlier then) throws IOException {
        Uncompared uncompared = new Uncompared();
        for (Map.Entry<String, Set<String>> each : asked.entrySet()) {
            String device = each.getKey();
            Optional<DeviceResult> twin = then.result().of(device);
            if (twin.isEmpty()) {
                uncompared.device(device);
                continue;
            }
            Set<String> left = new LinkedHashSet<>(each.getValue());
            for (Parsed table : tables(twin.get())) {
                if (!left.remove(table.command()) && !each.getValue().contains(table.command())) {
                    uncompared.command(table.command() + then.when(), device);
                }
                if (!table.isTable()) {
                    remarks.add(
                            device,
                            table.command() + then.when(),
                            table.remarks().getFirst());
                }
            }
            left.forEach(command -> uncompared.command(command + then.now(), device));
        }
        return uncompared;
    }

    private String majority(StringBuilder text, String command, List<Told> told) {
        List<String> same = RowChanges.keys(told.stream().map(Told::table).toList(), keys);
        Map<List<String>, List<Told>> equal = new LinkedHashMap<>();
        for (Told each : told) {
            equal.computeIfAbsent(RowChanges.canonical(each.table(), same, compared()), first -> new ArrayList<>())
                    .add(each);
        }
        List<List<Told>> groups = new ArrayList<>(equal.values());
        groups.sort(Comparator.comparingInt((List<Told> group) -> -group.size())
                .thenComparing(group -> names(group), CellOrder.INSTANCE));
        List<Told> most = groups.getFirst();
        int different = 0;
        for (List<Told> group : groups.subList(1, groups.size())) {
            List<String> lines =
                    RowChanges.between(most.getFirst().table(), group.getFirst().table(), same, compared());
            different += group.size();
            append(text, names(most) + command, names(group) + command, lines);
        }
        boolean isTie = groups.size() > 1 && groups.get(1).size() == most.size();
        return count(different, told.size(), command)
                + (isTie ? names(most) + "; no table has the most devices" : "the majority, " + names(most));
    }

    /** Empty if there is nothing to compare with. */
    private Optional<String> earlier(StringBuilder text, String command, List<Told> told, Base.Earlier then)
            throws IOException {
        Map<List<String>, Same> same = new LinkedHashMap<>();
        int compared = 0;
        for (Told each : told) {
            Optional<Told> twin = twin(each, then);
            if (twin.isPresent()) {
                compared++;
                List<String> lines = changes(twin.get().table(), each.table());
                if (!lines.isEmpty()) {
                    Same devices = same.computeIfAbsent(lines, first -> new Same());
                    devices.before().add(twin.get().device());
                    devices.devices().add(each.device());
                }
            }
        }
        int different = 0;
        for (Map.Entry<List<String>, Same> each : sorted(same)) {
            Same devices = each.getValue();
            different += devices.devices().size();
            append(
                    text,
                    folded(devices.before()) + then.when() + command,
                    folded(devices.devices()) + then.now() + command,
                    each.getKey());
        }
        return compared == 0
                ? Optional.empty()
                : Optional.of(count(different, compared, command) + "what there was" + then.when());
    }

    /** What an answer is compared with, if that is a table too. */
    private Optional<Told> twin(Told now, Base.Earlier then) throws IOException {
        Optional<DeviceResult> result = then.result().of(now.device());
        if (result.isEmpty()) {
            return Optional.empty();
        }
        String device = result.get().device().name();
        for (Parsed each : tables(result.get())) {
            if (each.command().equals(now.table().command())) {
                return each.isTable() ? Optional.of(new Told(device, each)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static List<Map.Entry<List<String>, Same>> sorted(Map<List<String>, Same> same) {
        List<Map.Entry<List<String>, Same>> sorted = new ArrayList<>(same.entrySet());
        sorted.sort(Comparator.comparingInt((Map.Entry<List<String>, Same> each) ->
                        -each.getValue().devices().size())
                .thenComparing(each -> each.getValue().devices().iterator().next(), CellOrder.INSTANCE));
        return sorted;
    }

    private static void append(StringBuilder text, String before, String after, List<String> lines) {
        text.append("--- ").append(Printable.line(before)).append('\n');
        text.append("+++ ").append(Printable.line(after)).append('\n');
        lines.forEach(line -> text.append(line).append('\n'));
    }

    private static String count(int different, int all, String command) {
        return different + " of " + all + (all == 1 ? " table" : " tables") + command
                + (different == 1 ? " differs" : " differ") + " from ";
    }

    private List<String> changes(Parsed before, Parsed after) {
        return RowChanges.between(before, after, RowChanges.keys(List.of(before, after), keys), compared());
    }

    private List<String> compared() {
        return query.columns() == null ? List.of() : query.columns();
    }

    private static String names(List<Told> group) {
        return folded(group.stream().map(Told::device).toList());
    }

    private static String folded(Collection<String> devices) {
        return NodeSet.fold(List.copyOf(devices)) + (devices.size() > 1 ? " (" + devices.size() + ")" : "");
    }
}
