package io.netfutures.concurrent;

import java.time.Instant;

/**
 * A change of a future's status.
 *
 * @param at when, by the machine's clock; if that is set back, later moments may have earlier times
 * @param status the new status; a running future changes with every step that it names
 */
public record Moment(Instant at, Status status) {}
