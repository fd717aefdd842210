package io.netfutures.app.report;

import io.netfutures.journal.ConfigChanges;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What changed in the running configurations, equal changes once; nothing where no configuration was read before and after. */
final class ChangeSection {
    private final ConfigChanges changes;
    private final Html html;
    private final DeviceNames names;
    private final Map<String, Integer> places = new HashMap<>();

    ChangeSection(KeptRun run, ConfigChanges changes, Html html) {
        this.changes = changes;
        this.html = html;
        this.names = new DeviceNames(run, html);
        for (KeptDevice each : run.devices()) {
            places.put(each.name(), places.size());
        }
    }

    void write() throws IOException {
        List<ConfigChanges.Change> gathered = changes.gathered();
        if (gathered.isEmpty() && changes.unchanged().isEmpty()) {
            return;
        }
        html.begin("section", "aria-labelledby", "changes")
                .element("h2", "Changes of the running configuration", "id", "changes");
        for (ConfigChanges.Change each : gathered) {
            html.begin("details", "class", "answer", "open", "");
            html.begin("summary")
                    .element("h4", DeviceNames.count(each.devices().size()) + ": " + each.size())
                    .end();
            html.begin("div", "class", "body").begin("p");
            names.write(places(each.devices()));
            html.end();
            html.lines(String.join("\n", each.lines()), "translate", "no");
            html.end().end();
        }
        if (!changes.unchanged().isEmpty()) {
            html.begin("p").text("Not changed: ");
            names.write(places(changes.unchanged()));
            html.text(".").end();
        }
        html.end();
    }

    private List<Integer> places(List<String> devices) {
        List<Integer> found = new ArrayList<>();
        devices.forEach(each -> found.add(places.getOrDefault(each, 0)));
        return found;
    }
}
