package io.netfutures.python;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An exception of the program. */
public final class Raised extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;
    private final transient Set<String> kinds;

    /**
     * A failure that came from outside.
     *
     * @param type its name, with the module
     * @param kinds the names under which an except catches it
     */
    public Raised(String type, Set<String> kinds, String text, @Nullable Throwable cause) {
        super(text, cause, false, false);
        this.type = type;
        this.kinds = Set.copyOf(kinds);
    }

    /** One of Python's own exceptions. */
    public static Raised of(String type, String text) {
        return new Raised(type, Set.of(type, "Exception"), text, null);
    }

    /** What is outside of what is offered here; nothing catches it. */
    public static Raised refused(String text) {
        return new Raised("", Set.of(), text, null);
    }

    /** Its name, with the module; empty if the program asked for what is not there. */
    public String type() {
        return type;
    }

    /** What {@code print} writes of it. */
    public String text() {
        return String.valueOf(getMessage());
    }

    /** Whether it is caught under this name. */
    boolean is(String name) {
        return kinds.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Python's {@code repr}. */
    String repr() {
        return type.substring(type.lastIndexOf('.') + 1) + "(" + PythonText.repr(text()) + ")";
    }
}
