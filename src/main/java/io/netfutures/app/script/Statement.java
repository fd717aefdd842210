package io.netfutures.app.script;

import java.util.List;
import java.util.Optional;

/**
 * One command of a script or a prompt: {@code [NAME =] word word ...}, or {@code !text for the local shell}.
 *
 * @param target the name that its futures shall have
 * @param words the command and its arguments, without quotes; at least one
 */
public record Statement(Optional<String> target, List<String> words) {
    public Statement {
        words = List.copyOf(words);
    }
}
