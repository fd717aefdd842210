package io.netfutures.parse;

import io.netfutures.parse.regex.PythonRegex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a state.
 *
 * @param number its place among all rules of the template, from 0
 * @param line its line in the template
 * @param captures what goes where, in the order of the groups
 * @param target the next state, or the words of an error; null for none
 */
record TemplateRule(
        int number,
        int line,
        PythonRegex regex,
        List<Capture> captures,
        LineAction lineAction,
        RecordAction recordAction,
        @Nullable String target) {

    /** A named group, by number, and the value it is assigned to, by place. */
    record Capture(int group, int value) {}

    /** What happens to the line. */
    enum LineAction {
        NEXT,
        CONTINUE,
        ERROR
    }

    /** What happens to the record that is being collected. */
    enum RecordAction {
        NO_RECORD,
        RECORD,
        CLEAR,
        CLEARALL
    }
}
