package io.netfutures.jinja;

import com.hubspot.jinjava.interpret.InterpretException;

/** A template takes more steps, time or text than any configuration needs. */
final class Endless extends InterpretException {
    private static final long serialVersionUID = 1L;

    Endless(String what) {
        super(what);
    }
}
