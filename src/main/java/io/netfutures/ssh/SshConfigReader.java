package io.netfutures.ssh;

import io.netfutures.device.Printable;
import io.netfutures.ssh.SshConfigLine.Condition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Reads an ssh_config(5) file and its includes into lines, each with the conditions under which it applies. */
final class SshConfigReader {
    private static final int DEEPEST = 16;

    private final Account account;
    private final List<SshConfigLine> lines = new ArrayList<>();
    private final Set<String> notes = new TreeSet<>();

    SshConfigReader(Account account) {
        this.account = account;
    }

    List<SshConfigLine> lines() {
        return List.copyOf(lines);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    void read(Path file) throws SshConfigException {
        read(file, List.of(), 0);
    }

    private void read(Path file, List<Condition> around, int depth) throws SshConfigException {
        if (depth > DEEPEST) {
            throw new SshConfigException(file + ": included more than " + DEEPEST + " levels deep");
        }
        List<String> texts;
        try {
            texts = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SshConfigException(file + ": cannot be read (" + e.getMessage() + ")");
        }
        List<Condition> current = around;
        for (int i = 0; i < texts.size(); i++) {
            String where = file + ":" + (i + 1);
            List<String> words = words(texts.get(i).strip(), where);
            if (words.isEmpty()) {
                continue;
            }
            String keyword = words.getFirst().toLowerCase(Locale.ROOT);
            List<String> arguments = words.subList(1, words.size());
            if (arguments.isEmpty()) {
                throw new SshConfigException(where + ": " + Printable.line(words.getFirst()) + " has no value");
            }
            switch (keyword) {
                case "host" -> current = with(around, new Condition.Hosts(List.copyOf(arguments)));
                case "match" -> current = with(around, match(arguments, where));
                case "include" -> {
                    for (String pattern : arguments) {
                        include(pattern, file, current, depth, where);
                    }
                }
                default -> lines.add(new SshConfigLine(current, keyword, List.copyOf(arguments), where));
            }
        }
    }

    private Condition match(List<String> arguments, String where) {
        if (arguments.size() == 1 && arguments.getFirst().equalsIgnoreCase("all")) {
            return new Condition.Hosts(List.of("*"));
        }
        notes.add(where + ": of Match only Match all is known here; the lines up to the next Host are passed over");
        return new Condition.Never();
    }

    /** Relative names start at ~/.ssh; a pattern may match nothing. */
    private void include(String pattern, Path from, List<Condition> around, int depth, String where)
            throws SshConfigException {
        Path path = pattern.startsWith("~/")
                ? account.home().resolve(pattern.substring(2))
                : account.home().resolve(".ssh").resolve(pattern);
        Path folder = path.getParent();
        String name = String.valueOf(path.getFileName());
        if (!name.matches(".*[*?\\[].*")) {
            if (Files.exists(path)) {
                read(path, around, depth + 1);
            } else {
                notes.add(where + ": there is no file " + Printable.line(path.toString()) + " to include");
            }
            return;
        }
        List<Path> found = new ArrayList<>();
        if (folder != null && Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name)) {
                files.forEach(found::add);
            } catch (IOException e) {
                throw new SshConfigException(from + ": " + folder + " cannot be listed (" + e.getMessage() + ")");
            }
        }
        found.sort(null);
        for (Path each : found) {
            read(each, around, depth + 1);
        }
    }

    private static List<Condition> with(List<Condition> around, Condition more) {
        List<Condition> all = new ArrayList<>(around);
        all.add(more);
        return List.copyOf(all);
    }

    /** {@code Keyword value value}, {@code Keyword=value}, values in double quotes if they have blanks. */
    private static List<String> words(String text, String where) throws SshConfigException {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        boolean equals = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean separates = Character.isWhitespace(c) || (c == '=' && words.size() + (any ? 1 : 0) == 1 && !equals);
            if (c == '"') {
                quoted = !quoted;
                any = true;
            } else if (!quoted && c == '#' && !any) {
                break;
            } else if (!quoted && separates) {
                equals |= c == '=';
                if (any) {
                    words.add(word.toString());
                    word.setLength(0);
                    any = false;
                }
            } else {
                word.append(c);
                any = true;
            }
        }
        if (quoted) {
            throw new SshConfigException(where + ": a quote is not closed");
        }
        if (any) {
            words.add(word.toString());
        }
        return words;
    }
}
