package io.netfutures.app.doctor;

import io.netfutures.nodeset.BriefNames;
import java.util.List;

/**
 * What a check has found.
 *
 * @param what the subject, one or two words
 * @param detail what was found, and what it will do to a run
 * @param advice what mends it, for instance a command; empty if nothing has to be mended
 */
public record Finding(Severity severity, String what, String detail, String advice) {
    /** How bad it is. */
    public enum Severity {
        /** Nothing to do. */
        ok,
        /** Something will hurt some runs, or some devices. */
        warn,
        /** Something will fail. */
        bad
    }

    static Finding ok(String what, String detail) {
        return new Finding(Severity.ok, what, detail, "");
    }

    static Finding warn(String what, String detail, String advice) {
        return new Finding(Severity.warn, what, detail, advice);
    }

    static Finding bad(String what, String detail, String advice) {
        return new Finding(Severity.bad, what, detail, advice);
    }

    /** {@code 7 of 200 devices (r[1-7])}. */
    static String some(List<String> names, int all, String noun) {
        return names.size() + " of " + all + " " + noun + (all == 1 ? "" : "s") + " (" + BriefNames.of(names) + ")";
    }
}
