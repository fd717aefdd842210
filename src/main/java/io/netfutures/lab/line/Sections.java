package io.netfutures.lab.line;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A configuration as sections: a line, and the lines behind it that are indented further. */
public final class Sections {
    private Sections() {}

    /** The lines of the sections whose first line is a heading; if they are not wanted, all other lines. */
    public static List<String> of(List<String> lines, Predicate<String> heading, boolean wanted) {
        List<String> passed = new ArrayList<>();
        int indent = -1;
        for (String line : lines) {
            int depth = line.length() - line.stripLeading().length();
            if (indent < 0 || depth <= indent) {
                indent = heading.test(line) ? depth : -1;
            }
            if (indent >= 0 == wanted) {
                passed.add(line);
            }
        }
        return passed;
    }
}
