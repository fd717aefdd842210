package io.netfutures.app.work;

import io.netfutures.device.Care;
import io.netfutures.device.Device;
import io.netfutures.device.Task;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import io.netfutures.platform.ReadOnly;
import io.netfutures.session.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds tasks that may change something on a device, or that its platform cannot do. Remembers what it has found; for one thread. */
final class Guard {
    private record Sent(String platform, String command) {}

    private final Site site;
    private final Map<Sent, Optional<String>> found = new HashMap<>();

    Guard(Site site) {
        this.site = site;
    }

    /**
     * Why the device is not given this task; empty if it only reads, or is meant to write and can be done there.
     *
     * @param unsafe whether commands that may write are meant
     */
    Optional<Refusal> refusal(Device device, Task task, boolean unsafe) {
        return switch (task) {
            case Task.Ping ping -> Optional.empty();
            case Task.Show show -> unsafe ? Optional.empty() : refusal(device, show.commands());
            case Task.Configure configure ->
                refusal(device, configure)
                        .or(() -> unsafe
                                ? Optional.empty()
                                : refusal(device, configure.care().checks()));
            case Task.Settle settle -> refusal(device, settle);
        };
    }

    private Optional<Refusal> refusal(Device device, Task.Settle settle) {
        return site.platform(device)
                .flatMap(platform -> Session.objection(platform, settle))
                .map(reason -> new Refusal(device, "this", reason + "; leave it out with -x", false));
    }

    /** What a device is whose platform is found out when it is contacted is not known yet. */
    private Optional<Refusal> refusal(Device device, Task.Configure configure) {
        String option = switch (configure.commit()) {
            case Task.Commit.Now now -> "--save";
            case Task.Commit.Check check -> "--check";
            case Task.Commit.Confirmed confirmed -> "--confirm";
        };
        return site.platform(device)
                .flatMap(platform -> Session.objection(platform, configure))
                .map(reason -> new Refusal(device, "the configuration", reason + "; leave out " + option, false))
                .or(() -> wayBack(device, configure.care().undo()))
                .or(() -> comparison(device, configure.care()));
    }

    /** A device of whose configuration it cannot be told which lines it lacks. */
    private Optional<Refusal> comparison(Device device, Care care) {
        Optional<Platform> platform = site.platform(device);
        return !care.onlyMissing()
                        || platform.filter(known -> known.lines() != null).isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        device,
                        "the configuration",
                        platform.map(known -> "how a configuration of " + known.name() + " is written is not known")
                                        .orElse("what its platform is has to be found out")
                                + ", so which lines are missing cannot be told; leave out --if-missing",
                        false));
    }

    /** A device that cannot take back what it is asked to take back. */
    private Optional<Refusal> wayBack(Device device, Care.Undo undo) {
        Optional<Platform> platform = site.platform(device);
        return undo.timed() == null
                        || !undo.lines().isEmpty()
                        || platform.filter(known -> known.confirmed() != null || known.checkpoint() != null)
                                .isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        device,
                        "the change",
                        platform.map(known -> known.name() + " has no way to take a change back by itself")
                                        .orElse(
                                                "what its platform is has to be found out, and so whether it can take a change back")
                                + "; --undo FILE says with which lines it is, --no-undo leaves it as it is",
                        false));
    }

    private Optional<Refusal> refusal(Device device, List<String> commands) {
        Platform platform = site.platform(device).orElseGet(site::generic);
        return commands.stream()
                .flatMap(
                        command -> found
                                .computeIfAbsent(new Sent(platform.name(), command), sent -> reason(platform, command))
                                .stream())
                .findFirst()
                .map(reason -> new Refusal(device, "a command", reason, true));
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
