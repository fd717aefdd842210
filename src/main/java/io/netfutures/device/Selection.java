package io.netfutures.device;

import io.netfutures.nodeset.Operand;
import io.netfutures.nodeset.Operator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Evaluates a selection of devices, {@code [!] set (operator set)*}, from left to right. For one thread. */
final class Selection {
    /** Of a long list of names that are all wrong; looking for near ones takes long. */
    private static final int MOST_SUGGESTIONS = 10;

    private static final Pattern POSITION = Pattern.compile("[rR][1-9][0-9]{0,5}");

    private final Inventory inventory;
    private final Surroundings around;
    private int suggestions;

    private Selection(Inventory inventory, Surroundings around) {
        this.inventory = inventory;
        this.around = around;
    }

    static Inventory of(Inventory inventory, String expression, Surroundings around) {
        return inventory.keep(new Selection(inventory, around).some(expression));
    }

    /** Like {@link #of}, but the result may be empty if each part has a meaning. */
    static Inventory evenEmpty(Inventory inventory, String expression, Surroundings around) {
        return inventory.keep(new Selection(inventory, around).select(expression));
    }

    /** The names of the devices that it selects. */
    private Set<String> select(String expression) {
        if (inventory.named(expression.strip()).isPresent()) {
            return Set.of(expression.strip());
        }
        if (expression.isBlank()) {
            return Set.of();
        }
        Set<String> chosen = new HashSet<>();
        List<Operand> operands = operands(expression);
        if (operands.getFirst().operator() == Operator.DIFFERENCE) {
            chosen.addAll(inventory.names());
        }
        for (Operand operand : operands) {
            operand.operator().apply(chosen, names(operand));
        }
        return chosen;
    }

