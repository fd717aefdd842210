package io.netfutures.lab;

import java.time.Instant;

/**
 * Bytes that reached a router together.
 *
 * @param session counted from 1 for each router
 * @param text one character per byte (ISO 8859-1)
 */
public record Received(Instant at, int session, String text) {}
