package io.netfutures.app.doctor;

import io.netfutures.device.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Whether the time of the clock can be right. No time server is asked. */
final class ClockCheck implements Check {
    private static final Duration TOLERANCE = Duration.ofMinutes(1);
    private static final Path SYNCHRONISED = Path.of("/run/systemd/timesync/synchronized");
    private static final String WHAT = "clock";

    private final InstantSource clock;
    private final List<Path> witnesses;

    /** @param witnesses files that cannot have been written later than now */
    ClockCheck(InstantSource clock, List<Path> witnesses) {
        this.clock = clock;
        this.witnesses = witnesses;
    }

    @Override
    public List<Finding> findings() {
        Instant now = clock.instant();
        for (Path each : witnesses) {
            if (Files.exists(each) && written(each).isAfter(now.plus(TOLERANCE))) {
                return List.of(Finding.warn(
                        WHAT,
                        "it is " + now.truncatedTo(ChronoUnit.SECONDS) + ", but " + Printable.line(each.toString())
                                + " was written at " + written(each).truncatedTo(ChronoUnit.SECONDS)
                                + ": times of runs will be wrong",
                        "set the clock: timedatectl set-ntp true"));
            }
        }
        return List.of(Finding.ok(
                WHAT,
                now.truncatedTo(ChronoUnit.SECONDS)
                        + (Files.exists(SYNCHRONISED)
                                ? ", synchronised by systemd"
                                : "; whether it is synchronised cannot be seen from here")));
    }

    private static Instant written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException ignored) { // it says nothing about the time then
            return Instant.MIN;
        }
    }
}
