package io.netfutures.python;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An expression of a program. */
public sealed interface Expression {
    /** A string, a number, True, False or None. */
    record Literal(@Nullable Object value) implements Expression {}

    record Name(String name) implements Expression {}

    /** {@code f'...'}, as its parts in their order. */
    record Formatted(List<Expression> parts) implements Expression {}

    record ListOf(List<Expression> elements) implements Expression {}

    record TupleOf(List<Expression> elements) implements Expression {}

    record DictOf(List<Expression> keys, List<Expression> values) implements Expression {}

    /** {@code [element for target in source if condition]}. */
    record Comprehension(Expression element, Expression target, Expression source, Optional<Expression> condition)
            implements Expression {}

    record Call(Expression function, List<Argument> arguments) implements Expression {}

    record Attribute(Expression object, String name) implements Expression {}

    record Subscript(Expression object, Expression index) implements Expression {}

    /** {@code object[from:to]}. */
    record Slice(Expression object, Optional<Expression> from, Optional<Expression> to) implements Expression {}

    /** {@code left operator right}: comparisons, {@code in}, {@code is}, {@code and}, {@code or}, {@code +}, {@code -}. */
    record Binary(String operator, Expression left, Expression right) implements Expression {}

    /** {@code not x}, {@code -x}. */
    record Unary(String operator, Expression operand) implements Expression {}

    /** {@code yes if condition else no}. */
    record Choice(Expression condition, Expression yes, Expression no) implements Expression {}

    /** An argument of a call. */
    sealed interface Argument {
        Expression value();

        record Positional(Expression value) implements Argument {}

        record Keyword(String name, Expression value) implements Argument {}

        /** {@code **value}. */
        record Spread(Expression value) implements Argument {}
    }
}
