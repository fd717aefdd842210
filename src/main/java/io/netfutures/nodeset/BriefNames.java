package io.netfutures.nodeset;

import java.util.Collection;
import java.util.List;

/** Names within a sentence: of a few each, of many the node set, and of too many the beginning of it. */
public final class BriefNames {
    private static final int FEW = 5;
    private static final int LONGEST = 120;

    /** How many are shown of names that take too much room all together. */
    private static final int MOST = 12;

    private BriefNames() {}

    /** {@code r1, r2}; {@code r[1-40]}; {@code r[1,3,5,7,9] and 488 more}. Not longer than some 120 characters, or the first name. */
    public static String of(Collection<String> names) {
        return areFew(names) ? String.join(", ", names) : folded(names);
    }

    /** As {@link #of}, and every name, however long that is. */
    public static String whole(Collection<String> names) {
        return areFew(names) ? String.join(", ", names) : NodeSet.fold(names);
    }

    private static boolean areFew(Collection<String> names) {
        return names.size() <= FEW && String.join(", ", names).length() <= LONGEST;
    }

    /** As {@link #of}, and also a few are folded. */
    public static String folded(Collection<String> names) {
        NodeSet all = NodeSet.of(names);
        String text = all.toString();
        if (text.length() <= LONGEST) {
            return text;
        }
        List<String> first = all.names().stream().limit(MOST).toList();
        int shown = Math.min(first.size(), all.size() - 1);
        while (shown > 1 && NodeSet.fold(first.subList(0, shown)).length() > LONGEST) {
            shown--;
        }
        return shown < 1 ? text : NodeSet.fold(first.subList(0, shown)) + " and " + (all.size() - shown) + " more";
    }
}
