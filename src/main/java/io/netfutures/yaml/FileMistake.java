package io.netfutures.yaml;

import io.netfutures.yaml.Value.Place;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mistake in a file that a user wrote. The message is for that user: file, line and column, what is wrong, what to do. */
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

    /** The place of the mistake, if it has one. */
    public Optional<Place> place() {
        return Optional.ofNullable(place);
    }

    /** The message without the place. */
    public String what() {
        return what;
    }
}
