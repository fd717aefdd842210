package io.netfutures.jinja;

import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.lib.tag.Tag;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of a template, and the tags, filters and tests that it may use: those of Jinja2 that end soon and touch nothing. */
final class KnownWords extends Context {
    static final Set<String> TAGS = Set.of(
            "if",
            "elif",
            "else",
            "endif",
            "for",
            "endfor",
            "set",
            "endset",
            "macro",
            "endmacro",
            "include",
            "raw",
            "endraw",
            "do",
            "break",
            "continue");

    static final Set<String> FILTERS = Set.of(
            "abs",
            "attr",
            "bool",
            "capitalize",
            "count",
            "d",
            "default",
            "dictsort",
            "difference",
            "first",
            "float",
            "groupby",
            "indent",
            "int",
            "intersect",
            "join",
            "last",
            "length",
            "list",
            "lower",
            "map",
            "reject",
            "rejectattr",
            "replace",
            "reverse",
            "round",
            "select",
            "selectattr",
            "sort",
            "split",
            "string",
            "sum",
            "symmetric_difference",
            "title",
            "trim",
            "union",
            "unique",
            "upper");

    static final Set<String> TESTS = Set.of(
            "boolean",
            "containing",
            "defined",
            "divisibleby",
            "eq",
            "==",
            "equalto",
            "even",
            "false",
            "float",
            "ge",
            ">=",
            "greaterthan",
            "gt",
            ">",
            "in",
            "integer",
            "iterable",
            "le",
            "<=",
            "lessthan",
            "lower",
            "lt",
            "<",
            "mapping",
            "ne",
            "!=",
            "none",
            "number",
            "odd",
            "sameas",
            "sequence",
            "string",
            "true",
            "truthy",
            "undefined",
            "upper");

    KnownWords(Context global, Map<String, ?> values) {
        super(global, values);
    }

    @Override
    public @Nullable Tag getTag(String name) {
        return TAGS.contains(name) ? super.getTag(name) : null;
    }

    @Override
    public Filter getFilter(String name) {
        if (!FILTERS.contains(name)) {
            throw new Unusable(noFilter(name));
        }
        if (name.equals("default") || name.equals("d")) {
            StrictInterpreter.current().tolerate();
        }
        return super.getFilter(name);
    }

    @Override
    public ExpTest getExpTest(String name) {
        if (!TESTS.contains(name)) {
            throw new Unusable(noTest(name));
        }
        if (name.equals("defined") || name.equals("undefined")) {
            StrictInterpreter.current().tolerate();
        }
        return super.getExpTest(name);
    }

    static String noTag(String name) {
        return "there is no tag " + name + " here" + Hint.of(name, TAGS);
    }

    static String noFilter(String name) {
        return "there is no filter " + name + " here" + Hint.of(name, FILTERS);
    }

    static String noTest(String name) {
        return "there is no test " + name + " here" + Hint.of(name, TESTS);
    }
}
