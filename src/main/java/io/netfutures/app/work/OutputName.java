package io.netfutures.app.work;

import io.netfutures.device.FileName;
import io.netfutures.device.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file or folder to write, as the user gives it. <code>{date}</code> and <code>{time}</code> are the time of writing,
 * as in {@code 2026-11-27} and {@code 183405}; in the name of a future's file, <code>{device}</code> and <code>{command}</code> are
 * those of the future. <code>{{</code> and <code>}}</code> are literal braces.
 */
public record OutputName(String text) {
    private static final Pattern WORD = Pattern.compile("\\{\\{|}}|\\{(\\w+)}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    /** The local time. */
    public static LocalDateTime now() {
        return LocalDateTime.now(ZoneId.systemDefault());
    }

    /** The name, for no particular future. */
    public String at(LocalDateTime now) {
        return filled(times(now), "");
    }

    /** The name for this future. */
    public String of(NamedFuture named, LocalDateTime now) {
        return of(named.device().name(), named.taskText(), now);
    }

    /** The name for the answer of this device to this command. */
    String of(String device, String command, LocalDateTime now) {
        Map<String, Supplier<String>> words = new HashMap<>(times(now));
        words.put("device", () -> FileName.of(device));
        words.put("command", () -> plain(command));
        return filled(words, ", {device} and {command}");
    }

    private static Map<String, Supplier<String>> times(LocalDateTime now) {
        return Map.of(
                "date", () -> DateTimeFormatter.ISO_LOCAL_DATE.format(now),
                "time", () -> TIME.format(now));
    }

    /** The place of what is called {@link #at} now, as {@link #in(Path, String)} says. */
    public Path in(Path directory) throws IOException {
        return in(directory, at(now()));
    }

    /**
     * The place of what is called so, seen from a directory. The folder around it must be there, since a slip of the pen would make one
     * as well; only one that has {@code {date}} or another such word in its own name is made.
     *
     * @param filled this name with its words filled in
     * @throws UserError if the folder does not exist
     */
    public Path in(Path directory, String filled) throws IOException {
        Path place = directory.resolve(filled);
        surround(place, Path.of(text));
        return place;
    }

    private static void surround(Path place, Path written) throws IOException {
        Path folder = place.getParent();
        if (folder == null || Files.exists(folder)) {
            return;
        }
        Path name = written.getParent();
        if (name == null
                || WORD.matcher(name.getFileName().toString()).results().noneMatch(word -> word.group(1) != null)) {
            String shown = Printable.line(folder.toString());
            throw new UserError(
                    ExitCode.USAGE,
                    "there is no folder " + shown + " to write into; make it with: mkdir -p "
                            + KeptRuns.shellWord(shown));
        }
        surround(folder, name);
        Files.createDirectory(folder);
    }

    /** The words of a command joined by hyphens, without any other characters. */
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
