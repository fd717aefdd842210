package io.netfutures.lab.ios;

import java.util.function.Consumer;

/** Commands that ask something back. */
final class Dialogues {
    private static final int TRIES = 3;

    private Dialogues() {}

    static void enable(IosSession console, Meaning.Run run) {
        if (console.mode() == Mode.PRIVILEGED) {
            return;
        }
        Section running = console.ios().running();
        if (running.has("enable secret") || running.has("enable password")) {
            askSecret(console, 1);
        } else {
            console.go(Mode.PRIVILEGED, running);
        }
    }

    private static void askSecret(IosSession console, int attempt) {
        Section running = console.ios().running();
        String kind = running.has("enable secret") ? "secret" : "password";
        String setting = kind + " " + running.value("enable " + kind).orElse("");
        console.ask("Password: ", false, typed -> {
            if (Passwords.matches(setting, typed)) {
                console.go(Mode.PRIVILEGED, running);
            } else if (attempt < TRIES) {
                askSecret(console, attempt + 1);
            } else {
                console.print(kind.equals("secret") ? "% Bad secrets" : "% Bad passwords");
                console.print("");
            }
        });
    }

    static void configure(IosSession console, Meaning.Run run) {
        console.ask("Configuring from terminal, memory, or network [terminal]? ", true, typed -> {
            if (typed.isBlank() || "terminal".startsWith(typed.strip())) {
                configureTerminal(console, run);
            } else {
                console.print("?Must be \"terminal\", \"memory\" or \"network\"");
            }
        });
    }

    static void configureTerminal(IosSession console, Meaning.Run run) {
        console.print("Enter configuration commands, one per line.  End with CNTL/Z.");
        console.go(Mode.CONFIG, console.ios().running());
    }

    static void write(IosSession console, Meaning.Run run) {
        console.ios().save();
        console.print("Building configuration...");
        console.print("[OK]");
    }

    static void copyToStartup(IosSession console, Meaning.Run run) {
        console.ask("Destination filename [startup-config]? ", true, typed -> {
            if (typed.isBlank() || typed.strip().equals("startup-config")) {
                write(console, run);
            } else {
                console.print(console.ios().configuration().size() + " lines copied to " + typed.strip());
            }
        });
    }

    static void erase(IosSession console, Meaning.Run run) {
        console.confirm("Erasing the nvram filesystem will remove all configuration files! Continue?", whenSure(() -> {
            console.ios().erase();
            console.print("[OK]");
            console.print("Erase of nvram: complete");
            console.log("%SYS-7-NV_BLOCK_INIT: Initialized the geometry of nvram");
        }));
    }

    static void clearCounters(IosSession console, Meaning.Run run) {
        console.confirm(
                "Clear \"show interface\" counters on all interfaces",
                whenSure(() -> console.log("%CLEAR-5-COUNTERS: Clear counter on all interfaces by " + console.who())));
    }

    static void clearLogging(IosSession console, Meaning.Run run) {
        console.confirm("Clear logging buffer", whenSure(() -> console.ios().clearLog()));
    }

    static void delete(IosSession console, Meaning.Run run) {
        String file = run.value(0).replaceFirst("^flash:/?", "");
        console.ask("Delete filename [" + file + "]? ", true, typed -> {
            String chosen = typed.isBlank() ? file : typed.strip();
            console.confirm(
                    "Delete flash:" + chosen + "?",
                    whenSure(() -> console.print("%Error deleting flash:" + chosen + " (No such file or directory)")));
        });
    }

    static void generateKey(IosSession console, Meaning.Run run) {
        console.print(
                "% You already have RSA keys defined named " + console.ios().hostname() + ".");
        yesOrNo(console, "% Do you really want to replace them? [yes/no]: ", yes -> {
            if (yes) {
                console.ask("How many bits in the modulus [512]: ", true, bits -> {
                    String size = bits.isBlank() ? "512" : bits.strip();
                    console.print("% Generating " + size + " bit RSA keys, keys will be non-exportable...");
                    console.print("[OK] (elapsed time was 0 seconds)");
                });
            }
        });
    }

    static void reload(IosSession console, Meaning.Run run) {
        if (!console.ios().modified()) {
            proceed(console);
            return;
        }
        yesOrNo(console, "System configuration has been modified. Save? [yes/no]: ", yes -> {
            if (yes) {
                write(console, run);
            }
            proceed(console);
        });
    }

    private static void proceed(IosSession console) {
        console.confirm("Proceed with reload?", whenSure(() -> {
            console.log("%SYS-5-RELOAD: Reload requested by " + console.who() + ". Reload Reason: Reload Command.");
            console.ios().reload();
        }));
    }

    static void reloadIn(IosSession console, Meaning.Run run) {
        console.print("Reload scheduled in " + run.value(0) + " minutes by " + console.who());
        console.confirm("Proceed with reload?", whenSure(() -> {}));
    }

    static void reloadCancel(IosSession console, Meaning.Run run) {
        console.print("");
        console.print("***");
        console.print("*** --- SHUTDOWN ABORTED ---");
        console.print("***");
        console.print("");
    }

    private static void yesOrNo(IosSession console, String question, Consumer<Boolean> answer) {
        console.ask(question, true, typed -> {
            String word = typed.strip();
            if (!word.isEmpty() && "yes".startsWith(word)) {
                answer.accept(true);
            } else if (!word.isEmpty() && "no".startsWith(word)) {
                answer.accept(false);
            } else {
                console.print("% Please answer 'yes' or 'no'.");
                yesOrNo(console, question, answer);
            }
        });
    }

    private static Consumer<Boolean> whenSure(Runnable act) {
        return sure -> {
            if (sure) {
                act.run();
            }
        };
    }
}
