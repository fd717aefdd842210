package io.netfutures.jinja;

import io.netfutures.device.Nearest;
import java.util.Collection;

/** Names that may have been meant. */
final class Hint {
    private static final int SHORT = 4;

    private Hint() {}

    /** {@code "; did you mean name?"}, or an empty text if no name is near; for a short name it must be very near. */
    static String of(String written, Collection<String> names) {
        if (written.length() < 3) {
            return "";
        }
        var near = Nearest.to(
                written, names.stream().filter(name -> name.length() > 1).toList(), written.length() <= SHORT ? 1 : 2);
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }
}
