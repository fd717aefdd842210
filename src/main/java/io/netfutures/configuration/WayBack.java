package io.netfutures.configuration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines that make a configuration what it was: what came is taken away by {@code no} or {@code delete}, and then what went is sent
 * again. Whether they do so only the device can tell, since some lines are not undone by their {@code no}: compare its configuration
 * after them.
 */
public final class WayBack {
    private static final String NO = "no ";
    private static final Pattern UNTELLABLE = Pattern.compile("crypto (?:pki|ca) .*");

    private WayBack() {}

    /**
     * The lines, as a configuration that can be sent as it is; none if nothing differs that lines could bring back, or if they cannot bring back all of
     * it.
     *
     * @param before what it was
     * @param now what it is
     */
    public static List<String> of(Notation notation, List<String> before, List<String> now) {
        return switch (notation.form()) {
            case NESTED -> nested(ConfigDiff.placed(units(before)), ConfigDiff.placed(units(now)));
            case SET -> SetWayBack.of(before, now);
        };
    }

    /** The lines without comments; a text of several lines, such as a banner, is one. */
    private static List<String> units(List<String> lines) {
        List<String> units = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!ConfigText.isNothing(lines.get(i))) {
                int last = Math.min(TextBody.read(new ConfigLine(lines.get(i)), lines, i), lines.size() - 1);
                units.add(String.join("\n", lines.subList(i, last + 1)));
                i = last;
            }
        }
        return units;
    }

    private static List<String> nested(List<ConfigDiff.Placed> before, List<ConfigDiff.Placed> now) {
        List<ConfigDiff.Placed> gone = new ArrayList<>();
        List<ConfigDiff.Placed> came = new ArrayList<>();
        LineDiff.between(ConfigDiff.keys(before), ConfigDiff.keys(now)).forEach(edit -> {
            if (edit.isNew()) {
                came.add(now.get(edit.place()));
            } else {
                gone.add(before.get(edit.place()));
            }
        });
        if (Stream.concat(gone.stream(), came.stream()).anyMatch(WayBack::isUntellable)) {
            return List.of();
        }
        List<String> back = new ArrayList<>();
        Set<String> removed = new HashSet<>();
        for (ConfigDiff.Placed each : came) {
            boolean isWithin = each.isWithin(removed);
            removed.add(each.key());
            if (!isWithin) {
                section(back, each.headers(), negated(each.text().strip()));
            }
        }
        gone.forEach(each -> section(back, each.headers(), each.text().strip()));
        return back;
    }

    /** Whether a line is one of a certificate or the like, which no line takes away or brings back. */
    private static boolean isUntellable(ConfigDiff.Placed line) {
        return line.headers().stream().anyMatch(each -> UNTELLABLE.matcher(each).matches());
    }

    private static String negated(String line) {
        return TextBody.isBegun(line)
                ? NO + TextBody.kind(line)
                : line.startsWith(NO) ? line.substring(NO.length()) : NO + line;
    }

    /** Adds a line below its headers, which are left again. */
    private static void section(List<String> back, List<String> headers, String line) {
        headers.forEach(each -> back.add(each.strip()));
        line.lines().forEach(back::add);
        headers.forEach(each -> back.add("exit"));
    }
}
