package io.netfutures.app.command;

import io.netfutures.app.work.Crew;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says how many devices are worked on at once; null means not given. */
final class WorkersOption {
    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N|auto",
            description = "devices at once; the others are pending (default: 50); auto: as many as answer well")
    @Nullable
    Crew workers;
}
