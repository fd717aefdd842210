package io.netfutures.parse.regex;

import io.netfutures.parse.regex.RegexNode.Atomic;
import io.netfutures.parse.regex.RegexNode.Capture;
import io.netfutures.parse.regex.RegexNode.Cased;
import io.netfutures.parse.regex.RegexNode.Look;
import io.netfutures.parse.regex.RegexNode.Plain;
import io.netfutures.parse.regex.RegexNode.Reference;
import java.util.Optional;

/** Reads what stands in parentheses, and what a question mark after the opening one makes of it. */
final class RegexExtension {
    private final RegexReader reader;
    private final RegexGroups groups;
    private final RegexParser parser;

    RegexExtension(RegexReader reader, RegexGroups groups, RegexParser parser) {
        this.reader = reader;
        this.groups = groups;
        this.parser = parser;
    }

    /** Reads on after the parenthesis at this position; nothing where it was a comment. */
    Optional<RegexNode> group(int start, RegexFlags flags) throws RegexException {
        if (!reader.take('?')) {
            return Optional.of(capture(groups.open(), start, flags));
        }
        int next = reader.peek();
        if (next == RegexReader.END) {
            throw reader.error("unexpected end of pattern", start);
        }
        reader.take();
        return switch (next) {
            case 'P' -> Optional.of(named(start, flags));
            case ':' -> Optional.of(new Plain(body(start, flags)));
            case '>' -> Optional.of(new Atomic(body(start, flags)));
            case '=' -> Optional.of(new Look(true, false, body(start, flags)));
            case '!' -> Optional.of(new Look(true, true, body(start, flags)));
            case '<' -> Optional.of(behind(start, flags));
            case '#' -> {
                do {
                    if (reader.peek() == RegexReader.END) {
                        throw reader.error("missing ), unterminated comment", start);
                    }
                } while (reader.takeOfComment() != ')');
                yield Optional.empty();
            }
            case '(' -> throw reader.error("conditional groups (?(...)...) are not supported here", start);
            default -> Optional.of(flagged(next, start, flags));
        };
    }

    private RegexNode capture(int number, int start, RegexFlags flags) throws RegexException {
        RegexNode body = body(start, flags);
        groups.close(number);
        return new Capture(number, body);
    }

    private RegexNode body(int start, RegexFlags flags) throws RegexException {
        RegexNode body = parser.alternatives(flags);
        if (!reader.take(')')) {
            throw reader.error("missing ), unterminated subpattern", start);
        }
        return body;
    }

    private RegexNode named(int start, RegexFlags flags) throws RegexException {
        int at = reader.position();
        if (reader.take('<')) {
            String name = reader.takeUntil('>', "group name");
            return capture(groups.open(name, at + 1), start, flags);
        }
        if (reader.take('=')) {
            String name = reader.takeUntil(')', "group name");
            return new Reference(groups.named(name, at + 1));
        }
        throw unknown("?P" + (reader.peek() == RegexReader.END ? "" : Character.toString(reader.peek())), start);
    }

    private RegexNode behind(int start, RegexFlags flags) throws RegexException {
        if (reader.take('=')) {
            return new Look(false, false, body(start, flags));
        }
        if (reader.take('!')) {
            return new Look(false, true, body(start, flags));
        }
        throw unknown("?<" + (reader.peek() == RegexReader.END ? "" : Character.toString(reader.peek())), start);
    }

    private RegexNode flagged(int first, int start, RegexFlags flags) throws RegexException {
        StringBuilder on = new StringBuilder();
        StringBuilder off = new StringBuilder();
        boolean isOff = false;
        int letter = first;
        while (letter != ':') {
            if (letter == ')' && !isOff) {
                throw reader.error("global flags not at the start of the expression", start);
            }
            if (letter == '-' && !isOff) {
                isOff = true;
            } else if (letter == RegexReader.END || RegexFlags.LETTERS.indexOf(letter) < 0) {
                throw letter == first
                        ? unknown("?" + Character.toString(first), start)
                        : reader.error(isOff && off.isEmpty() ? "missing flag" : "unknown flag", reader.position());
            } else {
                (isOff ? off : on).append((char) letter);
            }
            letter = reader.peek();
            if (letter != RegexReader.END) {
                reader.take();
            }
        }
        requireFlags(on.toString(), off.toString(), isOff, start);
        RegexFlags changed = flags;
        for (int i = 0; i < on.length(); i++) {
            changed = changed.with(on.charAt(i), true);
        }
        for (int i = 0; i < off.length(); i++) {
            changed = changed.with(off.charAt(i), false);
        }
        RegexNode body = body(start, changed);
        return new Cased(changed.ignoreCase(), changed.ascii(), body);
    }

    private void requireFlags(String on, String off, boolean isOff, int start) throws RegexException {
        String problem = "";
        if (isOff && off.isEmpty()) {
            problem = "missing flag";
        } else if (on.indexOf('L') >= 0) {
            problem = "bad inline flags: cannot use 'L' flag with a str pattern";
        } else if (on.indexOf('a') >= 0 && on.indexOf('u') >= 0) {
            problem = "bad inline flags: flags 'a', 'u' and 'L' are incompatible";
        } else if (off.chars().anyMatch(each -> "auL".indexOf(each) >= 0)) {
            problem = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
        } else if (off.chars().anyMatch(each -> on.indexOf(each) >= 0)) {
            problem = "bad inline flags: flag turned on and off";
        }
        if (!problem.isEmpty()) {
            throw reader.error(problem, start);
        }
    }

    /** Takes {@code (?flags)} at the very start, where alone it may stand. */
    RegexFlags globalFlags() throws RegexException {
        RegexFlags flags = RegexFlags.NONE;
        while (true) {
            int start = reader.position();
            if (!reader.take('(') || !reader.take('?')) {
                reader.back(start);
                return flags;
            }
            RegexFlags found = flags;
            StringBuilder letters = new StringBuilder();
            while (reader.peek() != RegexReader.END && RegexFlags.LETTERS.indexOf(reader.peek()) >= 0) {
                int letter = reader.take();
                letters.append((char) letter);
                found = found.with(letter, true);
            }
            if (letters.isEmpty() || !reader.take(')')) {
                reader.back(start);
                return flags;
            }
            requireFlags(letters.toString(), "", false, start);
            flags = found;
        }
    }

    private RegexException unknown(String what, int start) {
        return reader.error("unknown extension " + what, start);
    }
}
