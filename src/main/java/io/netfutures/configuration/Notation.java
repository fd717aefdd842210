package io.netfutures.configuration;

import java.util.List;

/**
 * How the configuration of a platform is written.
 *
 * @param off what does nothing unless it is shown, as the words that a line of it begins with: {@code ntp server *}, where a {@code *}
 *     stands for any word or the end of one; {@code interface / shutdown} in sections that begin with {@code interface}. Of all else a
 *     {@code no} is taken for missing, since it may be on without being shown
 */
public record Notation(Form form, List<String> off) {
    /** What a line is, and what belongs to it. */
    public enum Form {
        /** As with IOS: what is indented belongs to the line above that is less indented. */
        NESTED,
        /** As with Junos and VyOS: each line stands alone, and begins with set or delete. */
        SET
    }

    public Notation {
        off = List.copyOf(off);
    }
}
