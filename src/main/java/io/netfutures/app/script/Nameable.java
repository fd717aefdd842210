package io.netfutures.app.script;

import java.util.Collection;
import java.util.Set;

/** What a word of a command can name, as far as it is known without contacting anything. Each may take as long as reading a file. */
public interface Nameable {
    /** The names of the devices, in the order of their inventory. */
    Collection<String> devices();

    /** The names of the groups, without {@code @}. */
    Collection<String> groups();

    /** The names of the kinds of devices. */
    Set<String> platforms();

    /** What every platform can be asked in its own words. */
    Set<String> questions();

    /** The names of the futures. */
    Collection<String> futures();

    /** The commands that were sent to devices, the latest first. */
    Collection<String> sent();
}
