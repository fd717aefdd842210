package io.netfutures.app.command;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.netfutures.device.Printable;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.Gathered;
import io.netfutures.journal.Gathered.Group;
import io.netfutures.journal.GatheredText;
import io.netfutures.journal.ResultWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares the answers of devices to each command, and at the end writes what differs: from the answer that the most devices gave, or
 * from a text. Devices with the same difference are told once, under folded names.
 */
final class DiffWriter implements ResultWriter {
    private static final int AROUND = 3;

    /** What to compare against. */
    record Base(String name, List<String> lines) {}

    private final OutputStream out;
    private final PrintStream err;
    private final @Nullable Base base;
    private final boolean isSimilar;
    private final List<DeviceResult> results = new ArrayList<>();

    /**
     * @param base what to compare against; null for the answer that the most devices gave
     * @param isSimilar whether times, ages, counters and loads are ignored
     */
    DiffWriter(OutputStream out, PrintStream err, @Nullable Base base, boolean isSimilar) {
        this.out = out;
        this.err = err;
        this.base = base;
        this.isSimilar = isSimilar;
    }

    @Override
    public void write(DeviceResult result) {
        results.add(result);
    }

    @Override
    public void end() throws IOException {
        Gathered gathered = isSimilar ? Gathered.similar(results) : Gathered.of(results);
        Map<String, List<Group>> byCommand = new LinkedHashMap<>();
        gathered.answers()
                .forEach(each -> byCommand
                        .computeIfAbsent(each.command(), command -> new ArrayList<>())
                        .add(each));
        StringBuilder text = new StringBuilder();
        byCommand.forEach((command, groups) -> compare(text, byCommand.size() > 1 ? ": " + command : "", groups));
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        String ignored = GatheredText.ignored(gathered.ignored());
        if (!ignored.isEmpty()) {
            err.println(ignored);
        }
    }

    private void compare(StringBuilder text, String command, List<Group> groups) {
        Base against = base == null ? new Base(head(groups.getFirst()), lines(groups.getFirst())) : base;
        int devices = 0;
        int different = 0;
        for (Group group : groups) {
            devices += group.devices().size();
            List<String> now = lines(group);
            List<String> difference = UnifiedDiffUtils.generateUnifiedDiff(
                    against.name() + command,
                    head(group) + command,
                    against.lines(),
                    DiffUtils.diff(against.lines(), now),
                    AROUND);
            if (!difference.isEmpty()) {
                different += group.devices().size();
                difference.forEach(line -> text.append(line).append('\n'));
            }
        }
        boolean isTie = base == null
                && groups.size() > 1
                && groups.get(1).devices().size() == groups.getFirst().devices().size();
        err.println(different + " of " + devices + (devices == 1 ? " answer" : " answers") + command
                + (different == 1 ? " differs" : " differ") + " from "
                + (base != null
                        ? base.name()
                        : isTie
                                ? head(groups.getFirst()) + "; no answer has the most devices"
                                : "the majority, " + head(groups.getFirst())));
    }

    private static String head(Group group) {
        return Printable.line(group.names()
                + (group.devices().size() > 1 ? " (" + group.devices().size() + ")" : ""));
    }

    private static List<String> lines(Group group) {
        return new ArrayList<>(Printable.text(group.compared().replaceFirst("\\n\\s*$", ""))
                .lines()
                .toList());
    }
}
