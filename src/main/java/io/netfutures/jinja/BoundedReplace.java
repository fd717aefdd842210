package io.netfutures.jinja;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import org.jspecify.annotations.Nullable;

/** The filter {@code replace}, within bounds. */
final class BoundedReplace implements Filter {
    @Override
    public String getName() {
        return "replace";
    }

    @Override
    public @Nullable Object filter(@Nullable Object value, JinjavaInterpreter interpreter, String... given) {
        if (given.length != 2) {
            throw new Unusable("replace takes two texts, as {{ name|replace('-', '_') }}");
        }
        return PythonMethods.replaced(String.valueOf(value), given[0], given[1]);
    }
}
