package io.netfutures.lab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The meaning of a line: the rule that it matches, or what is wrong with it. */
sealed interface Match {
    /**
     * A rule fits.
     *
     * @param words what was typed for {@code <>}, {@code <hh:mm:ss>} and {@code ...}, in order
     */
    record Found(Rule rule, List<String> words) implements Match {}

    /** The word at this index fits no rule. */
    record Unknown(int word) implements Match {}

    /** The word at this index abbreviates several. */
    record Ambiguous(int word) implements Match {}

    /** Words are missing. */
    record Incomplete() implements Match {}

    /**
     * Compares word by word: a word typed in full comes before an abbreviation, and that before a place where any word
     * may stand.
     */
    static Match of(List<Rule> rules, List<String> typed, boolean abbreviates, Predicate<Rule> holds) {
        List<Rule> left = rules;
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            List<Rule> fitting = fitting(left, i, word, abbreviates);
            if (fitting.isEmpty()) {
                return new Unknown(i);
            }
            if (abbreviates && several(fitting, i, word)) {
                return new Ambiguous(i);
            }
            left = fitting;
        }
        List<Rule> complete =
                left.stream().filter(rule -> rule.endsAt(typed.size())).toList();
        if (complete.isEmpty()) {
            return new Incomplete();
        }
        return complete.stream()
                .filter(holds)
                .findFirst()
                .<Match>map(rule -> new Found(rule, wild(rule, typed)))
                .orElse(new Unknown(0));
    }

    private static List<Rule> fitting(List<Rule> rules, int index, String word, boolean abbreviates) {
        List<Rule> exact = rules.stream()
                .filter(rule -> rule.word(index).equalsIgnoreCase(word))
                .toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        List<Rule> shorter = rules.stream()
                .filter(rule -> abbreviates && startsWith(rule.word(index), word))
                .toList();
        return shorter.isEmpty()
                ? rules.stream().filter(rule -> rule.takes(index, word)).toList()
                : shorter;
    }

    private static boolean startsWith(String word, String start) {
        return word.toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT))
                && !word.equals(Rule.ANY)
                && !word.equals(Rule.TIME)
                && !word.equals(Rule.REST);
    }

    private static boolean several(List<Rule> rules, int index, String word) {
        return rules.stream()
                        .map(rule -> rule.word(index))
                        .filter(each -> startsWith(each, word))
                        .distinct()
                        .count()
                > 1;
    }

    private static List<String> wild(Rule rule, List<String> typed) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < rule.words().size(); i++) {
            if (List.of(Rule.ANY, Rule.TIME).contains(rule.words().get(i))) {
                words.add(typed.get(i));
            } else if (rule.words().get(i).equals(Rule.REST)) {
                words.add(String.join(" ", typed.subList(i, typed.size())));
            }
        }
        return words;
    }

    /** The rest of the last word of this line, if only one word is possible. */
    static String completion(List<Rule> rules, List<String> typed) {
        List<Rule> left = rules;
        for (int i = 0; i < typed.size() - 1; i++) {
            left = fitting(left, i, typed.get(i), true);
        }
        int last = typed.size() - 1;
        List<String> words = left.stream()
                .map(rule -> rule.word(last))
                .filter(word -> startsWith(word, typed.get(last)))
                .distinct()
                .toList();
        return words.size() == 1 ? words.getFirst().substring(typed.get(last).length()) : "";
    }
}
