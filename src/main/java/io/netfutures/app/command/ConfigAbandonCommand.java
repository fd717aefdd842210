package io.netfutures.app.command;

import io.netfutures.device.Task.Deed;
import java.util.List;
import picocli.CommandLine.Command;

/** The command {@code config abandon}. */
@Command(
        name = "abandon",
        description = "Takes a change back that was put in force with --confirm, on all its devices, before its time.",
        footerHeading = "%nExamples:%n",
        footer = {"  config abandon", "  config abandon 17"})
public final class ConfigAbandonCommand extends SettlingCommand {
    @Override
    List<Deed> deeds(boolean saves) {
        return List.of(Deed.TAKE_BACK);
    }
}
