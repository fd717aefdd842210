package io.netfutures.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line for a Unix shell, as far as it can be judged: one command and its filters, without anything else that a shell would carry out.
 *
 * @param text the line, with single blanks
 */
record PosixCommand(String text) {
    private static final String MARKS = "\"'";

    /** Nothing of these is needed to read, even where a quotation protects it. */
    private static final Pattern DANGEROUS = Pattern.compile("[;&`]|[$<>]\\(");

    private static final Pattern SPECIAL = Pattern.compile("[<>$\\\\(){}!]");

    /** A shell could make any option of it. */
    private static final Pattern OPTION_BY_PATTERN = Pattern.compile("(?<= )-\\S*[*?\\[]\\S*");

    /** What makes the line more than one command and its filters; empty if nothing does. */
    Optional<String> objection() {
        return found(DANGEROUS, text, "is special to a shell")
                .or(() -> found(SPECIAL, Quotation.literal(text), "is special to a shell"))
                .or(() -> found(OPTION_BY_PATTERN, bare(), "may be any option"))
                .or(() -> Quotation.isOpen(bare()) ? Optional.of("a quotation does not end") : Optional.empty());
    }

    /** The line with its quotations hidden. */
    String bare() {
        return Quotation.hidden(text, MARKS);
    }

    /** The words of the command in front of the filters, as a shell reads them, without their marks. */
    List<String> words() {
        int pipe = bare().indexOf('|');
        String command = (pipe < 0 ? text : text.substring(0, pipe)).strip();
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char open = 0;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (open == 0 && c == ' ') {
                words.add(word.toString());
                word.setLength(0);
            } else if (open == 0 ? MARKS.indexOf(c) >= 0 : c == open) {
                open = open == 0 ? c : 0;
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        return words;
    }

    /** Whether the command is used so; its name is not quoted. */
    boolean isUsed(Usage usage) {
        return text.split(" ")[0].chars().noneMatch(c -> MARKS.indexOf(c) >= 0) && usage.allows(words());
    }

    private static Optional<String> found(Pattern pattern, String where, String what) {
        Matcher matcher = pattern.matcher(where);
        return matcher.find() ? Optional.of(Quotation.marked(matcher.group()) + " " + what) : Optional.empty();
    }
}
