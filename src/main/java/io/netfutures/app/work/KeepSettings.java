package io.netfutures.app.work;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whether and where runs are kept. Null means not given.
 *
 * @param folder the folder of all runs
 * @param none keeps nothing
 */
public record KeepSettings(@Nullable Path folder, boolean none) {
    static final KeepSettings DEFAULT = new KeepSettings(null, false);

    /** These settings, completed from {@code others}. */
    KeepSettings over(KeepSettings others) {
        return new KeepSettings(folder != null ? folder : others.folder, none || others.none);
    }
}
