package io.netfutures.journal;

import io.netfutures.device.Printable;
import io.netfutures.journal.Gathered.FailureGroup;
import io.netfutures.journal.Gathered.Group;
import io.netfutures.nodeset.NodeSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Gathered results as text, in the form of {@code clush -b}. Nothing that a device has sent can act on a terminal. */
public final class GatheredText {
    private static final int LEAST_RULE = 15;
    private static final int LONGEST_RULE = 80;

    private GatheredText() {}

    /**
     * Each answer once, below the devices that gave it; with the command, if there is more than one:
     *
     * <pre>
     * ---------------
     * r[1-3] (3)
     * ---------------
     * *17:06:12.278 UTC Wed Mar 13 2019
     * </pre>
     */
    public static String answers(Gathered gathered) {
        boolean hasCommands =
                gathered.answers().stream().map(Group::command).distinct().count() > 1;
        StringBuilder text = new StringBuilder();
        for (Group group : gathered.answers()) {
            String answer = withoutBlankEnd(group.text());
            text.append(head(group.names(), group.devices().size(), hasCommands ? ": " + group.command() : ""))
                    .append(answer.isEmpty() ? "(an empty answer)" : Printable.text(answer))
                    .append('\n');
        }
        return text.toString();
    }

    /** Each failure once, below the devices that it befell; then those that were cancelled. */
    public static String failures(Gathered gathered) {
        StringBuilder text = new StringBuilder();
        for (FailureGroup group : gathered.failures()) {
            String step = group.failure().step();
            text.append(head(
                            group.names(),
                            group.devices().size(),
                            ": " + group.failure().type()))
                    .append(step.isEmpty() ? "" : step + ": ")
                    .append(Printable.text(group.failure().reason()))
                    .append('\n');
        }
        if (!gathered.cancelled().isEmpty()) {
            List<String> cancelled = gathered.cancelled();
            text.append(head(NodeSet.fold(cancelled), cancelled.size(), ": cancelled"));
        }
        return text.toString();
    }

    /** {@code ignored: 212 times, 40 uptimes}; empty if nothing was ignored. */
    public static String ignored(Map<String, Integer> ignored) {
        return ignored.isEmpty()
                ? ""
                : "ignored: "
                        + new TreeMap<>(ignored)
                                .entrySet().stream()
                                        .map(each -> each.getValue() + " " + each.getKey())
                                        .collect(Collectors.joining(", "));
    }

    private static String withoutBlankEnd(String answer) {
        return answer.isBlank() ? "" : answer.replaceFirst("\\n\\s*$", "");
    }

    private static String head(String names, int devices, String rest) {
        String head = Printable.line(names + (devices > 1 ? " (" + devices + ")" : "") + rest);
        String rule = "-".repeat(Math.clamp(head.length(), LEAST_RULE, LONGEST_RULE));
        return rule + "\n" + head + "\n" + rule + "\n";
    }
}
