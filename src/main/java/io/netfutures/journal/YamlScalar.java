package io.netfutures.journal;

import io.netfutures.device.Printable;
import java.util.regex.Pattern;

/** A text as a scalar that YAML 1.1 and 1.2 read as the very same text, and never as a number, a time or a truth value. */
public final class YamlScalar {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_/-]*(?: [A-Za-z0-9_/-]+)*");
    private static final Pattern WORD_OF_YAML = Pattern.compile("(?i)y|n|yes|no|true|false|on|off|null|nan|inf");
    private static final int STEP = 2;

    private YamlScalar() {}

    /** The scalar, behind a key in the column {@code depth}: plain, quoted, or a literal block without its last newline. */
    public static String of(String text, int depth) {
        if (PLAIN.matcher(text).matches() && !WORD_OF_YAML.matcher(text).matches()) {
            return text;
        }
        boolean isBlock = text.indexOf('\n') >= 0
                && !text.isBlank()
                && Printable.text(text).equals(text);
        return isBlock ? block(text, depth) : quoted(text);
    }

    private static String block(String text, int depth) {
        boolean startsOdd = text.charAt(0) == ' ' || text.charAt(0) == '\n' || text.charAt(0) == '\t';
        boolean ends = text.endsWith("\n");
        StringBuilder block = new StringBuilder("|")
                .append(startsOdd ? Integer.toString(STEP) : "")
                .append(!ends ? "-" : text.endsWith("\n\n") ? "+" : "");
        String body = ends ? text.substring(0, text.length() - 1) : text;
        for (String line : body.split("\n", -1)) {
            block.append('\n').append(line.isEmpty() ? "" : " ".repeat(depth + STEP) + line);
        }
        return block.toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    String printed = Character.toString(c);
                    boolean isSafe = c < 0x10000 && Printable.text(printed).equals(printed);
                    quoted.append(isSafe ? printed : (c < 0x10000 ? "\\u%04X" : "\\U%08X").formatted(c));
                }
            }
        });
        return quoted.append('"').toString();
    }
}
