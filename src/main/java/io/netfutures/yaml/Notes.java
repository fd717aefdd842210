package io.netfutures.yaml;

import io.netfutures.yaml.Value.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the user should know although it is no mistake: each thing once, at its first place, however often it occurs. */
public final class Notes {
    private final Map<String, Occurrence> occurrences = new LinkedHashMap<>();

    private record Occurrence(Place first, int times) {
        String text(String note) {
            return first + ": " + note + (times > 1 ? " (and at " + (times - 1) + " more places)" : "");
        }
    }

    /**
     * Notes something once for all places.
     *
     * @param note without names and values that differ from device to device
     */
    public void add(Place place, String note) {
        occurrences.merge(note, new Occurrence(place, 1), (old, again) -> new Occurrence(old.first, old.times + 1));
    }

    public List<String> texts() {
        return occurrences.entrySet().stream()
                .map(each -> each.getValue().text(each.getKey()))
                .toList();
    }
}
