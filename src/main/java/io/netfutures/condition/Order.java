package io.netfutures.condition;

import java.util.OptionalInt;

/** One of the operators {@code < <= > >=} with what stands to its right. It is false for what has no order. */
record Order(boolean less, boolean equal, Literal literal) implements Clause.Check {
    static Order of(String sign, Literal literal) {
        return new Order(sign.startsWith("<"), sign.endsWith("="), literal);
    }

    @Override
    public boolean passes(String text) {
        OptionalInt order = literal.order(text);
        return order.isPresent() && (order.getAsInt() == 0 ? equal : order.getAsInt() < 0 == less);
    }
}
