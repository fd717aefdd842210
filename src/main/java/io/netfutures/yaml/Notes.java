package io.netfutures.yaml;

import io.netfutures.yaml.Value.Place;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the user should know although it is no mistake. Each thing is noted once, at its first place, with a count of the others. */
public final class Notes {
    private final Map<String, Occurrence> occurrences = new LinkedHashMap<>();

    private final Map<String, String> sealed = new HashMap<>();

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

    /**
     * From now on no note, and no mistake that is {@link #shown}, says what stands in this file, but only where.
     *
     * @param why the reason, and what to do instead
     */
    public void seal(String file, String why) {
        sealed.put(file, why);
    }

    /** The mistake as it may be shown: one in a sealed file without what was found there. */
    public FileMistake shown(FileMistake mistake) {
        return mistake.place()
                .filter(place -> sealed.containsKey(place.file()))
                .map(place -> place.error("this cannot be used; " + sealed.get(place.file())))
                .orElse(mistake);
    }

    /** Notes something of this kind, once for all places and with the text for the first. */
    public void add(Place place, String kind, String note) {
        String why = sealed.get(place.file());
        if (why == null) {
            merge(place, kind, note);
        } else {
            merge(place, why, "there is something to note here; " + why);
        }
    }

    private void merge(Place place, String kind, String note) {
        occurrences.merge(kind, new Occurrence(place, note, 1), (old, more) -> old.again());
    }

    public List<String> texts() {
        return occurrences.values().stream().map(Occurrence::text).toList();
    }
}
