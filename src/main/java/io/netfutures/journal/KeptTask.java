package io.netfutures.journal;

import io.netfutures.device.Task;

/**
 * A task as a journal keeps it.
 *
 * @param task with {@code ****} in place of secrets
 * @param whole whether no secret was left out, so that it can be carried out again
 */
public record KeptTask(Task task, boolean whole) {
    /** Whether this task holds no secret, so that a journal keeps it whole. */
    public static boolean isWhole(Task task) {
        return TaskJson.isWhole(task);
    }
}
