package io.netfutures.session;

import io.netfutures.platform.Platform;
import io.netfutures.platform.Platform.Prompt;
import io.netfutures.platform.Platform.TextEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The whole lines on a screen before the last one, as far as they tell what the last one means. */
record LinesBefore(Platform platform, Screen screen, Prompts prompts) {
    /** More log lines than these are not looked through. */
    private static final int MOST = 1000;

    /** No line that belongs to a prompt is longer. */
    private static final int LONGEST = 2000;

    /** The last whole line that is not blank, does not belong to the prompt, and was not logged; empty if there is none. */
    String last() {
        String text = screen.since(Math.max(0, screen.mark() - MOST * 80));
        int start = startOfLast(text);
        return start < 0
                ? ""
                : text.substring(start).lines().findFirst().orElse("").stripTrailing();
    }

    /** The last whole line, whatever it is, unless it is blank; empty if there is none. */
    String above() {
        String text = screen.since(Math.max(0, screen.mark() - LONGEST));
        int end = text.length() - (text.endsWith("\n") ? 1 : 0);
        return text.substring(text.lastIndexOf('\n', end - 1) + 1, end).stripTrailing();
    }

    /** Where the {@link #last} line of this text begins; negative if there is none. */
    int startOfLast(String text) {
        int to = text.length();
        while (to > 0) {
            int start = text.lastIndexOf('\n', to - 2) + 1;
            String each = text.substring(start, to).stripTrailing();
            if (!each.isEmpty() && !platform.isLog(each) && !prompts.isContext(each)) {
                return start;
            }
            to = start;
        }
        return -1;
    }

    /** Whether the line before this prompt is a prompt too, and the same. */
    boolean repeat(Prompt seen) {
        return prompts.of(last()).filter(each -> Prompts.isSame(each, seen)).isPresent();
    }

    /** Whether the device has logged something after its prompt, and does not show it again before Enter. */
    boolean endInLogAtPrompt(String lastLine) {
        return lastLine.isBlank()
                && platform.isLog(screen.lastText())
                && prompts.of(last()).isPresent();
    }

    /** Whether nothing but log lines has come since a prompt of the device that has this one. */
    boolean areLogSincePrompt(Prompt known) {
        List<String> lines =
                screen.since(Math.max(0, screen.mark() - MOST)).lines().toList();
        for (int i = lines.size() - 1; i > 0; i--) {
            String each = lines.get(i);
            if (prompts.of(each)
                    .filter(seen -> Prompts.isOfSameDevice(seen, known))
                    .isPresent()) {
                return true;
            }
            if (!each.isBlank() && !platform.isLog(each)) {
                return false;
            }
        }
        return false;
    }

    /** Whether the last one says that the device reads text now, such as a banner. */
    boolean beginText() {
        return textEntry().isPresent();
    }

    private Optional<TextEntry> textEntry() {
        String above = last();
        return platform.text().stream()
                .filter(each -> each.start().matcher(above).matches())
                .findFirst();
    }

    /**
     * Where a text ends that the device has begun to read.
     *
     * @return whether a line is the last one of the text, or null if the device reads no text
     */
    @Nullable
    Predicate<String> endOfText() {
        if (!screen.lastLine().isBlank()) {
            return null;
        }
        return textEntry()
                .<Predicate<String>>map(text -> {
                    String end = text.end();
                    if (end != null) {
                        return each -> each.strip().equals(end);
                    }
                    Matcher matcher = text.start().matcher(last());
                    String delimiter = matcher.matches() ? matcher.group(1) : "";
                    return each -> each.contains(delimiter);
                })
                .orElse(null);
    }
}
