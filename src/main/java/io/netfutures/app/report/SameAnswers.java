package io.netfutures.app.report;

import io.netfutures.device.Reply;
import io.netfutures.journal.DeviceResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which devices have given the same answer to a command. Holds no answer, so that a run may be larger than the memory. */
final class SameAnswers {
    private final Map<String, Map<String, Group>> byCommand = new LinkedHashMap<>();

    /** The devices of one answer, in the order of the run. */
    static final class Group {
        private final String command;
        private final int output;
        private final List<Integer> devices = new ArrayList<>();

        private Group(String command, int output) {
            this.command = command;
            this.output = output;
        }

        String command() {
            return command;
        }

        /** Which of the first device's outputs it is. */
        int output() {
            return output;
        }

        /** The places of its devices in the run; at least one. */
        List<Integer> devices() {
            return devices;
        }

        /** A word for the place on the page where it stands. */
        String anchor() {
            return "a" + devices.getFirst() + "-" + output;
        }
    }

    /** Adds the answers of the device that has this place in the run. */
    void add(int device, DeviceResult result) {
        if (result.work().kind() == DeviceResult.Kind.SHOW) {
            for (int i = 0; i < result.outputs().size(); i++) {
                int output = i;
                Reply.Output each = result.outputs().get(i);
                byCommand
                        .computeIfAbsent(each.command(), command -> new LinkedHashMap<>())
                        .computeIfAbsent(key(each), key -> new Group(each.command(), output))
                        .devices()
                        .add(device);
            }
        }
    }

    /** The group of an answer that was added. */
    Group of(Reply.Output output) {
        Group group = byCommand.getOrDefault(output.command(), Map.of()).get(key(output));
        if (group == null) {
            throw new IllegalArgumentException("not added: the answer to " + output.command());
        }
        return group;
    }

    /** The commands, in the order in which they were first answered. */
    List<String> commands() {
        return List.copyOf(byCommand.keySet());
    }

    /** The different answers to a command, those of most devices first. */
    List<Group> groups(String command) {
        return byCommand.getOrDefault(command, Map.of()).values().stream()
                .sorted(Comparator.comparingInt((Group group) -> -group.devices.size()))
                .toList();
    }

    private static String key(Reply.Output output) {
        return HexFormat.of().formatHex(Sha256.of(output.text()));
    }
}
