package io.netfutures.python;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tuple of Python: an immutable list that is printed in parentheses. */
final class Tuple extends AbstractList<@Nullable Object> {
    private final List<@Nullable Object> elements;

    Tuple(List<? extends @Nullable Object> elements) {
        this.elements = Collections.unmodifiableList(new ArrayList<>(elements));
    }

    @Override
    public @Nullable Object get(int index) {
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }
}
