package io.netfutures.lab.ios;

import io.netfutures.lab.box.Login;
import io.netfutures.lab.box.Screen;
import java.util.List;

/** Types a saved configuration into a router. */
final class Loader {
    private Loader() {}

    static void load(Ios ios, List<String> lines) {
        Console console = new Console(ios, Login.NOBODY, Screen.NONE, false);
        console.load(lines);
    }
}
