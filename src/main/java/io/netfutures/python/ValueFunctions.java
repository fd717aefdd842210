package io.netfutures.python;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Python's built-in functions that only make values of other values. */
final class ValueFunctions {
    private static final long MOST = 10_000;

    /** All of them, by name. */
    static final Map<String, Native> ALL = Stream.of(
                    new Native(
                            "len", said -> (long) Values.size(said.checked(1, 1).first())),
                    new Native("str", said -> Values.text(known(said))),
                    new Native("repr", said -> PythonText.repr(known(said))),
                    new Native(
                            "list",
                            said -> said.checked(0, 1).positional().isEmpty()
                                    ? new ArrayList<>()
                                    : Values.list(said.first())),
                    new Native(
                            "tuple",
                            said -> new Tuple(Values.list(said.checked(1, 1).first()))),
                    new Native("dict", said -> dict(said.checked(0, 1))),
                    new Native("sorted", said -> sorted(said.checked(1, 1))),
                    new Native("zip", said -> zip(said.checked(1, 20))),
                    new Native("enumerate", said -> enumerate(said.checked(1, 1))),
                    new Native("range", said -> range(said.checked(1, 2))))
            .collect(Collectors.toUnmodifiableMap(Native::name, each -> each));

    private ValueFunctions() {}

    private static @Nullable Object known(Arguments said) {
        Values.refusePending(said.checked(1, 1).first());
        return said.first();
    }

    private static Object dict(Arguments said) {
        Map<@Nullable Object, @Nullable Object> dict = new LinkedHashMap<>();
        if (said.positional().isEmpty()) {
            return dict;
        }
        if (said.first() instanceof Map<?, ?> other) {
            dict.putAll(other);
            return dict;
        }
        for (Object each : Values.list(said.first())) {
            List<@Nullable Object> pair = Values.list(each);
            if (pair.size() != 2) {
                throw Raised.of("ValueError", "dict() wants pairs");
            }
            dict.put(pair.get(0), pair.get(1));
        }
        return dict;
    }

    private static Object sorted(Arguments said) {
        List<@Nullable Object> sorted = Values.list(said.first());
        sorted.sort(Values::compare);
        return sorted;
    }

    private static Object zip(Arguments said) {
        List<Iterator<? extends @Nullable Object>> rows = new ArrayList<>();
        said.positional().forEach(each -> rows.add(Values.elements(each)));
        return new Zipped(rows);
    }

    private static Object enumerate(Arguments said) {
        List<Object> numbered = new ArrayList<>();
        for (Object each : Values.list(said.first())) {
            numbered.add(new Tuple(Arrays.asList((long) numbered.size(), each)));
        }
        return numbered;
    }

    private static Object range(Arguments said) {
        long from = said.positional().size() == 1 ? 0 : Values.whole(said.first());
        long to = Values.whole(said.positional().getLast());
        if (to - from > MOST) {
            throw Raised.refused("range() gives " + MOST + " numbers at most here");
        }
        List<Object> numbers = new ArrayList<>();
        for (long i = from; i < to; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    /** Tuples of the elements of several rows; the next one waits for its elements. */
    private record Zipped(List<Iterator<? extends @Nullable Object>> rows) implements Iterator<Tuple> {
        @Override
        public boolean hasNext() {
            return rows.stream().allMatch(Iterator::hasNext);
        }

        @Override
        public Tuple next() {
            List<@Nullable Object> row = new ArrayList<>();
            rows.forEach(each -> row.add(each.next()));
            return new Tuple(row);
        }
    }
}
