package io.netfutures.python;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An exception that the program has raised. */
public final class Raised extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;
    private final transient Set<String> kinds;

    /**
     * An exception from outside the program.
     *
     * @param type its name with its module
     * @param kinds the names by which an except catches it
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

    /** The refusal of something that is not supported; no except catches it. */
    public static Raised refused(String text) {
        return new Raised("", Set.of(), text, null);
    }

    /** Its name with its module; empty if the program asked for something that is not supported. */
    public String type() {
        return type;
    }

    /** The text that {@code print} writes. */
    public String text() {
        return String.valueOf(getMessage());
    }

    /** Whether an except with this name catches it. */
    boolean is(String name) {
        return kinds.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Python's {@code repr}. */
    String repr() {
        return type.substring(type.lastIndexOf('.') + 1) + "(" + PythonText.repr(text()) + ")";
    }
}
