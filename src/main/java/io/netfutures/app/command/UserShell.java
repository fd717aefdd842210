package io.netfutures.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The shells whose Tab knows the commands. */
enum UserShell {
    bash,
    zsh,
    fish;

    /** The script that teaches it to this shell. */
    String script() {
        String name = "completion." + name();
        try (InputStream script = UserShell.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException("no " + name);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
