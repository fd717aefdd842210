package io.netfutures.jinja;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.util.ObjectTruthValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filter {@code default}, and its other name {@code d}: with {@code true} behind the value also for what is empty, as in Jinja2. */
record OrElse(String name) implements Filter {
    @Override
    public String getName() {
        return name;
    }

    @Override
    public @Nullable Object filter(
            @Nullable Object value, JinjavaInterpreter interpreter, Object[] given, Map<String, Object> named) {
        Object otherwise = given.length > 0 ? given[0] : named.getOrDefault("default_value", "");
        Object empty = given.length > 1 ? given[1] : named.getOrDefault("boolean", false);
        boolean isMissing =
                value instanceof Undefined || (ObjectTruthValue.evaluate(empty) && !ObjectTruthValue.evaluate(value));
        if (isMissing && otherwise instanceof Undefined undefined) {
            throw new Unusable(undefined.what());
        }
        return isMissing ? otherwise : value;
    }

    @Override
    public @Nullable Object filter(@Nullable Object value, JinjavaInterpreter interpreter, String... given) {
        return filter(value, interpreter, given, Map.of());
    }
}
