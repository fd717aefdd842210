package io.netfutures.python;

import java.util.List;
import java.util.Optional;

/** A statement of a program. A target is a name, an element, or a tuple of those. */
public sealed interface Statement {
    /** The line in which it begins, from 1. */
    int line();

    /** A bare expression, whose value a prompt shows. */
    record Evaluation(int line, Expression value) implements Statement {}

    record Assignment(int line, Expression target, Expression value) implements Statement {}

    record Loop(int line, Expression target, Expression source, List<Statement> body) implements Statement {}

    record With(int line, Expression context, Optional<Expression> target, List<Statement> body) implements Statement {}

    record If(int line, Expression condition, List<Statement> yes, List<Statement> no) implements Statement {}

    record Try(int line, List<Statement> body, List<Handler> handlers, List<Statement> otherwise)
            implements Statement {}

    record Definition(int line, Function function) implements Statement {}

    record Return(int line, Optional<Expression> value) implements Statement {}

    record Pass(int line) implements Statement {}

    record Break(int line) implements Statement {}

    record Continue(int line) implements Statement {}

    /** {@code import module as name}; without a name, it binds the first word of the module. */
    record Import(int line, String module, Optional<String> name) implements Statement {}

    /** {@code from module import name as bound}. */
    record ImportFrom(int line, String module, String name, String bound) implements Statement {}

    /** {@code except type as name}; without a type, it catches any. */
    record Handler(List<String> types, Optional<String> name, List<Statement> body) {}
}
