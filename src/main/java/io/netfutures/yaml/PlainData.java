package io.netfutures.yaml;

import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Scalar;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Values as programs take them, made when they are asked for: of those that many devices inherit there is no copy for each. */
public final class PlainData {
    private PlainData() {}

    /**
     * Text, a {@link Long}, a {@link Double}, a {@link Boolean}, null, or a list or a mapping of them. A number that is written in
     * another way than Java writes it, as 010, 15.10 and 1:30 are, stays the text that it is: it may be a name.
     *
     * @param isLeftOut whether what stands under this key of a mapping is left out
     */
    public static @Nullable Object of(Value value, Predicate<String> isLeftOut) {
        return switch (value) {
            case Scalar one -> scalar(one);
            case Items list -> new Elements(list.items(), isLeftOut);
            case Entries mapping -> new Mapping(mapping.entries(), isLeftOut);
        };
    }

    private static @Nullable Object scalar(Scalar one) {
        String text = one.text();
        return switch (one.kind()) {
            case NULL, VAULT -> null;
            case TEXT, TIME -> text;
            case BOOL -> List.of("yes", "true", "on").contains(text.toLowerCase(Locale.ROOT));
            case INT -> text.matches("0|-?[1-9]\\d{0,17}") ? (Object) Long.valueOf(text) : text;
            case FLOAT -> {
                if (!text.matches("-?\\d{1,9}\\.\\d{1,6}")) {
                    yield text;
                }
                Double number = Double.valueOf(text);
                yield number.toString().equals(text) ? number : text;
            }
        };
    }

    private static final class Elements extends AbstractList<@Nullable Object> {
        private final List<Value> items;
        private final Predicate<String> isLeftOut;

        Elements(List<Value> items, Predicate<String> isLeftOut) {
            this.items = items;
            this.isLeftOut = isLeftOut;
        }

        @Override
        public @Nullable Object get(int index) {
            return of(items.get(index), isLeftOut);
        }

        @Override
        public int size() {
            return items.size();
        }
    }

    private static final class Mapping extends AbstractMap<String, @Nullable Object> {
        private final Map<String, Value.Entry> entries;
        private final Predicate<String> isLeftOut;

        Mapping(Map<String, Value.Entry> entries, Predicate<String> isLeftOut) {
            this.entries = entries;
            this.isLeftOut = isLeftOut;
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            Value.Entry entry = entries.get(key);
            return entry == null || isLeftOut.test(Objects.toString(key)) ? null : of(entry.value(), isLeftOut);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return entries.containsKey(key) && !isLeftOut.test(Objects.toString(key));
        }

        @Override
        public Set<Map.Entry<String, @Nullable Object>> entrySet() {
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            entries.forEach((key, entry) -> {
                if (!isLeftOut.test(key)) {
                    all.put(key, of(entry.value(), isLeftOut));
                }
            });
            return all.entrySet();
        }
    }
}
