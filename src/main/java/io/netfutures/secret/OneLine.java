package io.netfutures.secret;

import io.netfutures.device.Secret;

/** The rule for the text of a secret that is typed to a device: one line, not empty, without control characters. */
final class OneLine {
    private OneLine() {}

    /** @param where what to call its source in messages */
    static Secret of(String text, String where) throws SecretUnavailable {
        if (text.isEmpty()) {
            throw new SecretUnavailable(where + ": is empty; a secret was expected");
        }
        if (text.indexOf('\n') >= 0) {
            throw new SecretUnavailable(where + ": has more than one line; only the secret was expected");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new SecretUnavailable(where + ": holds a control character; a secret on one line was expected");
        }
        return Secret.of(text);
    }
}
