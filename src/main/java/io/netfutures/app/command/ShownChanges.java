package io.netfutures.app.command;

import io.netfutures.device.FileProblem;
import io.netfutures.device.Printable;
import io.netfutures.journal.ConfigChanges;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.nodeset.NodeSet;
import io.netfutures.platform.Platforms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a kept run has changed in running configurations, as text. */
final class ShownChanges {
    private static final int MOST = 10;

    private ShownChanges() {}

    /** Which lines count, by the data of the platforms. */
    static ConfigChanges.Lasting lasting(Platforms platforms) {
        return (platform, configuration) -> platforms
                .named(platform)
                .map(known -> known.lasting(configuration))
                .orElseGet(() -> configuration.lines().toList());
    }

    /** The lines; none if no configuration was read before and after. Blocks for the files. */
    static List<String> of(KeptRun run, Platforms platforms) {
        ConfigChanges changes = new ConfigChanges(lasting(platforms));
        List<String> lines = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (KeptDevice each : run.devices()) {
            if (each.change().isPresent()) {
                try {
                    each.result().ifPresent(changes::add);
                } catch (IOException e) {
                    unreadable.add(each.name() + ": what it has changed cannot be read: " + FileProblem.text(e));
                }
            }
        }
        List<ConfigChanges.Change> gathered = changes.gathered();
        if (!gathered.isEmpty()) {
            lines.add("changed in the running configuration:");
        }
        for (ConfigChanges.Change each : gathered.subList(0, Math.min(MOST, gathered.size()))) {
            lines.add("  " + Printable.line(each.title()));
            each.lines().forEach(line -> lines.add("    " + Printable.text(line)));
        }
        if (gathered.size() > MOST) {
            lines.add("  and " + (gathered.size() - MOST) + " other changes; see all with: runs report " + run.id());
        }
        if (!changes.unchanged().isEmpty()) {
            lines.add("not changed in the running configuration: " + Printable.line(NodeSet.fold(changes.unchanged())));
        }
        lines.addAll(unreadable);
        return lines;
    }
}
