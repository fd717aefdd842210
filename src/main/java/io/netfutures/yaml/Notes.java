package io.netfutures.yaml;

import io.netfutures.yaml.Value.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the user should know although it is no mistake. Each thing is noted once, at its first place, with a count of the others. */
public final class Notes {
    private final Map<String, Occurrence> occurrences = new LinkedHashMap<>();

    private record Occurrence(Place first, String note, int times) {
        Occurrence again() {
            return new Occurrence(first, note, times + 1);
        }

        String text() {
            return first + ": " + note + (times > 1 ? " (and at " + (times - 1) + " more places)" : "");
        }
    }

    /**
     * Notes something, once for all places.
     *
     * @param note must not contain names or values that differ from device to device
     */
    public void add(Place place, String note) {
        add(place, note, note);
    }

    /** Notes something of this kind, once for all places and with the text for the first. */
    public void add(Place place, String kind, String note) {
        occurrences.merge(kind, new Occurrence(place, note, 1), (old, more) -> old.again());
    }

    public List<String> texts() {
        return occurrences.values().stream().map(Occurrence::text).toList();
    }
}
