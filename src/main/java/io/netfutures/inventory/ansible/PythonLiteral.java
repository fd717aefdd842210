package io.netfutures.inventory.ansible;

import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a value of an INI file as Ansible does: as a Python literal if it is one (numbers, strings, True, False, None, lists and
 * dictionaries of them), otherwise as the text that it is.
 */
final class PythonLiteral {
    private static final int DEEPEST = 20;
    private static final int LONGEST_NUMBER = 400;
    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:0[xX](?<hex>[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)"
            + "|0[oO](?<octal>[0-7]+(?:_[0-7]+)*)|0[bB](?<binary>[01]+(?:_[01]+)*)"
            + "|(?<real>(?:[0-9]+(?:_[0-9]+)*\\.(?:[0-9]+(?:_[0-9]+)*)?|\\.[0-9]+(?:_[0-9]+)*)(?:[eE][-+]?[0-9]+)?"
            + "|[0-9]+(?:_[0-9]+)*[eE][-+]?[0-9]+)"
            + "|(?<whole>[1-9][0-9]*(?:_[0-9]+)*|0+(?:_0+)*))(?![\\w.])");
    private static final Pattern WORD = Pattern.compile("(True|False|None)(?!\\w)");

    private final String text;
    private final Place place;
    private int at;

    private PythonLiteral(String text, Place place) {
        this.text = text;
        this.place = place;
    }

    /** The value of {@code text}, which stands at {@code place}. */
    static Value value(String text, Place place) {
        PythonLiteral reader = new PythonLiteral(text, place);
        Optional<Value> value = reader.value(0);
        if (value.isPresent()) {
            reader.skipBlanks();
            if (reader.at == text.length() || text.charAt(reader.at) == '#') {
                return value.get();
            }
        }
        return new Scalar(place, text, ScalarKind.TEXT);
    }

    private Optional<Value> value(int depth) {
        skipBlanks();
        if (at >= text.length() || depth > DEEPEST) {
            return Optional.empty();
        }
        return switch (text.charAt(at)) {
            case '[' -> list(']', depth);
            case '(' -> list(')', depth);
            case '{' -> dictionary(depth);
            case '\'', '"' -> strings();
            default -> word();
        };
    }

    private Optional<Value> word() {
        Matcher word = WORD.matcher(text).region(at, text.length());
        if (word.lookingAt()) {
            at = word.end();
            ScalarKind kind = word.group(1).equals("None") ? ScalarKind.NULL : ScalarKind.BOOL;
            return scalar(word.group(1), kind);
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt() || number.end() - at > LONGEST_NUMBER) {
            return Optional.empty();
        }
        at = number.end();
        String sign = number.group().startsWith("-") ? "-" : "";
        if (number.group("real") != null) {
            double real = Double.parseDouble(sign + number.group("real").replace("_", ""));
            return scalar(String.valueOf(real).toLowerCase(Locale.ROOT), ScalarKind.FLOAT);
        }
        return scalar(whole(number).multiply(new BigInteger(sign + "1")).toString(), ScalarKind.INT);
    }

    private static BigInteger whole(Matcher number) {
        for (Map.Entry<String, Integer> each :
                Map.of("hex", 16, "octal", 8, "binary", 2, "whole", 10).entrySet()) {
            String digits = number.group(each.getKey());
            if (digits != null) {
                return new BigInteger(digits.replace("_", ""), each.getValue());
            }
        }
        return BigInteger.ZERO;
    }

    private Optional<Value> scalar(String value, ScalarKind kind) {
        return Optional.of(new Scalar(place, value, kind));
    }

    /** Strings that stand beside each other are one. */
    private Optional<Value> strings() {
        StringBuilder joined = new StringBuilder();
        while (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
            if (!string(joined)) {
                return Optional.empty();
            }
            skipBlanks();
        }
        return scalar(joined.toString(), ScalarKind.TEXT);
    }

    private boolean string(StringBuilder into) {
        char quote = text.charAt(at++);
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c != '\\') {
                into.append(c);
            } else if (at >= text.length() || !escape(into)) {
                return false;
            }
        }
        boolean closed = at < text.length();
        at++;
        return closed;
    }

    private boolean escape(StringBuilder into) {
        char c = text.charAt(at++);
        int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        if (digits > 0) {
            String hex = text.substring(at, Math.min(text.length(), at + digits));
            if (!hex.matches("[0-9a-fA-F]{" + digits + "}")) {
                return false;
            }
            long point = Long.parseLong(hex, 16);
            at += digits;
            return point <= Character.MAX_CODE_POINT && into.appendCodePoint((int) point) != null;
        }
        int known = "\\'\"abfnrtv".indexOf(c);
        if (known >= 0) {
            into.append("\\'\"\u0007\b\f\n\r\t\u000b".charAt(known));
        } else if (c >= '0' && c <= '7') {
            octal(c, into);
        } else {
            into.append('\\').append(c);
        }
        return true;
    }

    private void octal(char first, StringBuilder into) {
        int point = first - '0';
        for (int i = 0; i < 2 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '7'; i++) {
            point = point * 8 + text.charAt(at++) - '0';
        }
        into.append((char) point);
    }

    private Optional<Value> list(char end, int depth) {
        at++;
        List<Value> items = new ArrayList<>();
        boolean comma = true;
        while (true) {
            skipBlanks();
            if (at < text.length() && text.charAt(at) == end) {
                at++;
                boolean bracketed = end == ')' && items.size() == 1 && !comma;
                return Optional.of(bracketed ? items.getFirst() : new Items(place, List.copyOf(items)));
            }
            Optional<Value> item = comma ? value(depth + 1) : Optional.empty();
            if (item.isEmpty()) {
                return Optional.empty();
            }
            items.add(item.get());
            comma = skip(',');
        }
    }

    private Optional<Value> dictionary(int depth) {
        at++;
        Map<String, Entry> entries = new LinkedHashMap<>();
        boolean comma = true;
        while (true) {
            skipBlanks();
            if (at < text.length() && text.charAt(at) == '}') {
                at++;
                return Optional.of(new Entries(place, entries));
            }
            Optional<Value> key = comma ? value(depth + 1) : Optional.empty();
            Optional<Value> value = key.isPresent() && skip(':') ? value(depth + 1) : Optional.empty();
            if (value.isEmpty() || !(key.get() instanceof Scalar name)) {
                return Optional.empty();
            }
            entries.put(name.text(), new Entry(place, value.get()));
            comma = skip(',');
        }
    }

    private boolean skip(char wanted) {
        skipBlanks();
        boolean here = at < text.length() && text.charAt(at) == wanted;
        at += here ? 1 : 0;
        return here;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
