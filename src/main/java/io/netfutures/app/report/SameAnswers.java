package io.netfutures.app.report;

import io.netfutures.device.Reply;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.GatheredText;
import io.netfutures.journal.Noise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which devices have given the same answer to a command, and which one that differs only in times, ages, counters and loads. Holds no
 * answer, so that a run may be larger than the memory.
 */
final class SameAnswers {
    private final Map<String, Answers> byCommand = new LinkedHashMap<>();

    /** The answers to one command. */
    private static final class Answers {
        private final Map<String, Text> byText = new HashMap<>();
        private final Map<String, Group> byQuietText = new LinkedHashMap<>();

        Text of(Reply.Output output, int place) {
            return byText.computeIfAbsent(hash(output.text()), unknown -> {
                Noise.Quiet quiet = Noise.without(output.text());
                Group group =
                        byQuietText.computeIfAbsent(hash(quiet.text()), key -> new Group(output.command(), place));
                Text text = new Text(group, quiet.ignored());
                group.texts.add(text);
                return text;
            });
        }
    }

    /** Devices with the very same answer. */
    static final class Text {
        private final Group group;
        private final Map<String, Integer> noise;
        private int devices;

        private Text(Group group, Map<String, Integer> noise) {
            this.group = group;
            this.noise = noise;
        }

        /** The devices with this answer, and those with a similar one. */
        Group group() {
            return group;
        }

        /** How many devices have given it. */
        int devices() {
            return devices;
        }

        /** Whether it is the one that stands for its group. */
        boolean isFirst() {
            return group.texts.getFirst() == this;
        }
    }

    /** The devices whose answers are the same but for noise, in the order of the run. */
    static final class Group {
        private final String command;
        private final int output;
        private final List<Integer> devices = new ArrayList<>();
        private final List<Text> texts = new ArrayList<>();

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

        /** What was ignored in comparing its answers, as in {@code ignored: 20 times}; empty if they are the very same. */
        String ignored() {
            Map<String, Integer> ignored = new HashMap<>();
            for (Text each : texts.size() > 1 ? texts : List.<Text>of()) {
                each.noise.forEach((name, count) -> ignored.merge(name, count * each.devices, Integer::sum));
            }
            return GatheredText.ignored(ignored);
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
                Reply.Output each = result.outputs().get(i);
                Text text = byCommand
                        .computeIfAbsent(each.command(), command -> new Answers())
                        .of(each, i);
                text.devices++;
                text.group.devices.add(device);
            }
        }
    }

    /** The text of an answer that was added. */
    Text of(Reply.Output output) {
        Answers answers = byCommand.get(output.command());
        Text text = answers == null ? null : answers.byText.get(hash(output.text()));
        if (text == null) {
            throw new IllegalArgumentException("not added: the answer to " + output.command());
        }
        return text;
    }

    /** The commands, in the order in which they were first answered. */
    List<String> commands() {
        return List.copyOf(byCommand.keySet());
    }

    /** The different answers to a command, those of most devices first. */
    List<Group> groups(String command) {
        Answers answers = byCommand.get(command);
        return answers == null
                ? List.of()
                : answers.byQuietText.values().stream()
                        .sorted(Comparator.comparingInt((Group group) -> -group.devices.size()))
                        .toList();
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.of(text));
    }
}
