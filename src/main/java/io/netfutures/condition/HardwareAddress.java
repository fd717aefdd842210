package io.netfutures.condition;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads MAC addresses: {@code aabb.cc00.0100}, {@code aa:bb:cc:00:01:00}, {@code aabbcc-000100}, {@code aabbcc000100} are one number. */
final class HardwareAddress {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 17;
    private static final Pattern WRITTEN = Pattern.compile("[0-9a-fA-F]{2}([:.-])(?:[0-9a-fA-F]{2}\\1){4}[0-9a-fA-F]{2}"
            + "|[0-9a-fA-F]{4}([:.-])[0-9a-fA-F]{4}\\2[0-9a-fA-F]{4}"
            + "|[0-9a-fA-F]{6}[:-]?[0-9a-fA-F]{6}");

    private HardwareAddress() {}

    static OptionalLong of(String text) {
        if (text.length() < SHORTEST
                || text.length() > LONGEST
                || !WRITTEN.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text.replaceAll("[:.-]", ""), 16));
    }
}
