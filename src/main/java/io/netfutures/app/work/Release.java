package io.netfutures.app.work;

import java.util.List;

/** Which version of this program this is. */
public final class Release {
    private Release() {}

    /** The version, as it stands in the manifest of the jar; empty if this is not packaged. */
    static String number() {
        String version = Release.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }

    /** What {@code --version} prints, with that of Java. */
    public static List<String> lines() {
        return List.of(
                "netfutures " + (number().isEmpty() ? "(not packaged)" : number()),
                "Java " + Runtime.version() + " on " + System.getProperty("os.name"));
    }
}
