package io.netfutures.python;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The arguments of a call. */
record Arguments(String function, List<@Nullable Object> positional, Map<String, @Nullable Object> keywords) {
    private static final BigDecimal LONGEST = BigDecimal.valueOf(1_000_000);

    /** Checks that {@code least} to {@code most} are given by position, and no keywords but {@code names}; returns this. */
    Arguments checked(int least, int most, String... names) {
        if (positional.size() < least || positional.size() > most) {
            throw Raised.of(
                    "TypeError",
                    function + "() takes " + (least == most ? "" : least + " to ") + most + " arguments, not "
                            + positional.size());
        }
        for (String keyword : keywords.keySet()) {
            if (!Set.of(names).contains(keyword)) {
                throw Raised.refused(function + "(" + keyword + "=...) is not understood"
                        + (names.length == 0 ? "" : "; " + String.join(", ", names) + " may be named"));
            }
        }
        return this;
    }

    @Nullable
    Object first() {
        return positional.getFirst();
    }

    /** The argument at {@code index}, or the one of that name; null if neither is given. */
    @Nullable
    Object at(int index, String name) {
        return index < positional.size() ? positional.get(index) : keywords.get(name);
    }

    /** The text at {@code index}. */
    String text(int index) {
        if (positional.get(index) instanceof String text) {
            return text;
        }
        throw Raised.of("TypeError", function + "() wants a string, not " + Values.typeOf(positional.get(index)));
    }

    /** The argument in seconds; empty for None, which is no bound. */
    Optional<Duration> seconds(int index, String name) {
        Object said = at(index, name);
        if (said == null) {
            return Optional.empty();
        }
        if (!(said instanceof Number number)) {
            throw Raised.of("TypeError", function + "() wants seconds, not " + Values.typeOf(said));
        }
        BigDecimal seconds =
                new BigDecimal(number.toString()).max(BigDecimal.ZERO).min(LONGEST);
        return Optional.of(Duration.ofNanos(seconds.movePointRight(9).longValue()));
    }
}
