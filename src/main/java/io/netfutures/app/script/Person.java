package io.netfutures.app.script;

import io.netfutures.app.work.NamedFuture;
import java.util.List;
import java.util.function.Supplier;

/** Who is at the terminal: can look during a script, and has typed lines. */
public interface Person {
    /** Shows {@code text}, and lets commands be typed until the person wants to go on. */
    void look(String text);

    /** The lines that were typed, oldest first. */
    List<String> typed();

    /** Shows futures live on the whole screen until the person leaves it; false if there is no screen. */
    boolean watch(Supplier<List<NamedFuture>> futures);
}
