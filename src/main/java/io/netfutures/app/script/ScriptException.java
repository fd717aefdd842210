package io.netfutures.app.script;

/** A line or a script that cannot be understood; the message is for the person who wrote it. */
public final class ScriptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScriptException(String message) {
        super(message);
    }
}
