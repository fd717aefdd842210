package io.netfutures.app.work;

import io.netfutures.device.FileName;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file or folder to write, as a user gives it. In it stand <code>{date}</code> and <code>{time}</code> for when it is
 * written, as in {@code 2026-11-27} and {@code 183405}, and where it is for one future, <code>{device}</code> and
 * <code>{command}</code>. <code>{{</code> and <code>}}</code> are braces.
 */
public record OutputName(String text) {
    private static final Pattern WORD = Pattern.compile("\\{\\{|}}|\\{(\\w+)}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    /** The time here, as a user reads it. */
    public static LocalDateTime now() {
        return LocalDateTime.now(ZoneId.systemDefault());
    }

    /** For no future in particular. */
    public String at(LocalDateTime now) {
        return filled(times(now), "");
    }

    /** For this future. */
    public String of(NamedFuture named, LocalDateTime now) {
        Map<String, Supplier<String>> words = new HashMap<>(times(now));
        words.put("device", () -> FileName.of(named.device().name()));
        words.put("command", () -> plain(named.taskText()));
        return filled(words, ", {device} and {command}");
    }

    private static Map<String, Supplier<String>> times(LocalDateTime now) {
        return Map.of(
                "date", () -> DateTimeFormatter.ISO_LOCAL_DATE.format(now),
                "time", () -> TIME.format(now));
    }

    /** The words of a command, with hyphens between them; what else is in it is left out. */
    private static String plain(String command) {
        String words = command.replaceAll("[^A-Za-z0-9._]+", "-").replaceAll("^[-.]+|-+$", "");
        return FileName.of(words.isEmpty() ? "command" : words);
    }

    private String filled(Map<String, Supplier<String>> words, String more) {
        return WORD.matcher(text).replaceAll(word -> {
            if (word.group(1) == null) {
                return word.group().substring(1);
            }
            Supplier<String> known = words.get(word.group(1));
            if (known == null) {
                throw new UserError(
                        ExitCode.USAGE,
                        "there is no " + word.group() + " in the name of this file; {date}"
                                + (more.isEmpty() ? " and {time}" : ", {time}" + more)
                                + " are known, and {{ and }} stand for braces");
            }
            return Matcher.quoteReplacement(known.get());
        });
    }
}
