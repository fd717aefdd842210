package io.netfutures.inventory.ansible;

import static io.netfutures.yaml.Fields.quoted;

import io.netfutures.device.PlatformWords;
import io.netfutures.inventory.format.Layer;
import io.netfutures.inventory.format.RawDevice;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes devices of hosts: Ansible's variables become netmiko's keys, the others are what else is known of a device. */
final class HostTranslation {
    private static final Set<String> OVER_SSH = Set.of(
            "network_cli",
            "ansible.netcommon.network_cli",
            "ssh",
            "ansible.builtin.ssh",
            "smart",
            "libssh",
            "ansible.netcommon.libssh",
            "paramiko",
            "paramiko_ssh",
            "ansible.builtin.paramiko",
            "ansible.builtin.paramiko_ssh",
            "ansible.netcommon.paramiko");

    private static final Pattern PLAIN_NUMBER = Pattern.compile("0|-?[1-9][0-9]*");
    private static final Set<String> TEXTS = Set.of("username", "password", "secret", "passphrase");

    private final Notes notes;
    private final WayIn way;
    private final IdentityHashMap<Map<String, Entry>, Layer> shared = new IdentityHashMap<>();

    HostTranslation(Notes notes) {
        this.notes = notes;
        this.way = new WayIn(notes);
    }

    /**
     * The device that this host is; empty if it is not reached over SSH, which is noted.
     *
     * @param groups the names of its groups
     * @param scopes the weakest first
     */
    Optional<RawDevice> device(AnsibleHost host, Set<String> groups, List<Scope> scopes) {
        Effective effective = new Effective(scopes);
        if (isLeftOut(effective)) {
            return Optional.empty();
        }
        List<Layer> layers = new ArrayList<>();
        FileMistake flaw = effective.jinja().orElse(null);
        try {
            way.layer(effective).ifPresent(layers::add);
        } catch (FileMistake mistake) {
            flaw = flaw == null ? mistake : flaw;
        }
        Set<String> hidden = effective.hidden(notes);
        for (Scope scope : scopes.reversed()) {
            layers.add(layer(scope, hidden));
        }
        if (effective.entry("ansible_host") == null && effective.entry("ansible_ssh_host") == null) {
            Scalar address = new Scalar(host.place(), host.name(), ScalarKind.TEXT);
            Map<String, Entry> only = Map.of("host", new Entry(host.place(), address));
            layers.add(Layer.defaults("its name", new Entries(host.place(), only)));
        }
        return Optional.of(new RawDevice(host.name(), host.place(), layers, groups, flaw));
    }

    private boolean isLeftOut(Effective effective) {
        Entry connection = effective.entry("ansible_connection");
        if (connection == null || Jinja.isIn(connection.value())) {
            return false;
        }
        String said = connection.value() instanceof Scalar how ? how.text().strip() : "";
        if (!OVER_SSH.contains(said)) {
            notes.add(
                    connection.value().place(),
                    "hosts without SSH",
                    "a host with ansible_connection " + quoted(said) + " is left out: only SSH is spoken here");
        }
        return !OVER_SSH.contains(said);
    }

    private Layer layer(Scope scope, Set<String> hidden) {
        if (!hidden.isEmpty()) {
            return translated(scope, hidden);
        }
        return shared.computeIfAbsent(scope.variables(), variables -> translated(scope, hidden));
    }

    private Layer translated(Scope scope, Set<String> hidden) {
        Map<String, Entry> keys = new LinkedHashMap<>();
        Map<String, Entry> data = new LinkedHashMap<>();
        for (Map.Entry<String, Entry> each : scope.variables().entrySet()) {
            String variable = each.getKey();
            String key = ConnectionVariables.key(variable);
            Value value = each.getValue().value();
            if (key != null && !hidden.contains(variable)) {
                keys.put(key, new Entry(each.getValue().keyPlace(), value(key, value)));
            } else if (variable.equals("ansible_host_key_checking")
                    || variable.equals("ansible_ssh_host_key_checking")) {
                notes.add(value.place(), variable + " has no effect: host keys are always checked; see --host-keys");
            } else if (!ConnectionVariables.isOfAnsible(variable)) {
                data(variable, each.getValue(), data);
            }
        }
        Place place = keys.isEmpty()
                ? scope.variables().values().iterator().next().keyPlace()
                : keys.values().iterator().next().keyPlace();
        return new Layer(scope.rank(), scope.of(), new Entries(place, keys), data);
    }

    private void data(String variable, Entry entry, Map<String, Entry> into) {
        if (Jinja.isIn(entry.value())) {
            notes.add(
                    entry.value().place(),
                    "variables with Jinja",
                    "a variable with a Jinja template is left out of what is known of a device: templates are never"
                            + " evaluated");
        } else {
            into.put(variable, entry);
        }
    }

    /** Ansible makes text of a number where it needs text, so that its number is what is written. */
    private static Value value(String key, Value value) {
        if (!(value instanceof Scalar one)) {
            return value;
        }
        if (key.equals("device_type")) {
            return new Scalar(one.place(), PlatformWords.deviceType(one.text()), ScalarKind.TEXT);
        }
        boolean number =
                one.kind() == ScalarKind.INT && PLAIN_NUMBER.matcher(one.text()).matches();
        return TEXTS.contains(key) && number ? new Scalar(one.place(), one.text(), ScalarKind.TEXT) : one;
    }
}
