package io.netfutures.concurrent;

import java.time.Instant;

/**
 * A change in the life of a future.
 *
 * @param at when, by the clock of the machine: if that is set back, moments may seem to run backwards
 * @param status what it became then; a running future changes with every step that it names
 */
public record Moment(Instant at, Status status) {}
