package io.netfutures.app.script;

import io.netfutures.app.work.NamedFuture;
import java.util.List;
import java.util.function.Supplier;

/** The person at the terminal, who can look around during a script, and whose typed lines are remembered. */
public interface Person {
    /** Shows {@code text}, and accepts commands until the person wants to go on. Blocks until then. */
    void look(String text);

    /** The lines that were typed, oldest first. */
    List<String> typed();

    /** Shows futures live on the full screen until the person leaves it; returns false if there is no screen. */
    boolean watch(Supplier<List<NamedFuture>> futures);
}
