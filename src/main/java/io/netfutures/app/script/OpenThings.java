package io.netfutures.app.script;

import io.netfutures.app.work.Workspace;
import io.netfutures.device.Device;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What can be named while a workspace is open; nothing before. */
public final class OpenThings implements Nameable {
    private final Interpreter interpreter;

    public OpenThings(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    private Optional<Workspace> workspace() {
        return interpreter.openWorkspace();
    }

    private List<Device> inventory() {
        return workspace().map(open -> open.site().inventory().devices()).orElse(List.of());
    }

    @Override
    public Collection<String> devices() {
        return inventory().stream().map(Device::name).toList();
    }

    @Override
    public Collection<String> groups() {
        Set<String> groups = new TreeSet<>();
        inventory().forEach(device -> groups.addAll(device.groups()));
        return groups;
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
}
