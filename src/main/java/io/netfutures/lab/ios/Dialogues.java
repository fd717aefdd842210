package io.netfutures.lab.ios;

import java.util.function.Consumer;

/** Commands that ask before they act. */
final class Dialogues {
    private static final int TRIES = 3;

    private Dialogues() {}

    static void enable(VtyLine vty, Meaning.Run run) {
        if (vty.mode() == Mode.PRIVILEGED) {
            return;
        }
        Section running = vty.router().running();
        if (running.has("enable secret") || running.has("enable password")) {
            askSecret(vty, 1);
        } else {
            vty.go(Mode.PRIVILEGED, running);
        }
    }

    private static void askSecret(VtyLine vty, int attempt) {
        Section running = vty.router().running();
        String kind = running.has("enable secret") ? "secret" : "password";
        String setting = kind + " " + running.value("enable " + kind).orElse("");
        vty.ask("Password: ", false, typed -> {
            if (Passwords.matches(setting, typed)) {
                vty.go(Mode.PRIVILEGED, running);
            } else if (attempt < TRIES) {
                askSecret(vty, attempt + 1);
            } else {
                vty.print(kind.equals("secret") ? "% Bad secrets" : "% Bad passwords");
                vty.print("");
            }
        });
    }

    static void configure(VtyLine vty, Meaning.Run run) {
        vty.ask("Configuring from terminal, memory, or network [terminal]? ", true, typed -> {
            if (typed.isBlank() || "terminal".startsWith(typed.strip())) {
                configureTerminal(vty, run);
            } else {
                vty.print("?Must be \"terminal\", \"memory\" or \"network\"");
            }
        });
    }

    static void configureTerminal(VtyLine vty, Meaning.Run run) {
        vty.print("Enter configuration commands, one per line.  End with CNTL/Z.");
        vty.go(Mode.CONFIG, vty.router().running());
    }

    static void write(VtyLine vty, Meaning.Run run) {
        vty.router().save();
        vty.print("Building configuration...", "[OK]");
    }

    static void copyToStartup(VtyLine vty, Meaning.Run run) {
        vty.ask("Destination filename [startup-config]? ", true, typed -> {
            if (typed.isBlank() || typed.strip().equals("startup-config")) {
                write(vty, run);
            } else {
                Archive.write(vty, typed.strip());
            }
        });
    }

    static void erase(VtyLine vty, Meaning.Run run) {
        vty.confirm("Erasing the nvram filesystem will remove all configuration files! Continue?", () -> {
            vty.router().erase();
            vty.print("[OK]", "Erase of nvram: complete");
            vty.router().log("%SYS-7-NV_BLOCK_INIT: Initialized the geometry of nvram");
        });
    }

    static void clearCounters(VtyLine vty, Meaning.Run run) {
        vty.confirm(
                "Clear \"show interface\" counters on all interfaces",
                () -> vty.router().log("%CLEAR-5-COUNTERS: Clear counter on all interfaces by " + vty.who()));
    }

    static void clearLogging(VtyLine vty, Meaning.Run run) {
        vty.confirm("Clear logging buffer", () -> vty.router().clearLog());
    }

    static void delete(VtyLine vty, Meaning.Run run) {
        String file = run.value(0).replaceFirst("^flash:/?", "");
        vty.ask("Delete filename [" + file + "]? ", true, typed -> {
            String chosen = typed.isBlank() ? file : typed.strip();
            vty.confirm("Delete flash:" + chosen + "?", () -> {
                if (!vty.router().snapshots().delete(chosen)) {
                    vty.print("%Error deleting flash:" + chosen + " (No such file or directory)");
                }
            });
        });
    }

    static void generateKey(VtyLine vty, Meaning.Run run) {
        vty.print("% You already have RSA keys defined named " + vty.router().hostname() + ".");
        yesOrNo(vty, "% Do you really want to replace them? [yes/no]: ", yes -> {
            if (yes) {
                vty.ask("How many bits in the modulus [512]: ", true, bits -> {
                    String size = bits.isBlank() ? "512" : bits.strip();
                    vty.print("% Generating " + size + " bit RSA keys, keys will be non-exportable...");
                    vty.print("[OK] (elapsed time was 0 seconds)");
                });
            }
        });
    }

    static void reload(VtyLine vty, Meaning.Run run) {
        if (!vty.router().modified()) {
            proceed(vty);
            return;
        }
        yesOrNo(vty, "System configuration has been modified. Save? [yes/no]: ", yes -> {
            if (yes) {
                write(vty, run);
            }
            proceed(vty);
        });
    }

    private static void proceed(VtyLine vty) {
        vty.confirm("Proceed with reload?", () -> {
            vty.router().log("%SYS-5-RELOAD: Reload requested by " + vty.who() + ". Reload Reason: Reload Command.");
            vty.router().reload();
        });
    }

    static void reloadIn(VtyLine vty, Meaning.Run run) {
        vty.print("Reload scheduled in " + run.value(0) + " minutes by " + vty.who());
        vty.confirm("Proceed with reload?", () -> {});
    }

    static void reloadCancel(VtyLine vty, Meaning.Run run) {
        vty.print("", "***", "*** --- SHUTDOWN ABORTED ---", "***", "");
    }

    private static void yesOrNo(VtyLine vty, String question, Consumer<Boolean> answer) {
        vty.ask(question, true, typed -> {
            String word = typed.strip();
            if (!word.isEmpty() && "yes".startsWith(word)) {
                answer.accept(true);
            } else if (!word.isEmpty() && "no".startsWith(word)) {
                answer.accept(false);
            } else {
                vty.print("% Please answer 'yes' or 'no'.");
                yesOrNo(vty, question, answer);
            }
        });
    }
}