    /** Here the text of the user enters a message as it is. */
    private static List<Operand> operands(String expression) {
        try {
            return Operand.of(expression);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Printable.line(String.valueOf(e.getMessage())), e);
        }
    }

    private static List<String> expanded(Operand operand) {
        try {
            return operand.names();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Printable.line(String.valueOf(e.getMessage())), e);
        }
    }

    private Set<String> names(Operand operand) {
        String text = operand.text();
        if (inventory.named(text).isPresent()) {
            return Set.of(text);
        }
        if (text.equals("all") || text.equals("@all") || text.equals("@*")) {
            return inventory.names();
        }
        if (text.equals("-")) {
            return list(around.input());
        }
        if (text.startsWith("^")) {
            String file = text.substring(1).strip();
            return list(around.file(Operand.quoted(file).orElse(file)));
        }
        Set<String> names = new LinkedHashSet<>();
        boolean quoted = Operand.quoted(text).isPresent();
        for (String name : expanded(operand)) {
            names.addAll(quoted ? literal(name) : name.startsWith("@") ? group(name.substring(1)) : devices(name));
        }
        return names;
    }

    private Set<String> list(NameList list) {
        return list.all(inventory, word -> {
            if (word.startsWith("!") || word.startsWith("&") || word.startsWith("^") || word.equals("-")) {
                throw new IllegalArgumentException(
                        "\"" + Printable.line(word) + "\" is no name; a list names devices, and no further list");
            }
            return some(word);
        });
    }

    private Set<String> some(String expression) {
        Set<String> some = select(expression);
        if (some.isEmpty()) {
            throw new IllegalArgumentException("\"" + Printable.line(expression) + "\" selects no device");
        }
        return some;
    }

    private Set<String> group(String group) {
        Set<String> names = new HashSet<>();
        inventory.forEach(device -> {
            if (device.groups().stream().anyMatch(each -> Wildcards.matches(group, each))) {
                names.add(device.name());
            }
        });
        return names.isEmpty() ? set(group) : names;
    }

    private Set<String> set(String word) {
        Optional<Surroundings.DeviceSet> set = around.set(word);
        if (set.isEmpty()) {
            List<String> conditions = FieldCondition.with(word, inventory);
            String group = conditions.isEmpty()
                    ? Nearest.hint(word, inventory.groups())
                    : "; did you mean " + Printable.line(String.join(" or ", conditions)) + "?";
            throw new IllegalArgumentException(
                    "there is no group " + Printable.line(word) + (group.isEmpty() ? hint(word) : group));
        }
        Collection<String> asked = set.get().asked();
        if (!asked.isEmpty()
                && asked.stream().allMatch(name -> inventory.named(name).isEmpty())) {
            throw new IllegalArgumentException("@%s asks %s, and none of its %d %s is in this inventory"
                    .formatted(
                            Printable.line(word),
                            set.get().source(),
                            asked.size(),
                            asked.size() == 1 ? "device" : "devices"));
        }
        Set<String> names = new HashSet<>(set.get().devices());
        names.removeIf(name -> inventory.named(name).isEmpty());
        return names;
    }

    private String hint(String word) {
        int open = word.indexOf('(');
        if (open < 0) {
            return Nearest.hint(word, around.words());
        }
        List<String> near = Nearest.to(word.substring(0, open).split(":", 2)[0], around.words(), 1);
        return near.isEmpty() ? "" : "; did you mean @" + near.getFirst() + Printable.line(word.substring(open)) + "?";
    }

    private Collection<String> literal(String name) {
        Collection<String> names = inventory.named(name).isPresent() ? Set.of(name) : atAddress(name);
        if (names.isEmpty()) {
            throw noDevice(name);
        }
        return names;
    }

    private Collection<String> devices(String name) {
        if (inventory.named(name).isPresent()) {
            return Set.of(name);
        }
        Collection<String> names = atAddress(name);
        names = names.isEmpty() ? matching(name) : names;
        names = names.isEmpty() ? withField(name) : names;
        names = names.isEmpty() ? atPosition(name) : names;
        if (names.isEmpty()) {
            throw noDevice(name);
        }
        return names;
    }

    private IllegalArgumentException noDevice(String name) {
        return new IllegalArgumentException(
                name.startsWith("=")
                        ? "a field is missing before " + Printable.line(name) + "; not equal is written !key:value"
                        : "there is no device " + Printable.line(name)
                                + (suggestions++ < MOST_SUGGESTIONS ? suggestion(name) : ""));
    }

    private String suggestion(String name) {
        return inventory.groups().contains(name)
                ? "; the group is written @" + Printable.line(name)
                : Nearest.hint(name, inventory.names());
    }

    private Collection<String> atAddress(String address) {
        return inventory.index().byAddress().getOrDefault(address, List.of());
    }

    private Collection<String> matching(String pattern) {
        List<String> names = new ArrayList<>();
        if (pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0) {
            for (Device device : inventory.index().devices()) {
                if (Wildcards.matches(pattern, device.name()) || Wildcards.matches(pattern, device.address())) {
                    names.add(device.name());
                }
            }
        }
        return names;
    }

    private Collection<String> withField(String text) {
        Optional<FieldCondition> written = FieldCondition.of(text);
        if (written.isEmpty()) {
            return List.of();
        }
        FieldCondition condition = written.get();
        boolean isKnown = inventory.index().keys().contains(condition.key());
        List<String> names = List.of();
        if (isKnown && !condition.value().isEmpty()) {
            names = those(condition::matches);
            // A platform of one's own may have a name that elsewhere means another one.
            names = names.isEmpty() ? those(condition::matchesByOtherName) : names;
        }
        boolean isAddress = FieldCondition.isAddress(text) && !isKnown;
        if (names.isEmpty() && !isAddress) {
            throw new IllegalArgumentException(condition.complaint(inventory, suggestions++ < MOST_SUGGESTIONS));
        }
        return names;
    }

    private List<String> those(Predicate<Device> which) {
        return inventory.index().devices().stream()
                .filter(which)
                .map(Device::name)
                .toList();
    }

    /** {@code r3} selects the third device, if that has no name but its address. */
    private Collection<String> atPosition(String name) {
        if (!POSITION.matcher(name).matches()) {
            return Set.of();
        }
        return inventory
                .at(Integer.parseInt(name.substring(1)))
                .filter(device -> device.name().equals(device.address()))
                .map(device -> Set.of(device.name()))
                .orElse(Set.of());
    }
}
