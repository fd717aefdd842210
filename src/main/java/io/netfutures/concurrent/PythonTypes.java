package io.netfutures.concurrent;

import io.netfutures.concurrent.Status.Cancelled;
import io.netfutures.concurrent.Status.Pending;
import io.netfutures.concurrent.Status.Raised;
import io.netfutures.concurrent.Status.Returned;
import io.netfutures.concurrent.Status.Running;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The words of Python for a future: its state, and the type of its result or exception. */
final class PythonTypes {
    private PythonTypes() {}

    /** The state of a future, with the type of its value or exception as {@code type} names it, or by default if that is null. */
    static String state(Status status, Function<Object, @Nullable String> type) {
        return switch (status) {
            case Pending pending -> "pending";
            case Running running -> "running";
            case Returned<?> returned -> "finished returned " + nameOf(type, returned.value());
            case Raised raised -> "finished raised " + nameOf(type, raised.cause());
            case Cancelled cancelled -> "cancelled";
        };
    }

    private static String nameOf(Function<Object, @Nullable String> type, @Nullable Object value) {
        String name = value == null ? null : type.apply(value);
        return name == null ? nameOf(value) : name;
    }

    /** {@code dict} for a map, {@code str} for text and so on; otherwise the simple name of the class. */
    static String nameOf(@Nullable Object value) {
        return switch (value) {
            case null -> "NoneType";
            case Map<?, ?> map -> "dict";
            case Set<?> set -> "set";
            case Collection<?> list -> "list";
            case CharSequence text -> "str";
            case Boolean truth -> "bool";
            case Double number -> "float";
            case Float number -> "float";
            case BigDecimal number -> "Decimal";
            case Number number -> "int";
            case byte[] bytes -> "bytes";
            case Map.Entry<?, ?> pair -> "tuple";
            default -> nameOf(value.getClass());
        };
    }

    /** The simple name of a class; an anonymous class has that of its superclass. */
    private static String nameOf(Class<?> type) {
        Class<?> superclass = type.getSuperclass();
        return type.isAnonymousClass() && superclass != null ? nameOf(superclass) : type.getSimpleName();
    }
}
