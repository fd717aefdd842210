package io.netfutures.app.script;

import io.netfutures.device.Inventory;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What a word of a command can name, as far as it is known without contacting anything. Each may take as long as reading a file. */
public interface Nameable {
    /** The devices; none if it is not known which there are. */
    Inventory inventory();

    /** The names of the kinds of devices. */
    Set<String> platforms();

    /** What every platform can be asked in its own words. */
    Set<String> questions();

    /** The names of the futures. */
    Collection<String> futures();

    /** The commands that were sent to devices, the latest first. */
    Collection<String> sent();

    /** The numbers of the kept runs, the latest first. */
    List<Integer> runs();

    /** The folder to which the names of files are relative. */
    Path directory();
}
