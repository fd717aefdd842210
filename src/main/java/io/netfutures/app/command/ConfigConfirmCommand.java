package io.netfutures.app.command;

import io.netfutures.device.Task.Deed;
import java.util.List;
import picocli.CommandLine.Command;

/** The command {@code config confirm}. */
@Command(
        name = "confirm",
        description =
                "Keeps a change that was put in force with --confirm, on all its devices; saves it if --save was said then.",
        footerHeading = "%nExamples:%n",
        footer = {"  config confirm", "  config confirm 17"})
public final class ConfigConfirmCommand extends SettlingCommand {
    @Override
    List<Deed> deeds(boolean saves) {
        return saves ? List.of(Deed.KEEP, Deed.SAVE) : List.of(Deed.KEEP);
    }
}
