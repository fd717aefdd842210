package io.netfutures.real;

import io.netfutures.ClassArchive;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** netfutures as a program of its own, whose user's home is this directory. */
record CommandLine(Path home) {

    /** Runs it to its end. */
    Tool.Ended run(Map<String, String> environment, String... words) {
        List<String> command = ClassArchive.shared().start("io.netfutures.app.Main");
        command.addAll(List.of(words));
        Map<String, String> all = new TreeMap<>(environment);
        all.put("HOME", home.toString());
        all.put("XDG_CONFIG_HOME", home.resolve(".config").toString());
        return Tool.end(command, "", all);
    }
}
