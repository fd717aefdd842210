package io.netfutures.jinja;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands in {@code {% for names in list if condition %}}.
 *
 * @param list an expression
 * @param condition an expression, or null
 */
record LoopHead(List<String> names, String list, @Nullable String condition) {
    private static final Pattern HEAD = Pattern.compile(
            "\\s*\\(?\\s*([A-Za-z_]\\w*(?:\\s*,\\s*[A-Za-z_]\\w*)*)\\s*\\)?\\s+in\\s+(.*\\S)\\s*", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("(?<![\\w.])(if|else)(?![\\w])");

    /** Reads it; throws {@link Unusable}. */
    static LoopHead of(String text) {
        Matcher head = HEAD.matcher(text);
        if (!head.matches()) {
            throw new Unusable("this cannot be read; write {% for name in list %}");
        }
        List<String> names =
                Stream.of(head.group(1).split(",")).map(String::strip).toList();
        String rest = head.group(2);
        int at = condition(rest);
        return at < 0
                ? new LoopHead(names, rest, null)
                : new LoopHead(
                        names,
                        rest.substring(0, at).strip(),
                        rest.substring(at + 2).strip());
    }

    /** Where the {@code if} of the loop stands, and not one of {@code a if b else c} or of a text; -1 if there is none. */
    private static int condition(String text) {
        StringBuilder outside = new StringBuilder(text);
        int level = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if ("([{".indexOf(c) >= 0) {
                level++;
            } else if (")]}".indexOf(c) >= 0) {
                level--;
            } else if (level == 0) {
                continue;
            }
            outside.setCharAt(i, '_');
        }
        int open = -1;
        Matcher word = WORD.matcher(outside);
        while (word.find()) {
            open = word.group().equals("if") ? word.start() : -1;
        }
        return open;
    }
}
