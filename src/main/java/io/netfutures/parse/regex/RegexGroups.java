package io.netfutures.parse.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The groups of one pattern while it is read: their numbers, their names, and which of them are still open. */
final class RegexGroups {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{Nl}_][\\p{L}\\p{Nl}\\p{Mn}\\p{Mc}\\p{Nd}\\p{Pc}]*");

    private final RegexReader reader;
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final BitSet open = new BitSet();
    private int last;

    RegexGroups(RegexReader reader) {
        this.reader = reader;
    }

    /** Begins a group, and gives its number. */
    int open() {
        open.set(++last);
        return last;
    }

    int open(String name, int at) throws RegexException {
        requireName(name, at);
        Integer before = names.putIfAbsent(name, last + 1);
        if (before != null) {
            throw reader.error(
                    "redefinition of group name '%s' as group %d; was group %d".formatted(name, last + 1, before), at);
        }
        return open();
    }

    void close(int number) {
        open.clear(number);
    }

    /** The number of the group with this name, which a reference at this place means. */
    int named(String name, int at) throws RegexException {
        requireName(name, at);
        Integer number = names.get(name);
        if (number == null) {
            throw reader.error("unknown group name '" + name + "'", at);
        }
        return referred(number, at);
    }

    /** This number, if a reference at this place may mean it. */
    int referred(int number, int at) throws RegexException {
        if (number > last) {
            throw reader.error("invalid group reference " + number, at);
        }
        if (open.get(number)) {
            throw reader.error("cannot refer to an open group", at);
        }
        return number;
    }

    private void requireName(String name, int at) throws RegexException {
        if (!NAME.matcher(name).matches()) {
            throw reader.error("bad character in group name '" + name + "'", at);
        }
    }

    int count() {
        return last;
    }

    /** The names in the order of their groups, with the numbers. */
    List<Map.Entry<String, Integer>> names() {
        return List.copyOf(new ArrayList<>(names.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList()));
    }
}
