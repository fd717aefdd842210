package io.netfutures.app.report;

import io.netfutures.journal.KeptRun;
import io.netfutures.nodeset.NodeSet;
import java.io.IOException;
import java.util.List;

/** Names of devices on the page: a few lead to their devices, many are folded. */
final class DeviceNames {
    private static final int MOST_LINKS = 8;

    private final KeptRun run;
    private final Html html;

    DeviceNames(KeptRun run, Html html) {
        this.run = run;
        this.html = html;
    }

    /** Writes the names of the devices that have these places in the run. */
    void write(List<Integer> places) throws IOException {
        if (places.size() > MOST_LINKS) {
            html.element(
                    "bdi",
                    NodeSet.fold(places.stream()
                            .map(each -> run.devices().get(each).name())
                            .toList()));
            return;
        }
        for (int i = 0; i < places.size(); i++) {
            html.text(i == 0 ? "" : ", ").begin("a", "href", "#" + anchor(places.get(i)));
            html.element("bdi", run.devices().get(places.get(i)).name()).end();
        }
    }

    /** A word for the place on the page where this device stands. */
    static String anchor(int place) {
        return "d" + place;
    }

    static String count(int devices) {
        return devices + (devices == 1 ? " device" : " devices");
    }
}
