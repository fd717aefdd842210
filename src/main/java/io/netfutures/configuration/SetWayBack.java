package io.netfutures.configuration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The lines that make a configuration of set commands what it was. What came is deleted with all that came with it: a line that opened a
 * level deletes that level, since what is left of it would be a line too.
 */
final class SetWayBack {
    private static final String SET = "set";
    private static final String DEACTIVATE = "deactivate";
    private static final Pattern WORD = Pattern.compile("(?:\"(?:\\\\.|[^\"\\\\])*\"|'[^']*'|[^\\s\"'])+");

    /** A word that is no keyword: the name of one of several, or a value. */
    private static final Pattern VALUE = Pattern.compile(".*[^a-z-].*");

    private SetWayBack() {}

    static List<String> of(List<String> before, List<String> now) {
        Set<String> old = new HashSet<>(before);
        Set<String> there = new HashSet<>(now);
        Set<List<String>> paths = paths(before);
        Set<List<String>> gone = new LinkedHashSet<>();
        now.stream().filter(line -> !old.contains(line)).map(SetWayBack::words).forEach(words -> {
            if (words.getFirst().equals(SET)) {
                gone.add(level(words, paths));
            }
        });
        List<String> back = new ArrayList<>();
        gone.forEach(words -> back.add("delete " + text(words)));
        for (String line : now) {
            List<String> words = words(line);
            if (!old.contains(line) && words.getFirst().equals(DEACTIVATE) && paths.contains(rest(words))) {
                back.add("activate " + text(words));
            }
        }
        before.stream()
                .filter(line -> !there.contains(line))
                .filter(line -> List.of(SET, DEACTIVATE).contains(words(line).getFirst()))
                .forEach(back::add);
        return back;
    }

    /** All levels of these lines, from the first word behind {@code set} on. */
    private static Set<List<String>> paths(List<String> lines) {
        Set<List<String>> paths = new HashSet<>();
        for (String line : lines) {
            List<String> words = words(line);
            for (int i = 1; i <= words.size() && words.getFirst().equals(SET); i++) {
                paths.add(words.subList(1, i));
            }
        }
        return paths;
    }

    /** This line as far as it leads to what none of the paths had, with the name that may belong to its last word. */
    private static List<String> level(List<String> words, Set<List<String>> paths) {
        int end = 1;
        while (end < words.size() && paths.contains(words.subList(1, end))) {
            end++;
        }
        boolean isNamed = end < words.size() && VALUE.matcher(words.get(end)).matches();
        return words.subList(0, isNamed ? end + 1 : end);
    }

    private static List<String> words(String line) {
        List<String> words =
                WORD.matcher(line).results().map(MatchResult::group).toList();
        return words.isEmpty() ? List.of("") : words;
    }

    private static List<String> rest(List<String> words) {
        return words.subList(1, words.size());
    }

    private static String text(List<String> words) {
        return String.join(" ", rest(words));
    }
}
