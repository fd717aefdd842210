package io.netfutures.device;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a selection of devices: {@code set (operator set)*}, from left to right. */
final class Selection {
    private static final Pattern PART = Pattern.compile("([,!&^]?)([^,!&^\\[\\]]*(?:\\[[^\\]]*][^,!&^\\[\\]]*)*)");
    private static final Pattern RANGE = Pattern.compile("\\[([0-9,-]+)]");
    private static final int MOST = 100_000;

    private Selection() {}

    static Inventory of(Inventory inventory, String expression) {
        Set<String> chosen = new LinkedHashSet<>();
        Matcher part = PART.matcher(expression);
        int at = 0;
        while (at < expression.length()) {
            if (!part.find(at) || part.start() != at || part.end() == at) {
                throw new IllegalArgumentException("\"" + Printable.line(expression) + "\" cannot be read from \""
                        + Printable.line(expression.substring(at)) + "\" on");
            }
            boolean first = at == 0;
            at = part.end();
            String operator = part.group(1);
            if (first && operator.equals("!")) {
                chosen.addAll(inventory.names());
            }
            Set<String> names = names(inventory, part.group(2).strip());
            switch (operator) {
                case "!" -> chosen.removeAll(names);
                case "&" -> chosen.retainAll(names);
                case "^" ->
                    names.forEach(name -> {
                        if (!chosen.remove(name)) {
                            chosen.add(name);
                        }
                    });
                default -> chosen.addAll(names);
            }
        }
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("\"" + Printable.line(expression) + "\" selects no device");
        }
        return inventory.keep(chosen);
    }

    private static Set<String> names(Inventory inventory, String set) {
        if (set.isEmpty()) {
            throw new IllegalArgumentException("a name is missing beside an operator");
        }
        if (set.equals("all") || set.equals("@all")) {
            return inventory.names();
        }
        Set<String> names = new LinkedHashSet<>();
        if (set.startsWith("@")) {
            inventory.forEach(device -> {
                if (device.groups().contains(set.substring(1))) {
                    names.add(device.name());
                }
            });
            if (names.isEmpty()) {
                throw new IllegalArgumentException("there is no group " + Printable.line(set.substring(1))
                        + Nearest.hint(set.substring(1), inventory.groups()));
            }
            return names;
        }
        for (String name : expand(set)) {
            Set<String> matching = matching(inventory, name);
            if (matching.isEmpty()) {
                throw new IllegalArgumentException(
                        "there is no device " + Printable.line(name) + Nearest.hint(name, inventory.names()));
            }
            names.addAll(matching);
        }
        return names;
    }

    private static Set<String> matching(Inventory inventory, String name) {
        Set<String> names = new LinkedHashSet<>();
        if (inventory.named(name).isPresent()) {
            return Set.of(name);
        }
        Pattern wildcard = Pattern.compile(
                "\\Q" + name.replace("\\E", "").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E");
        for (Device device : inventory) {
            if (wildcard.matcher(device.name()).matches()
                    || wildcard.matcher(device.address()).matches()) {
                names.add(device.name());
            }
        }
        return names;
    }

    /** {@code r[1-3,07]} gives r1, r2, r3, r07: leading zeros say how wide the numbers are. */
    private static List<String> expand(String set) {
        Matcher range = RANGE.matcher(set);
        if (!range.find()) {
            if (set.indexOf('[') >= 0) {
                throw new IllegalArgumentException(
                        "\"" + Printable.line(set) + "\" is not a range; write for instance r[1-3,7]");
            }
            return List.of(set);
        }
        List<String> names = new ArrayList<>();
        for (String piece : range.group(1).split(",")) {
            String[] ends = piece.split("-", 2);
            if (!piece.matches("\\d{1,6}(-\\d{1,6})?")) {
                throw new IllegalArgumentException("\"" + piece + "\" is not a range; write for instance 1-3");
            }
            int from = Integer.parseInt(ends[0]);
            int to = Integer.parseInt(ends[ends.length - 1]);
            if (to < from || to - from > MOST) {
                throw new IllegalArgumentException(
                        "\"" + piece + "\" is not a range; its first number is the smaller one");
            }
            for (int i = from; i <= to; i++) {
                String number = String.format(java.util.Locale.ROOT, "%0" + ends[0].length() + "d", i);
                names.addAll(expand(set.substring(0, range.start()) + number + set.substring(range.end())));
            }
        }
        return names;
    }
}
