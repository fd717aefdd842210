package io.netfutures.concurrent;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Python would call the type of a value, in the text of a finished future. */
final class PythonTypes {
    private PythonTypes() {}

    /** {@code dict} for a map, {@code str} for text, and so on; else the simple name of the class. */
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

    /** The simple name; of a class without a name, its superclass's. */
    private static String nameOf(Class<?> type) {
        Class<?> superclass = type.getSuperclass();
        return type.isAnonymousClass() && superclass != null ? nameOf(superclass) : type.getSimpleName();
    }
}
