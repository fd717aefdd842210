package io.netfutures.platform;

import io.netfutures.yaml.Fields;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The questions of a platform's file with the commands that answer them. A mistake is reported with its line. */
record AskedCommands(Fields fields, Notes notes) {
    Map<String, List<String>> all() throws FileMistake {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        if (!fields.has("ask")) {
            return asked;
        }
        if (!(fields.value("ask") instanceof Entries questions)) {
            throw fields.place("ask").error("ask must be a mapping of questions to commands, as version: show version");
        }
        for (Map.Entry<String, Entry> each : questions.entries().entrySet()) {
            String question = each.getKey();
            Place place = each.getValue().keyPlace();
            if (!question.matches("[a-z][a-z0-9-]*")) {
                throw place.error(
                        Fields.quoted(question) + " is no name of a question; write lower case letters, digits and -");
            }
            List<String> commands = List.copyOf(Fields.words(each.getValue().value(), question));
            if (commands.isEmpty() || commands.stream().anyMatch(String::isBlank)) {
                throw place.error(Fields.quoted(question) + " has no command; leave it out");
            }
            asked.put(question, commands);
        }
        return Collections.unmodifiableMap(asked);
    }

    /** Refuses a question whose commands this very platform would not send. */
    void check(Platform platform) throws FileMistake {
        ReadOnly guard = ReadOnly.of(platform);
        for (Map.Entry<String, List<String>> each : platform.ask().entrySet()) {
            for (String command : each.getValue()) {
                Optional<String> reason = guard.reason(command);
                if (reason.isPresent() && fields.value("ask") instanceof Entries questions) {
                    throw new Fields(questions, notes)
                            .place(each.getKey())
                            .error(each.getKey() + ": " + reason.get() + "; read_only says what is");
                }
            }
        }
    }
}
