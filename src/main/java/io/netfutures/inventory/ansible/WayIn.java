package io.netfutures.inventory.ansible;

import io.netfutures.inventory.format.Layer;
import io.netfutures.inventory.format.Layer.Rank;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the variables that say how a host is reached: SSH arguments, the command of a proxy, and the dialogue at login. */
final class WayIn {
    private static final List<String> ARGUMENTS =
            List.of("ansible_ssh_args", "ansible_ssh_common_args", "ansible_ssh_extra_args");
    private static final List<String> PROXIES =
            List.of("ansible_paramiko_proxy_command", "ansible_libssh_proxy_command", "ansible_ssh_proxy_command");

    private final Notes notes;

    WayIn(Notes notes) {
        this.notes = notes;
    }

    /**
     * What they come to, under netmiko's keys; empty if there are none.
     *
     * @throws FileMistake if one of them leads to the device in a way that cannot be used
     */
    Optional<Layer> layer(Effective effective) throws FileMistake {
        Map<String, Entry> keys = new LinkedHashMap<>();
        for (String each : ARGUMENTS) {
            Optional<Scalar> said = scalar(effective, each);
            if (said.isPresent()) {
                take(
                        SshArguments.of(said.get().text(), said.get().place(), notes),
                        said.get().place(),
                        keys);
            }
        }
        for (String each : PROXIES) {
            Optional<Scalar> said = scalar(effective, each);
            if (said.isPresent()) {
                take(
                        SshArguments.ofProxy(said.get().text(), said.get().place(), notes),
                        said.get().place(),
                        keys);
            }
        }
        refuseUnknown(effective);
        dialogue(effective, keys);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Place place = keys.values().iterator().next().keyPlace();
        return Optional.of(new Layer(Rank.DEVICE, "SSH arguments", new Entries(place, keys)));
    }

    private static Optional<Scalar> scalar(Effective effective, String variable) throws FileMistake {
        Entry entry = effective.entry(variable);
        if (entry == null) {
            return Optional.empty();
        }
        if (!(entry.value() instanceof Scalar text)) {
            throw entry.value().place().error(variable + " must be one line of text");
        }
        return text.text().isBlank() ? Optional.empty() : Optional.of(text);
    }

    private static void take(SshArguments found, Place place, Map<String, Entry> keys) {
        List<String> jumps = found.jumps();
        if (jumps != null) {
            keys.putIfAbsent("jump", new Entry(place, jumps.isEmpty() ? text("none", place) : texts(jumps, place)));
        }
        if (!found.legacy().isEmpty()) {
            keys.putIfAbsent("legacy", new Entry(place, texts(found.legacy(), place)));
        }
        String config = found.config();
        if (config != null) {
            keys.putIfAbsent("ssh_config_file", new Entry(place, text(config, place)));
        }
    }

    private static void refuseUnknown(Effective effective) throws FileMistake {
        Optional<Scalar> executable = scalar(effective, "ansible_ssh_executable");
        if (executable.isPresent() && !executable.get().text().strip().matches("(/usr/bin/)?ssh")) {
            throw executable
                    .get()
                    .place()
                    .error("ansible_ssh_executable would run another program to reach the device, which is not done");
        }
        for (Scope scope : effective.scopes()) {
            for (Map.Entry<String, Entry> each : scope.variables().entrySet()) {
                if (ConnectionVariables.isUnknownWay(each.getKey())
                        && scalar(effective, each.getKey()).isPresent()) {
                    throw each.getValue()
                            .keyPlace()
                            .error("this variable would change the way to the device and cannot be used here; write"
                                    + " ansible_ssh_common_args: -o ProxyJump=user@host:port");
                }
            }
        }
    }

    private static void dialogue(Effective effective, Map<String, Entry> keys) throws FileMistake {
        Entry questions = effective.entry("ansible_terminal_initial_prompt");
        Entry answers = effective.entry("ansible_terminal_initial_answer");
        if (questions == null || answers == null) {
            return;
        }
        List<Value> asked = list(questions.value());
        List<Value> said = list(answers.value());
        if (asked.size() != said.size()) {
            throw answers.value()
                    .place()
                    .error("there are " + said.size() + " answers to the " + asked.size()
                            + " questions of ansible_terminal_initial_prompt");
        }
        Map<String, Entry> dialogue = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            if (!(asked.get(i) instanceof Scalar question)) {
                throw asked.get(i).place().error("a question of the login must be one line of text");
            }
            dialogue.put(question.text(), new Entry(question.place(), said.get(i)));
        }
        keys.put(
                "login_answers",
                new Entry(questions.keyPlace(), new Entries(questions.value().place(), dialogue)));
    }

    private static List<Value> list(Value value) {
        return value instanceof Items list ? list.items() : List.of(value);
    }

    private static Value texts(List<String> texts, Place place) {
        List<Value> items = new ArrayList<>();
        texts.forEach(each -> items.add(text(each, place)));
        return new Items(place, items);
    }

    private static Scalar text(String text, Place place) {
        return new Scalar(place, text, ScalarKind.TEXT);
    }
}
