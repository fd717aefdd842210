package io.netfutures.parse;

import io.netfutures.parse.regex.PythonRegex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Value} line of a template.
 *
 * @param options in the order in which they stand, which is the order in which they act
 * @param regex as it stands, in parentheses
 * @param nested the same compiled, if items of a list have named groups; they become fields
 */
record ValueLine(
        String name,
        List<ValueOption> options,
        String regex,
        @Nullable PythonRegex nested) {
    boolean has(ValueOption option) {
        return options.contains(option);
    }

    /** What {@code ${NAME}} in a rule stands for. */
    String group() {
        return "(?P<" + name + ">" + regex.substring(1);
    }

    Column column() {
        return new Column(name, has(ValueOption.KEY), has(ValueOption.LIST));
    }
}
