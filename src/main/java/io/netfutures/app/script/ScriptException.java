package io.netfutures.app.script;

/** A line or a script that cannot be parsed; the message is for its author. */
public final class ScriptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScriptException(String message) {
        super(message);
    }
}
