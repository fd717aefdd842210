package io.netfutures.device;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an inventory says of a device besides how to reach it. It says nothing about which device that is, so that any two are equal:
 * comparing devices does not cost what comparing all of their variables would.
 */
public final class Variables {
    /** None. */
    public static final Variables NONE = new Variables(Map.of(), Set.of());

    private final Map<String, @Nullable Object> values;
    private final Set<String> withheld;

    /**
     * @param values text, {@link Long}, {@link Double}, {@link Boolean}, null, lists and mappings of them
     * @param withheld the names of those that may be secrets, and so have no value here
     */
    public Variables(Map<String, ? extends @Nullable Object> values, Set<String> withheld) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.withheld = Set.copyOf(withheld);
    }

    /** Variables that all are texts. */
    static Variables of(Map<String, String> texts) {
        return texts.isEmpty() ? NONE : new Variables(new HashMap<>(texts), Set.of());
    }

    public Map<String, @Nullable Object> values() {
        return values;
    }

    public Set<String> withheld() {
        return withheld;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Variables;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
