package io.netfutures.app.command;

import java.util.Iterator;
import java.util.List;

/** The words beside numbers that say how many workers. */
final class CrewWords implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return List.of("auto").iterator();
    }
}
