package io.netfutures.journal;

import io.netfutures.device.Reply;
import io.netfutures.journal.DeviceResult.Failure;
import io.netfutures.journal.DeviceResult.State;
import io.netfutures.nodeset.NodeSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The results of many devices, gathered: those with the same answer in one group, those that failed for the same reason in another. It
 * holds the answers of all devices for as long as it lives.
 *
 * @param answers for each command, in the order in which the commands came, its groups, that of the most devices first
 * @param failures the groups of devices that failed, that of the most devices first
 * @param cancelled the devices whose work was cancelled, in the order of node sets
 * @param ignored how many pieces of noise of each kind were ignored, by the name of the kind; empty unless it was asked for
 */
public record Gathered(
        List<Group> answers, List<FailureGroup> failures, List<String> cancelled, Map<String, Integer> ignored) {
    /**
     * Devices with the same answer to a command.
     *
     * @param devices in the order of node sets, at least one
     * @param text the answer as the first of them gave it
     * @param compared the part of the answer that is the same for all of them: without noise, if that was ignored, and of a
     *     configuration with DEVICE for the name of the device
     */
    public record Group(String command, List<String> devices, String text, String compared) {
        /** The names of the devices, folded as node sets: {@code r[1-3,7]}. */
        public String names() {
            return NodeSet.fold(devices);
        }
    }

    /**
     * Devices that failed for the same reason.
     *
     * @param devices in the order of node sets, at least one
     * @param failure that of the first of them
     */
    public record FailureGroup(List<String> devices, Failure failure) {
        /** The names of the devices, folded as node sets: {@code r[1-3,7]}. */
        public String names() {
            return NodeSet.fold(devices);
        }
    }

    /** Groups by answers that are equal, character by character but for the name of the device in the prompts of a configuration. */
    public static Gathered of(Collection<DeviceResult> results) {
        return of(results, (text, ignored) -> text);
    }

    /** Groups by answers that are equal but for times, ages, counters and loads; see {@link Noise}. */
    public static Gathered similar(Collection<DeviceResult> results) {
        return of(results, (text, ignored) -> {
            Noise.Quiet quiet = Noise.without(text);
            quiet.ignored().forEach((name, count) -> ignored.merge(name, count, Integer::sum));
            return quiet.text();
        });
    }

    private static Gathered of(
            Collection<DeviceResult> results, BiFunction<String, Map<String, Integer>, String> comparable) {
        Map<String, Map<String, List<Given>>> byCommand = new LinkedHashMap<>();
        Map<String, List<DeviceResult>> failures = new LinkedHashMap<>();
        List<String> cancelled = new ArrayList<>();
        Map<String, Integer> ignored = new LinkedHashMap<>();
        for (DeviceResult result : results) {
            for (Reply.Output output : result.shown()) {
                byCommand
                        .computeIfAbsent(output.command(), command -> new LinkedHashMap<>())
                        .computeIfAbsent(comparable.apply(alike(result, output), ignored), text -> new ArrayList<>())
                        .add(new Given(result.device().name(), output.text()));
            }
            if (result.failure() != null) {
                failures.computeIfAbsent(alike(result, result.failure()), reason -> new ArrayList<>())
                        .add(result);
            } else if (result.state() == State.CANCELLED) {
                cancelled.add(result.device().name());
            }
        }
        List<Group> answers = new ArrayList<>();
        byCommand.forEach((command, own) -> answers.addAll(groups(command, own)));
        return new Gathered(answers, failures(failures), sorted(cancelled), Map.copyOf(ignored));
    }

    /** Names in the order in which node sets have them: {@code r2} before {@code r10}. */
    private static List<String> sorted(Collection<String> names) {
        return List.copyOf(NodeSet.of(names).names());
    }

    /** The groups, that of the most devices first; among equals in the order of the names of their first devices. */
    private static <G> List<G> largestFirst(List<G> groups, Function<G, List<String>> devices) {
        List<String> order = sorted(
                groups.stream().map(each -> devices.apply(each).getFirst()).toList());
        Map<String, Integer> places = new HashMap<>();
        order.forEach(name -> places.put(name, places.size()));
        return groups.stream()
                .sorted(Comparator.<G>comparingInt(each -> -devices.apply(each).size())
                        .thenComparing(
                                each -> places.getOrDefault(devices.apply(each).getFirst(), 0)))
                .toList();
    }

    /** What one device answered. */
    private record Given(String device, String text) {}

    private static List<Group> groups(String command, Map<String, List<Given>> byAnswer) {
        List<Group> groups = new ArrayList<>();
        byAnswer.forEach((compared, members) -> {
            List<String> devices = sorted(members.stream().map(Given::device).toList());
            String text = members.stream()
                    .filter(each -> each.device().equals(devices.getFirst()))
                    .findFirst()
                    .map(Given::text)
                    .orElse(compared);
            groups.add(new Group(command, devices, text, compared));
        });
        return largestFirst(groups, Group::devices);
    }

    private static List<FailureGroup> failures(Map<String, List<DeviceResult>> byReason) {
        List<FailureGroup> groups = new ArrayList<>();
        byReason.values().forEach(members -> {
            List<String> devices =
                    sorted(members.stream().map(each -> each.device().name()).toList());
            members.stream()
                    .filter(each -> each.device().name().equals(devices.getFirst()))
                    .map(DeviceResult::failure)
                    .findFirst()
                    .ifPresent(failure -> groups.add(new FailureGroup(devices, failure)));
        });
        return largestFirst(groups, FailureGroup::devices);
    }

    /** An answer; a dialogue of configuration without the name of the device in its prompts. */
    private static String alike(DeviceResult result, Reply.Output output) {
        return result.work().kind() == DeviceResult.Kind.CONFIG
                ? masked(output.text(), result.device().name())
                : output.text();
    }

    private static String masked(String text, String own) {
        return text.replaceAll("(?<![\\w.-])" + Pattern.quote(own) + "(?![\\w-])", "DEVICE");
    }

    /** Type, step and reason of a failure, without what differs from device to device: its name, its address, and numbers such as that of a line. */
    private static String alike(DeviceResult result, Failure failure) {
        String reason = failure.reason();
        for (String own : List.of(result.device().name(), result.device().address())) {
            reason = masked(reason, own);
        }
        return failure.type() + "\n" + failure.step() + "\n" + reason.replaceAll("\\d+", "N");
    }
}
