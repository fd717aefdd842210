package io.netfutures.configuration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The lines that make a configuration what it was: what came is taken away by {@code no} or {@code delete}, and then what went is sent
 * again. Whether they do so only the device can tell, since some lines are not undone by their {@code no}: compare its configuration
 * after them.
 */
public final class WayBack {
    private static final String NO = "no ";

    private WayBack() {}

    /**
     * The lines, as a configuration that can be sent as it is; none if nothing differs that lines could bring back.
     *
     * @param before what it was
     * @param now what it is
     */
    public static List<String> of(Notation notation, List<String> before, List<String> now) {
        return switch (notation.form()) {
            case NESTED -> nested(ConfigDiff.placed(before), ConfigDiff.placed(now));
            case SET -> SetWayBack.of(before, now);
        };
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

    private static String negated(String line) {
        return line.startsWith(NO) ? line.substring(NO.length()) : NO + line;
    }

    /** Adds a line below its headers, which are left again. */
    private static void section(List<String> back, List<String> headers, String line) {
        headers.forEach(each -> back.add(each.strip()));
        back.add(line);
        headers.forEach(each -> back.add("exit"));
    }
}
