package io.netfutures.app.command;

import io.netfutures.app.script.Nameable;
import io.netfutures.app.work.Choice;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.KeptRuns;
import io.netfutures.app.work.UserError;
import io.netfutures.device.Inventory;
import io.netfutures.inventory.InventoryFile;
import io.netfutures.platform.Platforms;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be named before anything runs: what the chosen inventory holds, if it can be read. */
final class NamesInFiles implements Nameable {
    private final Console console;
    private final Choice choice;
    private Optional<InventoryFile> read = Optional.empty();
    private boolean tried;

    NamesInFiles(Console console, Choice choice) {
        this.console = console;
        this.choice = choice;
    }

    private Optional<InventoryFile> read() {
        if (!tried) {
            tried = true;
            try {
                read = choice.isInFiles(console) ? Optional.of(choice.load(console, true)) : Optional.empty();
            } catch (UserError mistake) {
                // The command itself will report it.
                read = Optional.empty();
            }
        }
        return read;
    }

    @Override
    public Inventory inventory() {
        return read().map(InventoryFile::inventory).orElse(Inventory.of(List.of()));
    }

    @Override
    public Set<String> platforms() {
        return read().map(file -> file.platforms().names())
                .orElseGet(() -> Platforms.builtIn().names());
    }

    @Override
    public Set<String> questions() {
        return read().map(file -> file.platforms().questions())
                .orElseGet(() -> Platforms.builtIn().questions());
    }

    @Override
    public Collection<String> futures() {
        return List.of();
    }

    @Override
    public Collection<String> sent() {
        return List.of();
    }

    @Override
    public List<Integer> runs() {
        return KeptRuns.in(console, choice.runs()).latest();
    }

    @Override
    public Path directory() {
        return console.directory();
    }
}
