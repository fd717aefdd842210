package io.netfutures.device;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Evaluates a selection of devices, {@code set (operator set)*}, from left to right. */
final class Selection {
    private static final Pattern PART = Pattern.compile("([,!&^]?)([^,!&^\\[\\]]*(?:\\[[^\\]]*][^,!&^\\[\\]]*)*)");
    private static final Pattern BALANCED = Pattern.compile("[^\\[\\]]*+(?:\\[[^\\[\\]]*+][^\\[\\]]*+)*+");
    private static final Pattern RANGE = Pattern.compile("\\[([0-9,-]+)]");
    private static final Pattern POSITION = Pattern.compile("[rR][1-9][0-9]{0,5}");
    private static final int MOST = 100_000;

    private Selection() {}

    static Inventory of(Inventory inventory, String expression) {
        if (inventory.named(expression.strip()).isPresent()) {
            return inventory.keep(Set.of(expression.strip()));
        }
        if (expression.strip().startsWith("^") || expression.strip().equals("-")) {
            throw new IllegalArgumentException("names are not read from files here; write them with commas between");
        }
        if (!BALANCED.matcher(expression).matches()) {
            throw new IllegalArgumentException(
                    "a [ or ] stands alone in \"" + Printable.line(expression) + "\"; write for instance r[1-3,7]");
        }
        Set<String> chosen = new LinkedHashSet<>();
        Matcher part = PART.matcher(expression);
        for (int at = 0; at < expression.length() && part.find(at); at = part.end()) {
            String operator = part.group(1);
            if (at == 0 && operator.equals("!")) {
                chosen.addAll(inventory.names());
            } else if (at == 0 && !operator.isEmpty()) {
                throw new IllegalArgumentException("a name is missing before " + operator);
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
        List<String> expanded = new ArrayList<>();
        expand(set, expanded);
        for (String name : expanded) {
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
        for (Device device : inventory) {
            if (Wildcards.matches(name, device.name()) || Wildcards.matches(name, device.address())) {
                names.add(device.name());
            }
        }
        return names.isEmpty() ? byPosition(inventory, name) : names;
    }

    /** {@code r3} selects the third device, if that has no name but its address. */
    private static Set<String> byPosition(Inventory inventory, String name) {
        if (!POSITION.matcher(name).matches()) {
            return Set.of();
        }
        int position = Integer.parseInt(name.substring(1));
        return inventory.devices().stream()
                .skip(position - 1)
                .limit(1)
                .filter(device -> device.name().equals(device.address()))
                .map(Device::name)
                .collect(Collectors.toSet());
    }

    /** {@code r[1-3,07]} gives r1, r2, r3, r07: leading zeros set the width of the numbers. */
    private static void expand(String set, List<String> names) {
        Matcher range = RANGE.matcher(set);
        if (!range.find()) {
            if (set.indexOf('[') >= 0) {
                throw new IllegalArgumentException(
                        "\"" + Printable.line(set) + "\" is not a range; write for instance r[1-3,7]");
            }
            if (names.size() == MOST) {
                throw new IllegalArgumentException("the ranges name more than " + MOST + " devices");
            }
            names.add(set);
            return;
        }
        for (String piece : range.group(1).split(",", -1)) {
            String[] ends = piece.split("-", 2);
            if (!piece.matches("[0-9]{1,6}(-[0-9]{1,6})?")) {
                throw new IllegalArgumentException("\"" + piece + "\" is not a range; write for instance 1-3");
            }
            int from = Integer.parseInt(ends[0]);
            int to = Integer.parseInt(ends[ends.length - 1]);
            if (to < from) {
                throw new IllegalArgumentException(
                        "\"" + piece + "\" is not a range; its first number is the smaller one");
            }
            for (int i = from; i <= to; i++) {
                String number = String.format(Locale.ROOT, "%0" + ends[0].length() + "d", i);
                expand(set.substring(0, range.start()) + number + set.substring(range.end()), names);
            }
        }
    }
}
