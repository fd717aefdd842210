package io.netfutures.jinja;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.util.ForLoop;
import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELResolver;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a dot or in brackets: the keys of a mapping, the elements of a list, and a few methods that Jinja2 has of Python. No
 * other property and no method of any Java object can be reached.
 */
final class PlainValues extends ELResolver {
    private static final List<String> OF_A_LOOP =
            List.of("index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0");

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        context.setPropertyResolved(true);
        String name = String.valueOf(property);
        return switch (base) {
            case null -> null;
            case Undefined undefined -> undefined;
            case ForLoop loop -> ofLoop(loop, name);
            case Map<?, ?> mapping -> ofMapping(mapping, name);
            case Map.Entry<?, ?> pair when name.equals("0") -> pair.getKey();
            case Map.Entry<?, ?> pair when name.equals("1") -> pair.getValue();
            case List<?> list -> PythonMethods.OF_A_LIST.contains(name) ? null : element(list, name);
            case String text when PythonMethods.OF_A_TEXT.contains(name) -> null;
            case String text when name.matches("-?\\d{1,9}") -> letter(text, Integer.parseInt(name));
            case Filter filter -> null;
            case ExpTest test -> null;
            default ->
                StrictInterpreter.current()
                        .missing(name + " is not defined: before the dot stands " + Wording.kind(base)
                                + ", not a mapping");
        };
    }

    private static @Nullable Object ofMapping(Map<?, ?> mapping, String name) {
        if (mapping.containsKey(name)) {
            return mapping.get(name);
        }
        if (PythonMethods.OF_A_MAPPING.contains(name)) {
            return null;
        }
        Set<String> keys =
                mapping.keySet().stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
        String near = Hint.of(name, keys);
        return StrictInterpreter.current()
                .missing(name + " is not defined in this mapping"
                        + (near.isEmpty() && !keys.isEmpty() && keys.size() < 8
                                ? "; it has " + String.join(", ", keys)
                                : near));
    }

    private static @Nullable Object element(List<?> list, String name) {
        if (!name.matches("-?\\d{1,9}")) {
            return StrictInterpreter.current()
                    .missing(name + " is not defined: before the dot stands a list, not a mapping");
        }
        int index = Integer.parseInt(name);
        int at = index < 0 ? list.size() + index : index;
        return at < 0 || at >= list.size()
                ? StrictInterpreter.current()
                        .missing("[" + name + "] is not defined: the list has " + list.size()
                                + (list.size() == 1 ? " element" : " elements, the first of which is [0]"))
                : list.get(at);
    }

    private static Object letter(String text, int index) {
        int at = index < 0 ? text.length() + index : index;
        return at < 0 || at >= text.length()
                ? StrictInterpreter.current()
                        .missing("[" + index + "] is not defined: the text has " + text.length() + " letters")
                : text.substring(at, at + 1);
    }

    private static Object ofLoop(ForLoop loop, String name) {
        return switch (name) {
            case "index" -> (long) loop.getIndex();
            case "index0" -> (long) loop.getIndex0();
            case "revindex" -> (long) loop.getRevindex();
            case "revindex0" -> (long) loop.getRevindex0();
            case "first" -> loop.isFirst();
            case "last" -> loop.isLast();
            case "length" -> (long) loop.getLength();
            case "depth" -> (long) loop.getDepth();
            case "depth0" -> (long) loop.getDepth0();
            default ->
                StrictInterpreter.current().missing("loop." + name + " is not defined" + Hint.of(name, OF_A_LOOP));
        };
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            Object method,
            Class<?> @Nullable [] types,
            @Nullable Object @Nullable [] parameters) {
        context.setPropertyResolved(true);
        StrictInterpreter interpreter = StrictInterpreter.current();
        @Nullable Object[] given = parameters == null ? new Object[0] : parameters;
        if (!(base instanceof Filter || base instanceof ExpTest)) {
            return base instanceof Undefined ? base : PythonMethods.call(base, String.valueOf(method), given);
        }
        boolean asks = base instanceof AskDefined || base instanceof OrElse;
        int before = interpreter.tolerance();
        if (!asks && given[0] instanceof Undefined undefined) {
            throw new Unusable(undefined.what());
        }
        try {
            interpreter.stepsThrough(given[0]);
            return switch (base) {
                case Filter filter ->
                    filter.filter(given[0], (JinjavaInterpreter) given[1], (Object[]) given[2], (Map<String, Object>)
                            given[3]);
                case ExpTest test -> test(test, String.valueOf(method), given);
                default -> null;
            };
        } finally {
            interpreter.tolerance(asks ? before - 1 : before);
        }
    }

    private static boolean test(ExpTest test, String method, @Nullable Object[] given) {
        Object[] arguments = new Object[given.length - 2];
        System.arraycopy(given, 2, arguments, 0, arguments.length);
        JinjavaInterpreter interpreter = (JinjavaInterpreter) given[1];
        return method.equals("evaluateNegated")
                ? test.evaluateNegated(given[0], interpreter, arguments)
                : test.evaluate(given[0], interpreter, arguments);
    }

    @Override
    public Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
        return Object.class;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        throw new Unusable("a value cannot be set so; write {% set name = value %}");
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
        return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }
}
