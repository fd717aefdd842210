package io.netfutures.lab.ios;

import io.netfutures.lab.box.Caller;
import io.netfutures.lab.box.Monitor;
import java.util.List;

/** Types a saved configuration into a router. */
final class Loader {
    private Loader() {}

    static void load(Ios ios, List<String> lines) {
        IosSession console = new IosSession(ios, Caller.NOBODY, Monitor.NONE, false);
        console.load(lines);
    }
}
