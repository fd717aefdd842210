package io.netfutures.lab.cli;

import java.util.ArrayList;
import java.util.List;

/** The modes that a session entered, from the first to the present one. */
final class Places {
    private final List<Place> places = new ArrayList<>();

    /** @param header the line that led here */
    private record Place(String mode, String where, String header) {}

    Places(String start) {
        places.add(new Place(start, "", ""));
    }

    /** Returns to this mode if the session came through it, otherwise enters it. */
    void go(String mode, String where, String header) {
        for (int i = places.size() - 1; i >= 0; i--) {
            if (places.get(i).mode().equals(mode)) {
                places.subList(i + 1, places.size()).clear();
                if (!where.isEmpty()) {
                    places.set(i, new Place(mode, where, header));
                }
                return;
            }
        }
        places.add(new Place(mode, where, header));
    }

    boolean has(String mode) {
        return places.stream().anyMatch(place -> place.mode().equals(mode));
    }

    String mode() {
        return places.getLast().mode();
    }

    String where() {
        return places.getLast().where();
    }

    /** The line that opened the section, if the place is one: if its prompt says more than the mode. */
    String header() {
        return where().isEmpty() ? "" : places.getLast().header();
    }

    int depth() {
        return places.size();
    }
}
