package io.netfutures.jinja;

import com.hubspot.jinjava.interpret.InterpretException;

/** Something in a template that cannot be evaluated; the message is for users. */
final class Unusable extends InterpretException {
    private static final long serialVersionUID = 1L;

    Unusable(String what) {
        super(what);
    }
}
