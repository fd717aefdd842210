package io.netfutures.yaml;

import java.util.regex.Pattern;

/** The type that PyYAML 6 gives to a scalar without quotes, by its own variant of the patterns of YAML 1.1. */
public enum ScalarKind {
    TEXT("text"),
    NULL("null"),
    BOOL("truth value"),
    INT("number"),
    FLOAT("number"),
    TIME("date"),
    /** With the tag {@code !vault}: what ansible-vault has encrypted. */
    VAULT("value that ansible-vault has encrypted");

    private static final Pattern INTS = Pattern.compile("[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)"
            + "|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+");
    private static final Pattern FLOATS = Pattern.compile("[-+]?(?:[0-9][0-9_]*)\\.[0-9_]*(?:[eE][-+][0-9]+)?"
            + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
            + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
    private static final Pattern TIMES = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"
            + "|[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?(?:[Tt]|[ \\t]+)[0-9][0-9]?:[0-9]{2}:[0-9]{2}(?:\\.[0-9]*)?"
            + "(?:[ \\t]*(?:Z|[-+][0-9][0-9]?(?::[0-9]{2})?))?");

    private final String word;

    ScalarKind(String word) {
        this.word = word;
    }

    /** Its name in messages. */
    public String word() {
        return word;
    }

    /** The kind of an unquoted scalar. As in PyYAML the first character decides which patterns can match. */
    public static ScalarKind of(String plain) {
        if (plain.isEmpty()) {
            return NULL;
        }
        char first = plain.charAt(0);
        if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
            return number(plain);
        }
        return switch (plain) {
            case "~", "null", "Null", "NULL" -> NULL;
            case "yes", "Yes", "YES", "no", "No", "NO", "true", "True", "TRUE" -> BOOL;
            case "false", "False", "FALSE", "on", "On", "ON", "off", "Off", "OFF" -> BOOL;
            default -> TEXT;
        };
    }

    private static ScalarKind number(String plain) {
        if (INTS.matcher(plain).matches()) {
            return INT;
        }
        if (FLOATS.matcher(plain).matches()) {
            return FLOAT;
        }
        return TIMES.matcher(plain).matches() ? TIME : TEXT;
    }
}
