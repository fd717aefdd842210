package io.netfutures.app.script;

import io.netfutures.app.work.KeptRuns;
import io.netfutures.app.work.Workspace;
import io.netfutures.device.Inventory;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be named while a workspace is open; nothing before. */
public final class OpenThings implements Nameable {
    private final Interpreter interpreter;

    public OpenThings(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    private Optional<Workspace> workspace() {
        return interpreter.openWorkspace();
    }

    @Override
    public Inventory inventory() {
        return workspace().map(open -> open.site().inventory()).orElse(Inventory.of(List.of()));
    }

    @Override
    public Set<String> platforms() {
        return workspace().map(open -> open.site().platforms().names()).orElse(Set.of());
    }

    @Override
    public Set<String> questions() {
        return workspace().map(open -> open.site().platforms().questions()).orElse(Set.of());
    }

    @Override
    public Collection<String> futures() {
        return workspace().map(open -> open.futures().names()).orElse(List.of());
    }

    @Override
    public Collection<String> sent() {
        return workspace().map(open -> open.runs().sent()).orElse(Set.of());
    }

    @Override
    public List<Integer> runs() {
        return workspace()
                .map(Workspace::kept)
                .orElseGet(() -> KeptRuns.in(interpreter.console(), null))
                .latest();
    }

    @Override
    public Path directory() {
        return interpreter.console().directory();
    }
}
