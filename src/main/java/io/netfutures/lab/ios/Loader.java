package io.netfutures.lab.ios;

import java.util.List;

/** Types a saved configuration into a router. */
final class Loader {
    private Loader() {}

    static void load(Ios ios, List<String> lines) {
        Console console = new Console(ios, Console.Login.AT_BOOT, Screen.NONE, false);
        console.load(lines);
    }
}
