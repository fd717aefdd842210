package io.netfutures.python;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operations on all values: str, truth, equality, order, elements. */
final class Values {
    /** The most elements of a list or characters of a text: a program could not be stopped while a larger one grows. */
    static final int LONGEST = 1 << 20;

    private Values() {}

    /** {@code str(value)}. */
    static String text(@Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case Raised raised -> raised.text();
            case null, default -> PythonText.repr(value);
        };
    }

    /** The name of its type. */
    static String typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> "NoneType";
            case String text -> "str";
            case Boolean truth -> "bool";
            case Long number -> "int";
            case Double number -> "float";
            case Map<?, ?> dict -> "dict";
            case Tuple tuple -> "tuple";
            case Collection<?> list -> "list";
            case Promise future -> "Future";
            case Function function -> "function";
            case Native function -> "function";
            case Raised raised -> raised.type();
            default -> value.getClass().getSimpleName();
        };
    }

    static boolean truth(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean truth -> truth;
            case Number number -> number.doubleValue() != 0;
            case String text -> !text.isEmpty();
            case Collection<?> list -> !list.isEmpty();
            case Map<?, ?> dict -> !dict.isEmpty();
            case JobPlan.Pending answer -> throw JobPlan.pending();
            default -> true;
        };
    }

    static boolean equal(@Nullable Object one, @Nullable Object other) {
        refusePending(one, other);
        if (one instanceof Number a && other instanceof Number b) {
            return a.doubleValue() == b.doubleValue();
        }
        return Objects.equals(one, other);
    }

    static int compare(@Nullable Object one, @Nullable Object other) {
        refusePending(one, other);
        if (one instanceof Number a && other instanceof Number b) {
            return Double.compare(a.doubleValue(), b.doubleValue());
        }
        if (one instanceof String a && other instanceof String b) {
            return a.compareTo(b);
        }
        throw Raised.of("TypeError", typeOf(one) + " and " + typeOf(other) + " have no order");
    }

    static void refusePending(@Nullable Object... values) {
        for (Object each : values) {
            if (each instanceof JobPlan.Pending) {
                throw JobPlan.pending();
            }
        }
    }

    /** The elements in order; those of futures are waited for one by one. */
    static Iterator<? extends @Nullable Object> elements(@Nullable Object value) {
        return switch (value) {
            case Collection<?> list -> new ArrayList<>(list).iterator();
            case Map<?, ?> dict -> new ArrayList<>(dict.keySet()).iterator();
            case Executors.Repeat repeat ->
                throw Raised.refused(
                        "repeat(...) has no end; it stands in map(send_show, devices, repeat('sh clock'))");
            case Iterator<?> already -> already;
            case Waited waited -> waited.pair().iterator();
            case String text -> text.codePoints().mapToObj(Character::toString).iterator();
            case JobPlan.Pending answer -> throw JobPlan.pending();
            case null, default ->
                throw Raised.of("TypeError", typeOf(value) + " has no elements; a list, a dict or a string has");
        };
    }

    /** All elements at once. */
    static List<@Nullable Object> list(@Nullable Object value) {
        List<@Nullable Object> all = new ArrayList<>();
        Iterator<? extends @Nullable Object> elements = elements(value);
        while (elements.hasNext()) {
            all.add(elements.next());
        }
        return all;
    }

    /** The futures in a value: a future itself, or the elements of a list or an iterator. */
    static List<Promise> promises(@Nullable Object value) {
        List<Promise> promises = new ArrayList<>();
        for (Object each : list(value instanceof Promise ? List.of(value) : value)) {
            if (!(each instanceof Promise promise)) {
                throw Raised.of("TypeError", "this wants futures, not " + typeOf(each));
            }
            promises.add(promise);
        }
        return promises;
    }

    static int size(@Nullable Object value) {
        return switch (value) {
            case Collection<?> list -> list.size();
            case Map<?, ?> dict -> dict.size();
            case String text -> text.codePointCount(0, text.length());
            case JobPlan.Pending answer -> throw JobPlan.pending();
            case null, default -> throw Raised.of("TypeError", typeOf(value) + " has no len()");
        };
    }

    static @Nullable Object element(@Nullable Object object, @Nullable Object index) {
        refusePending(object, index);
        return switch (object) {
            case Map<?, ?> dict when dict.containsKey(index) -> dict.get(index);
            case Map<?, ?> dict ->
                throw Raised.of(
                        "KeyError",
                        PythonText.repr(index) + "; the keys are " + PythonText.repr(new ArrayList<>(dict.keySet())));
            case List<?> list -> list.get(position(index, list.size()));
            case String text -> {
                int position = position(index, text.length());
                yield text.substring(position, position + 1);
            }
            case null, default -> throw Raised.of("TypeError", typeOf(object) + " has no elements");
        };
    }

    static boolean contains(@Nullable Object whole, @Nullable Object part) {
        refusePending(whole, part);
        return switch (whole) {
            case Map<?, ?> dict -> dict.containsKey(part);
            case String text when part instanceof String piece -> text.contains(piece);
            case Collection<?> list -> list.stream().anyMatch(each -> equal(each, part));
            case null, default -> throw Raised.of("TypeError", typeOf(whole) + " contains nothing");
        };
    }

    /** A part of a list or of a text; bounds outside it mean its ends. */
    static Object slice(@Nullable Object object, @Nullable Object from, @Nullable Object to) {
        refusePending(object);
        int size = size(object);
        int start = bound(from, size, 0);
        int end = Math.max(start, bound(to, size, size));
        return switch (object) {
            case Tuple tuple -> new Tuple(tuple.subList(start, end));
            case List<?> list -> new ArrayList<>(list.subList(start, end));
            case String text -> text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
            case null, default -> throw Raised.of("TypeError", typeOf(object) + " cannot be cut");
        };
    }

    private static int bound(@Nullable Object index, int size, int otherwise) {
        if (index == null) {
            return otherwise;
        }
        long said = whole(index);
        return (int) Math.max(0, Math.min(size, said < 0 ? said + size : said));
    }

    static int position(@Nullable Object index, int size) {
        long said = whole(index);
        long position = said < 0 ? said + size : said;
        if (position < 0 || position >= size) {
            throw Raised.of("IndexError", "there is no [" + said + "] among " + size);
        }
        return (int) position;
    }

    static long whole(@Nullable Object number) {
        if (number instanceof Long whole) {
            return whole;
        }
        throw Raised.of("TypeError", "a whole number is wanted, not " + typeOf(number));
    }

    static Object sum(String operator, @Nullable Object left, @Nullable Object right) {
        refusePending(left, right);
        if (left instanceof Number a && right instanceof Number b) {
            int sign = operator.equals("-") ? -1 : 1;
            return a instanceof Long x && b instanceof Long y
                    ? (Object) (x + sign * y)
                    : (Object) (a.doubleValue() + sign * b.doubleValue());
        }
        if (operator.equals("+") && left instanceof String a && right instanceof String b) {
            return bounded(a.length() + b.length(), a + b);
        }
        if (operator.equals("+") && left instanceof List<?> a && right instanceof List<?> b) {
            List<@Nullable Object> both = new ArrayList<>(a);
            both.addAll(b);
            return bounded(both.size(), both);
        }
        throw Raised.of("TypeError", typeOf(left) + " " + operator + " " + typeOf(right) + " cannot be calculated");
    }

    static <T> T bounded(int size, T value) {
        if (size > LONGEST) {
            throw Raised.refused("this becomes longer than " + LONGEST + ", which is the most here");
        }
        return value;
    }
}
