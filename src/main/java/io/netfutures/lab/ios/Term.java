package io.netfutures.lab.ios;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One place in a command: a keyword, or a value of some kind. Knows how far typed text fits it. */
sealed interface Term {
    /** How the place is shown by {@code ?}. */
    String name();

    /** Reads this term in {@code line} at {@code from}, the start of a word. */
    Reading read(String line, int from);

    /**
     * How far a word fits.
     *
     * @param end the first character behind what fits
     * @param text what was meant, an abbreviation written out; null if the word does not fit to its end
     */
    record Reading(int end, @Nullable String text) {}

    /** A word that may be cut to any prefix. */
    record Keyword(String name) implements Term {
        @Override
        public Reading read(String line, int from) {
            int end = endOfWord(line, from);
            int fits = 0;
            while (fits < name.length()
                    && from + fits < end
                    && Character.toLowerCase(line.charAt(from + fits)) == Character.toLowerCase(name.charAt(fits))) {
                fits++;
            }
            return new Reading(from + fits, from + fits == end ? name : null);
        }
    }

    /** A whole number, both ends included. */
    record Range(long low, long high) implements Term {
        @Override
        public String name() {
            return "<" + low + "-" + high + ">";
        }

        @Override
        public Reading read(String line, int from) {
            String word = line.substring(from, endOfWord(line, from));
            boolean fits = word.matches("\\d{1,10}") && Long.parseLong(word) >= low && Long.parseLong(word) <= high;
            return fits ? new Reading(from + word.length(), word) : new Reading(from, null);
        }
    }

    /** An IPv4 address, a mask or a wildcard. */
    record Address() implements Term {
        private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
        private static final Pattern FORM = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

        @Override
        public String name() {
            return "A.B.C.D";
        }

        @Override
        public Reading read(String line, int from) {
            String word = line.substring(from, endOfWord(line, from));
            return FORM.matcher(word).matches() ? new Reading(from + word.length(), word) : new Reading(from, null);
        }
    }

    /** Any one word. */
    record Word() implements Term {
        @Override
        public String name() {
            return "WORD";
        }

        @Override
        public Reading read(String line, int from) {
            int end = endOfWord(line, from);
            return new Reading(end, line.substring(from, end));
        }
    }

    /** The rest of the line, blanks included. */
    record Rest() implements Term {
        @Override
        public String name() {
            return "LINE";
        }

        @Override
        public Reading read(String line, int from) {
            return new Reading(line.length(), line.substring(from).stripTrailing());
        }
    }

    /** An interface: type and number, joined or apart, the type cut to any prefix. */
    record Port() implements Term {
        /** The types and their short names, the one that a bare letter means first. */
        static final Map<String, String> TYPES = new LinkedHashMap<>();

        private static final Pattern FORM =
                Pattern.compile("([A-Za-z]+-?[A-Za-z]*)\\s*(\\d+(?:/\\d+){0,2}(?:\\.\\d+)?)(?=\\s|$)");

        static {
            Stream.of(("Ethernet FastEthernet GigabitEthernet Loopback Serial Tunnel TenGigabitEthernet Vlan"
                                    + " Port-channel BVI")
                            .split(" "))
                    .forEach(type -> TYPES.put(type, type.substring(0, 2)));
        }

        @Override
        public String name() {
            return "INTERFACE";
        }

        @Override
        public Reading read(String line, int from) {
            Matcher form = FORM.matcher(line).region(from, line.length());
            if (form.lookingAt()) {
                String typed = form.group(1).toLowerCase(Locale.ROOT);
                for (String type : TYPES.keySet()) {
                    if (type.toLowerCase(Locale.ROOT).startsWith(typed)) {
                        return new Reading(form.end(), type + form.group(2));
                    }
                }
            }
            int furthest = from;
            for (String type : TYPES.keySet()) {
                furthest = Math.max(furthest, new Keyword(type).read(line, from).end());
            }
            return new Reading(furthest, null);
        }
    }

    /** The term that a table writes like this. */
    static Term of(String text) {
        return switch (text) {
            case "A.B.C.D" -> new Address();
            case "WORD" -> new Word();
            case "LINE" -> new Rest();
            case "INTERFACE" -> new Port();
            default -> {
                Matcher range = Pattern.compile("<(\\d+)-(\\d+)>").matcher(text);
                yield range.matches()
                        ? new Range(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)))
                        : new Keyword(text);
            }
        };
    }

    /** Where the word that starts here ends. */
    static int endOfWord(String line, int from) {
        int end = from;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return end;
    }
}
