package io.netfutures.session;

import java.util.regex.Pattern;

/**
 * Finds where the echo of a typed line ends in the text that came after it. The echo may stand behind a prompt, be wrapped over
 * several lines, show only the end of a long line behind {@code $}, or have its words completed. Only prompts, empty lines and log
 * lines stand before it. Costs no more than the text up to the echo.
 */
final class Echo {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Prompts prompts;
    private final String prompt;
    private final String typed;
    private final int words;

    Echo(Prompts prompts, String prompt, String line) {
        this.prompts = prompts;
        this.prompt = prompt;
        this.typed = squeezed(line);
        this.words = BLANKS.split(line.strip()).length;
    }

    /** The place of the newline behind the echo; negative if there is no whole echo. */
    int end(String text) {
        StringBuilder wrapped = new StringBuilder();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            String each = prompts.withoutRightEdge(text.substring(from, end));
            int promptEnd = prompts.endIn(each, prompt);
            boolean prompted = promptEnd >= 0;
            String rest = (prompted ? each.substring(promptEnd) : each).strip();
            if (prompted) {
                wrapped.setLength(0);
            }
            boolean first = wrapped.isEmpty();
            wrapped.append(squeezed(rest));
            if (isTyped(wrapped) || (first && (isScrolled(rest) || isCompleted(rest)))) {
                return end;
            }
            boolean begun = !wrapped.isEmpty() && typed.startsWith(wrapped.toString());
            if (!begun) {
                if (!prompts.isAround(rest)) {
                    return -1;
                }
                wrapped.setLength(0);
            }
            from = end + 1;
        }
        return -1;
    }

    /**
     * The place of the newline behind an echo that stands where none should: behind the prompt, but below a line of output. So the device
     * was not at its prompt when the line was typed. Negative if there is no such echo.
     */
    int displacedEnd(String text) {
        boolean other = false;
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            String each = prompts.withoutRightEdge(text.substring(from, end));
            String rest = each.strip();
            int promptEnd = prompts.endIn(each, prompt);
            if (promptEnd >= 0 && squeezed(each.substring(promptEnd)).equals(typed)) {
                return other ? end : -1;
            }
            other |= !prompts.isAround(rest) && !squeezed(rest).equals(typed);
            from = end + 1;
        }
        return -1;
    }

    private boolean isTyped(StringBuilder shown) {
        return typed.contentEquals(shown);
    }

    /** A long line has scrolled: {@code $ rface Ethernet0/1}. */
    private boolean isScrolled(String shown) {
        return shown.startsWith("$") && shown.length() > 1 && typed.endsWith(squeezed(shown.substring(1)));
    }

    /** Each word may be longer than it was typed. */
    private boolean isCompleted(String shown) {
        String[] shownWords = BLANKS.split(shown);
        return shownWords.length == words && startsWords(shownWords);
    }

    private boolean startsWords(String[] words) {
        int at = 0;
        for (String word : words) {
            int same = 0;
            while (same < word.length() && at + same < typed.length() && word.charAt(same) == typed.charAt(at + same)) {
                same++;
            }
            if (same == 0) {
                return false;
            }
            at += same;
        }
        return at == typed.length();
    }

    private static String squeezed(String text) {
        StringBuilder squeezed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && (c < '\t' || c > '\r')) {
                squeezed.append(c);
            }
        }
        return squeezed.length() == text.length() ? text : squeezed.toString();
    }
}
