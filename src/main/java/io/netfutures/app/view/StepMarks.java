package io.netfutures.app.view;

import io.netfutures.app.view.Look.Ink;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** How the steps of a run are told apart: by a letter and a colour, which are fixed for the steps of a dialogue with a device. */
final class StepMarks {

    /**
     * The mark of one step.
     *
     * @param colour for SVG; all of them can be told apart by colour-blind people, on white and on black
     */
    record Mark(String letter, Ink ink, String colour) {}

    private static final Map<String, Mark> KNOWN = Map.ofEntries(
            Map.entry("connect", new Mark("c", Ink.CONNECTING, "#56b4e9")),
            Map.entry("identification", new Mark("i", Ink.CONNECTING, "#7fc7ef")),
            Map.entry("key exchange", new Mark("k", Ink.CONNECTING, "#3391c9")),
            Map.entry("host key", new Mark("h", Ink.CONNECTING, "#8fa8b8")),
            Map.entry("login", new Mark("l", Ink.LOGIN, "#cc79a7")),
            Map.entry("shell", new Mark("s", Ink.LOGIN, "#e0a3c4")),
            Map.entry("prompt", new Mark("p", Ink.LOGIN, "#a8558a")),
            Map.entry("enable", new Mark("e", Ink.LOGIN, "#d9b3ff")),
            Map.entry("command", new Mark("m", Ink.WORK, "#e69f00")),
            Map.entry("config", new Mark("g", Ink.WORK, "#d55e00")),
            Map.entry("disconnect", new Mark("d", Ink.CONNECTING, "#999999")),
            Map.entry("", new Mark("", Ink.WORK, "#009e73")));

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final Map<String, Mark> marks = new LinkedHashMap<>();

    StepMarks(Collection<String> steps) {
        Set<String> taken = new HashSet<>();
        KNOWN.values().forEach(mark -> taken.add(mark.letter()));
        for (String step : steps) {
            Mark known = KNOWN.get(step);
            marks.put(step, known != null ? known : new Mark(letter(step, taken), Ink.WORK, "#009e73"));
        }
    }

    /** A letter of the word that no other step has, or else any free one. */
    private static String letter(String step, Set<String> taken) {
        for (char c : (step.toLowerCase(java.util.Locale.ROOT) + LETTERS).toCharArray()) {
            if (LETTERS.indexOf(c) >= 0 && taken.add(Character.toString(c))) {
                return Character.toString(c);
            }
        }
        return "?";
    }

    Mark of(String step) {
        return marks.getOrDefault(step, new Mark("?", Ink.WORK, "#009e73"));
    }
}
