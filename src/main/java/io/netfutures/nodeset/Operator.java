package io.netfutures.nodeset;

import java.util.Optional;
import java.util.Set;

/** What is done with the names so far and those that follow. */
public enum Operator {
    /** {@code ,}: these too. */
    UNION(','),
    /** {@code !}: not these. */
    DIFFERENCE('!'),
    /** {@code &}: only these. */
    INTERSECTION('&'),
    /** {@code ^}: those that are in one of both, and not in the other. */
    SYMMETRIC_DIFFERENCE('^');

    private final char sign;

    Operator(char sign) {
        this.sign = sign;
    }

    /** The operator with this sign. */
    static Optional<Operator> of(char sign) {
        for (Operator each : values()) {
            if (each.sign == sign) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Changes {@code names} to what this operator makes of them and {@code others}; takes time proportional to their sizes. */
    public <T> void apply(Set<T> names, Set<T> others) {
        switch (this) {
            case UNION -> names.addAll(others);
            case DIFFERENCE -> others.forEach(names::remove);
            case INTERSECTION -> names.retainAll(others);
            case SYMMETRIC_DIFFERENCE ->
                others.forEach(name -> {
                    if (!names.remove(name)) {
                        names.add(name);
                    }
                });
        }
    }

    /** Its sign. */
    @Override
    public String toString() {
        return String.valueOf(sign);
    }
}
