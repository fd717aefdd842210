package io.netfutures.configuration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What differs between two texts of a configuration, line by line, each below the headers of its sections. */
public final class ConfigDiff {
    private static final String PATH = "\n";

    private final List<String> lines = new ArrayList<>();
    private List<String> context = List.of();

    private ConfigDiff() {}

    /** A line and the headers above it, from the outermost on. */
    record Placed(String text, List<String> headers) {
        String key() {
            return String.join(PATH, headers) + PATH + text;
        }

        /** Whether one of its headers is among these, given by their keys. */
        boolean isWithin(Set<String> keys) {
            return IntStream.range(0, headers.size())
                    .mapToObj(i -> new Placed(headers.get(i), headers.subList(0, i)).key())
                    .anyMatch(keys::contains);
        }
    }

    /**
     * The lines that are gone, with a {@code -} before them, and those that came, with a {@code +}; a header that is in both texts stands
     * above them with a blank, once for those that follow each other:
     *
     * <pre>
     *  interface Loopback0
     * - description a
     * + description b
     * </pre>
     *
     * <p>What is indented belongs to the line above that is less indented; equal lines of different sections are not confused. Blank lines and
     * separators ({@code !}) do not count. Empty if nothing differs.
     */
    public static List<String> between(List<String> before, List<String> after) {
        List<Placed> old = placed(before);
        List<Placed> now = placed(after);
        ConfigDiff diff = new ConfigDiff();
        LineDiff.between(keys(old), keys(now))
                .forEach(edit -> diff.add(
                        edit.isNew() ? "+" : "-", edit.isNew() ? now.get(edit.place()) : old.get(edit.place())));
        return diff.lines;
    }

    /** A digest that two texts have in common if nothing differs {@linkplain #between between} them. */
    public static String digest(List<String> lines) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join(PATH + PATH, keys(placed(lines))).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** How many lines of a difference went or came. */
    public static long count(List<String> difference) {
        return difference.stream().filter(each -> !each.startsWith(" ")).count();
    }

    static List<String> keys(List<Placed> lines) {
        return lines.stream().map(Placed::key).toList();
    }

    static List<Placed> placed(List<String> lines) {
        List<Placed> placed = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        for (String line : lines) {
            String text = line.stripTrailing();
            if (text.isBlank() || text.strip().equals("!")) {
                continue;
            }
            while (!open.isEmpty() && indent(open.getLast()) >= indent(text)) {
                open.removeLast();
            }
            placed.add(new Placed(text, List.copyOf(open)));
            open.addLast(text);
        }
        return placed;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private void add(String mark, Placed line) {
        List<String> headers = line.headers();
        int known = 0;
        while (known < Math.min(headers.size(), context.size())
                && headers.get(known).equals(context.get(known))) {
            known++;
        }
        headers.subList(known, headers.size()).forEach(each -> lines.add(" " + each));
        lines.add(mark + line.text());
        List<String> inside = new ArrayList<>(headers);
        inside.add(line.text());
        context = inside;
    }
}
