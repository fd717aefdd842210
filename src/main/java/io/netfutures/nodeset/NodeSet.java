package io.netfutures.nodeset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A set of names, written as ClusterShell's {@code nodeset} writes it: {@code r[1-3,7]} is {@code r1}, {@code r2}, {@code r3} and
 * {@code r7}. Immutable.
 *
 * <p>A name is text with any number of decimal numbers in it. {@code 1} and {@code 01} are different numbers. The source of all rules is
 * the behaviour of {@code nodeset} 1.9.1 ({@code -e} and {@code -f}); {@code selection.md} lists the differences.
 */
public final class NodeSet implements Iterable<String> {
    /** The most names that ranges may give. */
    public static final int MOST = 100_000;

    private final List<String> folded = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();

    private NodeSet(Collection<String> unordered) {
        TreeMap<String, Set<List<String>>> byPattern = new TreeMap<>();
        for (String name : unordered) {
            NumberedName numbered = NumberedName.of(name);
            byPattern
                    .computeIfAbsent(numbered.pattern(), pattern -> new LinkedHashSet<>())
                    .add(numbered.numbers());
        }
        byPattern.forEach(this::fold);
    }

    /** The set of these names; one that occurs twice counts once. */
    public static NodeSet of(Collection<String> names) {
        return new NodeSet(names);
    }

    /**
     * The set that an expression names: names with ranges, joined from left to right by {@code ,} (or), {@code !} (and not), {@code &}
     * (and) and {@code ^} (either, not both). A text in quotes is a name whatever stands in it. An empty text names none.
     *
     * @throws IllegalArgumentException if the expression is wrong, needs an inventory ({@code @group}, {@code *}) or a file, or names
     *     more than {@value #MOST}; the message is for users, and quotes the expression as it is
     */
    public static NodeSet parse(String expression) {
        Set<String> names = new LinkedHashSet<>();
        if (expression.isBlank()) {
            return new NodeSet(names);
        }
        List<Operand> operands = Operand.of(expression);
        if (operands.getFirst().operator() == Operator.DIFFERENCE) {
            throw new IllegalArgumentException("a name is missing before !");
        }
        for (Operand operand : operands) {
            String text = operand.text();
            if (Operand.quoted(text).isEmpty() && text.matches("(?s)[@^].*|.*[*?].*")) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" is no name; groups, wildcards and files need an inventory");
            }
            operand.operator().apply(names, new LinkedHashSet<>(operand.names()));
            if (names.size() > MOST) {
                throw Ranges.tooMany();
            }
        }
        return new NodeSet(names);
    }

    /** These names, folded: {@code r[1-3,7]}. {@link #parse} gives the names back. */
    public static String fold(Collection<String> names) {
        return of(names).toString();
    }

    private void fold(String pattern, Set<List<String>> vectors) {
        int dimensions = vectors.iterator().next().size();
        String plain = NumberedName.write(pattern, Collections.nCopies(dimensions, "0"));
        boolean needsQuotes = !Operand.quote(plain).equals(plain);
        List<List<List<String>>> boxes = dimensions == 0
                ? List.of(List.of())
                : dimensions == 1 ? List.of(List.of(sorted(vectors))) : Boxes.of(vectors, dimensions);
        for (List<List<String>> box : boxes) {
            List<String> all = new ArrayList<>();
            addNames(pattern, box, new ArrayList<>(), all);
            names.addAll(all);
            if (needsQuotes) {
                all.forEach(name -> folded.add(Operand.quote(name)));
            } else {
                folded.add(NumberedName.write(
                        pattern, box.stream().map(NodeSet::range).toList()));
            }
        }
    }

    private static List<String> sorted(Set<List<String>> vectors) {
        Set<String> numbers = new TreeSet<>(Digits.ORDER);
        vectors.forEach(vector -> numbers.add(vector.getFirst()));
        return List.copyOf(numbers);
    }

    private static String range(List<String> numbers) {
        String range = Digits.folded(numbers);
        return numbers.size() == 1 ? range : "[" + range + "]";
    }

    private static void addNames(String pattern, List<List<String>> box, List<String> vector, List<String> names) {
        if (vector.size() == box.size()) {
            names.add(NumberedName.write(pattern, vector));
            return;
        }
        for (String number : box.get(vector.size())) {
            vector.add(number);
            addNames(pattern, box, vector, names);
            vector.removeLast();
        }
    }

    /** The names, in the order of {@code nodeset -e}: by their text without the numbers, then by the numbers. */
    public Set<String> names() {
        return Collections.unmodifiableSet(names);
    }

    /** How many names there are. */
    public int size() {
        return names.size();
    }

    @Override
    public Iterator<String> iterator() {
        return names().iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeSet set && names.equals(set.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    /** The set, folded: {@code r[1-3,7],sw1}. */
    @Override
    public String toString() {
        return String.join(",", folded);
    }
}
