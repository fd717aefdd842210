package io.netfutures.python;

import java.util.List;
import java.util.Optional;

/** A function that a program defines. */
public record Function(String name, List<Parameter> parameters, List<Statement> body) {
    /** A parameter, with the expression of its default if it has one. */
    public record Parameter(String name, Optional<Expression> otherwise) {}

    @Override
    public String toString() {
        return "<function " + name + ">";
    }
}
