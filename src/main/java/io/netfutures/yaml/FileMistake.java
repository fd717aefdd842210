package io.netfutures.yaml;

import io.netfutures.yaml.Value.Place;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that a person wrote cannot be used. The message is for people: file, line and column, what is there, what to do. */
public final class FileMistake extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient @Nullable Place place;
    private final String what;

    public FileMistake(String message) {
        super(message);
        this.place = null;
        this.what = message;
    }

    FileMistake(Place place, String what) {
        super(place + ": " + what);
        this.place = place;
        this.what = what;
    }

    /** Where it is, if it is at one place. */
    public Optional<Place> place() {
        return Optional.ofNullable(place);
    }

    /** The message without the place. */
    public String what() {
        return what;
    }
}
