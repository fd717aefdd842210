package io.netfutures.python;

import java.util.List;
import java.util.Set;

/** The result of {@code wait}. */
record Waited(Set<Promise> done, Set<Promise> notDone) {
    Tuple pair() {
        return new Tuple(List.of(done, notDone));
    }

    @Override
    public String toString() {
        return "DoneAndNotDoneFutures(done=" + PythonText.repr(done) + ", not_done=" + PythonText.repr(notDone) + ")";
    }
}
