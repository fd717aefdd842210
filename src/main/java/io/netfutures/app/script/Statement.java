package io.netfutures.app.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public record Statement(Optional<String> target, List<String> words) {
    public static Optional<Statement> parse(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        if (text.startsWith("!")) {
            return Optional.of(new Statement(Optional.empty(), List.of("!", text.substring(1))));
        }
        Optional<String> target = Optional.empty();
        Matcher m = Pattern.compile("([A-Za-z_]\\w*)\\s*=\\s*(.*)").matcher(text);
        if (m.matches()) {
            target = Optional.of(m.group(1));
            text = m.group(2);
        }
        List<String> words = new ArrayList<>();
        Matcher w = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)").matcher(text);
        while (w.find()) {
            words.add(w.group(1) != null ? w.group(1) : w.group(2) != null ? w.group(2) : w.group(3));
        }
        return Optional.of(new Statement(target, words));
    }
}
