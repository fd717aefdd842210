package io.netfutures.platform;

import io.netfutures.platform.Platform.Command;

/**
 * A named snapshot of the running configuration, to which a device goes back when it is told to. In each line stands {@code {name}}.
 *
 * @param take makes it
 * @param restore makes the running configuration what it was then
 * @param forget removes it
 */
public record Checkpoint(Command take, Command restore, Command forget) {
    /** What the name of it is written for. */
    static final String NAME = "{name}";
}
