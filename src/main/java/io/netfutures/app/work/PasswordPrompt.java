package io.netfutures.app.work;

import io.netfutures.device.Printable;
import io.netfutures.device.Secret;
import io.netfutures.secret.Keyring;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The person at the terminal, who is told what a secret is for: {@code password for cisco on 37 devices: }. */
final class PasswordPrompt implements Keyring.Asker {
    private final Console console;
    private final Map<String, List<String>> users = new HashMap<>();

    PasswordPrompt(Console console) {
        this.console = console;
    }

    /** From now on the question {@code text} is asked for these devices. */
    void isFor(String text, List<String> devices) {
        users.put(text + ": ", devices);
    }

    @Override
    public boolean isThere() {
        return console.terminal().getAsBoolean();
    }

    @Override
    public Optional<Secret> ask(String question) {
        List<String> devices = users.getOrDefault(question, List.of());
        String what = question.substring(0, question.length() - 2);
        Runnable asking = () -> {
            console.out().flush();
            console.err().print(Printable.line(what) + on(devices) + ": ");
            console.err().flush();
        };
        try {
            return console.tty().hidden(asking, console.in()).map(Secret::of);
        } catch (IOException e) {
            throw new UserError(ExitCode.USAGE, "the terminal cannot be read: " + e.getMessage());
        }
    }

    private static String on(List<String> devices) {
        return switch (devices.size()) {
            case 0 -> "";
            case 1 -> " on " + devices.getFirst();
            default -> " on " + devices.size() + " devices";
        };
    }
}
