package io.netfutures.configuration;

import java.util.List;
import java.util.Locale;

/** What does nothing unless it is shown, as {@link Notation#off} says. */
final class Absent {
    private final List<String> off;

    Absent(List<String> off) {
        this.off = off;
    }

    /** Whether {@code what} is of a kind that is off unless it is shown in a section. */
    boolean isKnown(ConfigLine section, String what) {
        return off.stream().anyMatch(each -> !identity(each, section, what).isEmpty());
    }

    /** Whether {@code what} is of such a kind, and not shown in this section with any value. */
    boolean isOff(ConfigLine section, String what) {
        return off.stream()
                .map(each -> identity(each, section, what))
                .anyMatch(identity -> !identity.isEmpty()
                        && section.children.stream()
                                .noneMatch(line -> lower(line.key + " ").startsWith(lower(identity + " "))));
    }

    /** What a line of this section sets, or takes away. */
    Thing thing(ConfigLine section, String key) {
        String what = key.startsWith("no ") ? key.substring(3) : key.startsWith("default ") ? key.substring(8) : key;
        return off.stream()
                .map(each -> identity(each, section, what))
                .filter(identity -> !identity.isEmpty())
                .findFirst()
                .map(identity -> new Thing(identity, true))
                .orElse(new Thing(what, false));
    }

    /** The words of {@code what} that say which thing it is, if it is of this kind; else empty. */
    private static String identity(String kind, ConfigLine section, String what) {
        int slash = kind.indexOf(" / ");
        String in = slash < 0 ? "" : kind.substring(0, slash);
        if (!in.equals(section.isRoot() ? "" : section.key.split(" ", 2)[0])) {
            return "";
        }
        String[] wanted = kind.substring(slash < 0 ? 0 : slash + 3).split(" ");
        String[] words = what.split(" ");
        if (words.length < wanted.length) {
            return "";
        }
        StringBuilder identity = new StringBuilder();
        for (int i = 0; i < wanted.length; i++) {
            String word = wanted[i];
            boolean isMet = word.endsWith("*")
                    ? lower(words[i]).startsWith(word.substring(0, word.length() - 1))
                    : lower(words[i]).equals(word);
            boolean isSeveral = word.endsWith("*") && words[i].matches("range|.*\\d[,-].*");
            if (!isMet || isSeveral) {
                return "";
            }
            identity.append(i == 0 ? "" : " ").append(words[i]);
        }
        return identity.toString();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
