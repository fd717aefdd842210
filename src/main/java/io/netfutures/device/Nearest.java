package io.netfutures.device;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Suggests names for a misspelt one: those that are at most two changes of letters away. */
public final class Nearest {
    private static final int FAR = 2;
    private static final int MOST = 3;

    private Nearest() {}

    /** At most three of {@code names}, the nearest first; empty if none is near. */
    public static List<String> to(String written, Collection<String> names) {
        return to(written, names, FAR);
    }

    /** At most three of {@code names} that are at most {@code far} changes of letters away, the nearest first. */
    public static List<String> to(String written, Collection<String> names, int far) {
        String lower = written.toLowerCase(Locale.ROOT);
        record Near(String name, int distance) {}
        return names.stream()
                .filter(name -> Math.abs(name.length() - written.length()) <= far)
                .map(name -> new Near(name, distance(lower, name.toLowerCase(Locale.ROOT))))
                .filter(near -> near.distance() <= far)
                .sorted(Comparator.comparingInt(Near::distance))
                .limit(MOST)
                .map(Near::name)
                .toList();
    }

    /** {@code "; did you mean R1?"}, or an empty text if no name is near. */
    public static String hint(String written, Collection<String> names) {
        return hint(to(written, names));
    }

    /** As {@link #hint}, but names of which it is a whole part come first: {@code ios} of {@code cisco_ios}. */
    public static String hintWithParts(String written, Collection<String> names) {
        List<String> whole = names.stream()
                .filter(name -> List.of(name.split("[_-]")).contains(written))
                .sorted()
                .limit(MOST)
                .toList();
        return whole.isEmpty() ? hint(written, names) : hint(whole);
    }

    /**
     * As {@link #hint}, but where none is near also names that begin with it, contain it, or leave letters out for it: {@code link} of
     * {@code link_status}, {@code intf} of {@code interface}.
     */
    public static String hintWithLonger(String written, Collection<String> names) {
        List<String> near = to(written, names);
        String lower = written.toLowerCase(Locale.ROOT);
        return hint(
                near.isEmpty() && lower.length() > 1
                        ? Stream.<BiPredicate<String, String>>of(
                                        String::startsWith, String::contains, Nearest::isAbbreviated)
                                .flatMap(kind ->
                                        names.stream().filter(name -> kind.test(name.toLowerCase(Locale.ROOT), lower)))
                                .distinct()
                                .limit(MOST)
                                .toList()
                        : near);
    }

    /** Whether a name is written with letters left out, and not the first one. */
    private static boolean isAbbreviated(String name, String written) {
        int at = 0;
        for (int i = 0; i < written.length(); i++) {
            at = name.indexOf(written.charAt(i), at) + 1;
            if (at == 0 || (i == 0 && at > 1)) {
                return false;
            }
        }
        return written.length() > 2;
    }

    private static String hint(List<String> near) {
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }

    /** The number of letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
    private static int distance(String one, String other) {
        int[][] changes = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                changes[i][j] = i == 0 || j == 0 ? i + j : least(changes, one, i, other, j);
            }
        }
        return changes[one.length()][other.length()];
    }

    private static int least(int[][] changes, String one, int i, String other, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int replace = changes[i - 1][j - 1] + (same ? 0 : 1);
        int least = Math.min(replace, 1 + Math.min(changes[i - 1][j], changes[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, changes[i - 2][j - 2] + 1) : least;
    }
}
