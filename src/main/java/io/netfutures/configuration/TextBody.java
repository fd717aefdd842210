package io.netfutures.configuration;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts of the user within a configuration, of more than one line: banners. */
final class TextBody {
    private static final Pattern BANNER = Pattern.compile("\\s*banner\\s+\\S+(?:\\s+(\\S.*))?");

    private TextBody() {}

    /** Reads the text that begins in this line, if one does; the number of its last line, which is {@code at} if it has no other. */
    static int read(ConfigLine line, List<String> lines, int at) {
        Matcher banner = BANNER.matcher(line.text);
        if (!banner.matches()) {
            return at;
        }
        @Nullable String rest = banner.group(1);
        String end = delimiter(rest);
        if (rest != null) {
            String first = rest.substring(end.length());
            line.body.add(first);
            if (first.contains(end)) {
                return at;
            }
        }
        for (int i = at + 1; i < lines.size(); i++) {
            line.body.add(lines.get(i));
            if (rest == null ? lines.get(i).strip().equals(end) : lines.get(i).contains(end)) {
                return i;
            }
        }
        line.doubt = "the text that begins here does not end; add the line that ends it";
        return lines.size();
    }

    private static String delimiter(@Nullable String rest) {
        return rest == null || rest.isEmpty() ? "EOF" : rest.startsWith("^C") ? "^C" : rest.substring(0, 1);
    }

    /** Whether two lines with texts say the same in the same place. */
    static boolean isSame(ConfigLine one, ConfigLine other) {
        return isSameKind(one, other) && words(one).equals(words(other));
    }

    static boolean isSameKind(ConfigLine one, ConfigLine other) {
        return kind(one.text).equals(kind(other.text));
    }

    /** Whether a text begins in this line. */
    static boolean isBegun(String line) {
        return BANNER.matcher(line.lines().findFirst().orElse("")).matches();
    }

    /** What takes a text away, behind {@code no}. */
    static String kind(String banner) {
        String[] words = banner.strip().split("\\s+", 3);
        return words[0] + " " + (words.length > 1 ? words[1] : "");
    }

    /** The text of a banner without what ends it. */
    private static String words(ConfigLine banner) {
        String end = delimiter(banner.text.strip().replaceFirst("banner\\s+\\S+\\s*", ""));
        String words = String.join("\n", banner.body);
        int at = words.lastIndexOf(end);
        return (at < 0 ? words : words.substring(0, at)).strip();
    }

    /** The lines to send. */
    static void write(ConfigLine line, List<String> to) {
        to.add(line.text);
        boolean isOneLine = line.body.size() == 1 && line.text.endsWith(line.body.getFirst());
        if (!line.body.isEmpty() && !isOneLine) {
            boolean isBegun = line.text.strip().split("\\s+").length > 2;
            to.addAll(line.body.subList(isBegun ? 1 : 0, line.body.size()));
        }
    }
}
