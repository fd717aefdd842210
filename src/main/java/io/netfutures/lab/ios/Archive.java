package io.netfutures.lab.ios;

import java.time.Duration;
import java.util.Optional;

/** Commands that copy the configuration to files and bring it back: at once, or by a timer. */
final class Archive {
    private static final String STARTUP = "nvram:startup-config";

    private Archive() {}

    static void configureTerminal(VtyLine vty, Meaning.Run run) {
        RouterState router = vty.router();
        Optional<String> path = router.running().sections("archive").stream()
                .flatMap(archive -> archive.value("path").stream())
                .findFirst();
        if (path.isEmpty()) {
            vty.print("%Error: Rollback Confirmed Change needs the path of an archive", "");
            return;
        }
        if (router.snapshots().isWaiting()) {
            vty.print("%Error: Rollback Confirmed Change is already in progress", "");
            return;
        }
        Snapshots.Snapshot before = router.snapshot();
        String file = router.snapshots().archive(path.get(), before);
        Duration time = Duration.ofMinutes(run.number(0));
        router.snapshots().revertTo(file, before, router.now().plus(time));
        vty.print("Rollback Confirmed Change: Backing up current running config to " + file, "");
        router.log("%ARCHIVE_DIFF-5-ROLLBK_CNFMD_CHG_BACKUP: Backing up current running config to " + file);
        router.log("%ARCHIVE_DIFF-5-ROLLBK_CNFMD_CHG_START_ABSTIMER: User: "
                + vty.caller().user() + ": Scheduled to rollback to config " + file + " in " + run.value(0)
                + " minutes");
        Dialogues.configureTerminal(vty, run);
    }

    static void confirm(VtyLine vty, Meaning.Run run) {
        if (waits(vty)) {
            vty.router().snapshots().stop();
            vty.router()
                    .log("%ARCHIVE_DIFF-5-ROLLBK_CNFMD_CHG_CONFIRM: User: "
                            + vty.caller().user() + ": Confirm the configuration change");
        }
    }

    static void revertTimer(VtyLine vty, Meaning.Run run) {
        if (waits(vty)) {
            vty.router().snapshots().prolong(vty.router().now(), Duration.ofMinutes(run.number(0)));
        }
    }

    static void revertNow(VtyLine vty, Meaning.Run run) {
        if (waits(vty)) {
            vty.router().snapshots().stop().ifPresent(file -> {
                vty.print("Rollback Confirmed Change: rolling to: " + file, "");
                vty.router().log("%ARCHIVE_DIFF-5-ROLLBK_CNFMD_CHG_ROLLBACK_START: Start rolling to: " + file);
                load(vty, file);
            });
        }
    }

    private static boolean waits(VtyLine vty) {
        boolean waits = vty.router().snapshots().isWaiting();
        if (!waits) {
            vty.print("%No Rollback Confirmed Change pending", "");
        }
        return waits;
    }

    static void replace(VtyLine vty, Meaning.Run run) {
        String file = run.value(0);
        if (exists(vty, file)) {
            vty.print(
                    "This will apply all necessary additions and deletions",
                    "to replace the current running configuration with the",
                    "contents of the specified configuration file, which is",
                    "assumed to be a complete configuration, not a partial");
            vty.ask("configuration. Enter Y if you are sure you want to proceed. ? [no]: ", true, typed -> {
                if (typed.strip().matches("(?i)y|ye|yes")) {
                    load(vty, file);
                }
            });
        }
    }

    static void replaceAtOnce(VtyLine vty, Meaning.Run run) {
        if (exists(vty, run.value(0))) {
            load(vty, run.value(0));
        }
    }

    private static boolean exists(VtyLine vty, String file) {
        boolean exists =
                file.equals(STARTUP) || vty.router().snapshots().file(file).isPresent();
        if (!exists) {
            vty.print("%Error opening " + file + " (No such file or directory)", "");
        }
        return exists;
    }

    private static void load(VtyLine vty, String file) {
        RouterState router = vty.router();
        router.snapshots()
                .file(file)
                .ifPresentOrElse(
                        router::restore,
                        () -> router.restoreStartup(vty.caller().user()));
        vty.print("", "Total number of passes: 1", "Rollback Done", "");
    }

    static void copyRunning(VtyLine vty, Meaning.Run run) {
        String given = run.value(0).replaceFirst("^flash:/?", "");
        vty.ask("Destination filename [" + given + "]? ", true, typed -> {
            String name = typed.isBlank() ? given : typed.strip();
            if (vty.router().snapshots().file(name).isPresent()) {
                vty.print("%Warning:There is a file already existing with this name");
                vty.confirm("Do you want to over write?", () -> write(vty, name));
            } else {
                write(vty, name);
            }
        });
    }

    static void write(VtyLine vty, String name) {
        RouterState router = vty.router();
        router.snapshots().write(name, router.snapshot());
        int bytes = Shows.size(router.configuration());
        vty.print(bytes + " bytes copied in 0.010 secs (" + bytes * 100 + " bytes/sec)", "");
    }

    static void more(VtyLine vty, Meaning.Run run) {
        RouterState router = vty.router();
        router.snapshots()
                .file(run.value(0))
                .ifPresentOrElse(
                        file -> {
                            router.lines(file.running()).forEach(vty::print);
                            vty.print("end", "");
                        },
                        () -> exists(vty, run.value(0)));
    }
}
