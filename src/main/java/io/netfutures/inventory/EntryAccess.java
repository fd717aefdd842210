package io.netfutures.inventory;

import static io.netfutures.yaml.Fields.quoted;

import io.netfutures.device.Access;
import io.netfutures.device.Access.AlgorithmChoice;
import io.netfutures.device.Access.UserKeys;
import io.netfutures.device.Answer;
import io.netfutures.device.Legacy;
import io.netfutures.device.Nearest;
import io.netfutures.yaml.Fields;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.NameWords;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from the entry of a device how to get in to it. */
final class EntryAccess {
    private static final Set<String> ALGORITHMS = Set.of("kex", "keys", "ciphers", "macs", "pubkeys");

    private final Fields fields;
    private final Notes notes;

    EntryAccess(Fields fields, Notes notes) {
        this.fields = fields;
        this.notes = notes;
    }

    /** The access without its jump hosts, which can only be found among all devices. */
    Access access() throws FileMistake {
        double handshakes = fields.number("jump_handshakes", Access.DEFAULT.handshakes());
        if (handshakes != Math.rint(handshakes) || handshakes < 1) {
            throw fields.place("jump_handshakes").error("jump_handshakes must be a whole number above 0");
        }
        Map<String, List<String>> disabled = disabledAlgorithms();
        return new Access(
                new AlgorithmChoice(legacy(), disabled),
                new UserKeys(fields.truth("allow_agent", false), fields.truth("use_keys", false)),
                fields.file("ssh_config_file"),
                null,
                fields.has("port"),
                loginAnswers(),
                (int) handshakes);
    }

    private List<String> legacy() throws FileMistake {
        Value value = fields.value("legacy");
        if (value == null) {
            return List.of();
        }
        List<String> wanted = value instanceof Scalar one && one.kind() == ScalarKind.BOOL
                ? fields.truth("legacy", false) ? Legacy.all() : List.of()
                : fields.names("legacy");
        for (String name : wanted) {
            if (!Legacy.all().contains(name)) {
                throw fields.place("legacy")
                        .error("legacy: " + quoted(name) + " is not an old algorithm that is known here"
                                + Nearest.hint(name, Legacy.all()));
            }
        }
        if (!wanted.isEmpty()) {
            notes.add(
                    fields.place("legacy"),
                    "legacy offers this device algorithms that can be broken; everything said to it may be read");
        }
        return wanted;
    }

    private Map<String, List<String>> disabledAlgorithms() throws FileMistake {
        Value value = fields.value("disabled_algorithms");
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Entries kinds)) {
            throw value.place().error("disabled_algorithms must be a mapping such as {kex: [name]}");
        }
        Map<String, List<String>> disabled = new LinkedHashMap<>();
        for (Map.Entry<String, Entry> each : kinds.entries().entrySet()) {
            String kind = each.getKey();
            if (ALGORITHMS.contains(kind)) {
                disabled.put(kind, Fields.names(each.getValue().value(), "disabled_algorithms: " + kind));
            } else {
                notes.add(
                        each.getValue().keyPlace(),
                        "disabled_algorithms: " + YamlFile.shown(kind) + " has no effect; kex, keys, ciphers, macs"
                                + " and pubkeys have");
            }
        }
        return disabled;
    }

    private List<Answer> loginAnswers() throws FileMistake {
        Value value = fields.value("login_answers");
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Entries questions)) {
            throw value.place()
                    .error("login_answers must be a mapping of questions to answers, such as {'Do you accept': yes}");
        }
        List<Answer> answers = new ArrayList<>();
        for (Map.Entry<String, Entry> each : questions.entries().entrySet()) {
            if (!(each.getValue().value() instanceof Scalar text)) {
                throw each.getValue().value().place().error("the answer to a question is one line of text");
            }
            try {
                answers.add(new Answer(each.getKey(), text.text()));
            } catch (IllegalArgumentException e) {
                throw each.getValue().keyPlace().error("login_answers: " + e.getMessage());
            }
        }
        return List.copyOf(answers);
    }

    /** The jump hosts as they are written: an empty list for {@code none}, null if the entry has no such key. */
    @Nullable
    List<Scalar> jumps() throws FileMistake {
        Value value = fields.value("jump");
        if (value == null) {
            return null;
        }
        List<Scalar> written = new ArrayList<>();
        for (Value item : value instanceof Items list ? list.items() : List.of(value)) {
            if (!(item instanceof Scalar word)
                    || word.kind() == ScalarKind.NULL
                    || word.text().isBlank()) {
                throw item.place().error("jump must be the name of a device, user@host:port, or a list of them");
            }
            NameWords.inElement(word.text())
                    .forEach(each -> written.add(new Scalar(word.place(), each, ScalarKind.TEXT)));
        }
        boolean none = written.size() == 1 && written.getFirst().text().equals("none");
        return none ? List.of() : written;
    }
}
