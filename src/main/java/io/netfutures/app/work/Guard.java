package io.netfutures.app.work;

import io.netfutures.device.Device;
import io.netfutures.device.Task;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import io.netfutures.platform.ReadOnly;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds tasks that may change something on a device. Remembers what it has found; for one thread. */
final class Guard {
    private record Sent(String platform, String command) {}

    private final Site site;
    private final Map<Sent, Optional<String>> found = new HashMap<>();

    Guard(Site site) {
        this.site = site;
    }

    /** Why the device may not be given this task; empty if it only reads, or is meant to write. */
    Optional<Refusal> refusal(Device device, Task task) {
        if (!(task instanceof Task.Show show)) {
            return Optional.empty();
        }
        Platform platform = site.platform(device).orElseGet(site::generic);
        return show.commands().stream()
                .flatMap(
                        command -> found
                                .computeIfAbsent(new Sent(platform.name(), command), sent -> reason(platform, command))
                                .stream())
                .findFirst()
                .map(reason -> new Refusal(device, reason, true));
    }

    private Optional<String> reason(Platform platform, String command) {
        ReadOnly guard = ReadOnly.of(platform);
        return guard.reason(command)
                .map(reason -> suggestion(site.platforms(), platform, command)
                        .map(instead -> reason + "; " + instead)
                        .orElseGet(() -> guard.explanation(command)));
    }

    /** What this platform calls the question that the command answers on another. */
    private static Optional<String> suggestion(Platforms platforms, Platform platform, String command) {
        return platforms
                .questionOf(command)
                .filter(platform.ask()::containsKey)
                .map(question -> "--ask " + question + " sends `"
                        + String.join("`, `", platform.ask().get(question)) + "`");
    }
}
