package io.netfutures.journal;

/**
 * Why a device of a kept run failed.
 *
 * @param type the simple name of the exception, such as {@code AuthFailed}
 * @param step of the dialogue in which it happened; empty if there was none
 * @param message one line, which begins with the device
 * @param advice what to do next; may be empty
 */
public record KeptFailure(String type, String step, String message, String advice) {}
