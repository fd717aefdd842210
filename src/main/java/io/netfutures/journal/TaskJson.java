package io.netfutures.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netfutures.device.Answer;
import io.netfutures.device.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes tasks without their secrets, and reads them again. */
final class TaskJson {
    /** Answers that are no secrets. */
    private static final Set<String> PLAIN = Set.of("", "y", "yes", "n", "no", "a", "all", "confirm");

    private TaskJson() {}

    static void write(JsonGenerator json, Task task) throws IOException {
        json.writeStartObject();
        switch (task) {
            case Task.Ping ping -> json.writeStringField("kind", "ping");
            case Task.Show show -> {
                json.writeStringField("kind", "show");
                masked(json, "commands", show.commands(), Task.Show::masked);
                answers(json, show.answers());
                if (show.until() != null) {
                    json.writeStringField("until", show.until());
                }
                CareJson.expectations(json, show.expectations());
            }
            case Task.Configure configure -> {
                json.writeStringField("kind", "configure");
                masked(json, "lines", configure.lines(), Task.Configure::masked);
                answers(json, configure.answers());
                json.writeBooleanField("save", configure.save());
                json.writeStringField("onRefused", configure.onRefused().name().toLowerCase(Locale.ROOT));
                switch (configure.commit()) {
                    case Task.Commit.Now now -> {}
                    case Task.Commit.Check check -> json.writeBooleanField("check", true);
                    case Task.Commit.Confirmed confirmed -> {
                        json.writeNumberField("confirm", confirmed.within().toSeconds());
                        json.writeStringField("name", confirmed.name());
                    }
                }
                CareJson.write(json, configure.care());
            }
            case Task.Settle settle -> {
                json.writeStringField("kind", "settle");
                lines(
                        json,
                        "deeds",
                        settle.deeds().stream().map(Task.Deed::toString).toList());
                json.writeStringField("name", settle.name());
                CareJson.goal(json, settle.change());
            }
        }
        json.writeEndObject();
    }

    /** Whether nothing of the task is left out when it is written. */
    static boolean isWhole(Task task) {
        List<Answer> answers = switch (task) {
            case Task.Ping ping -> List.of();
            case Task.Show show -> show.answers();
            case Task.Configure configure -> configure.answers();
            case Task.Settle settle -> List.of();
        };
        return Unsaid.of(task).masked().isEmpty() && answers.stream().allMatch(TaskJson::isPlain);
    }

    private static boolean isPlain(Answer answer) {
        return PLAIN.contains(answer.text().toLowerCase(Locale.ROOT));
    }

    private static void masked(JsonGenerator json, String name, List<String> lines, UnaryOperator<String> mask)
            throws IOException {
        List<String> masked = lines.stream().map(mask).toList();
        lines(json, name, masked);
        if (!masked.equals(lines)) {
            json.writeBooleanField("masked", true);
        }
    }

    static void lines(JsonGenerator json, String name, List<String> lines) throws IOException {
        json.writeArrayFieldStart(name);
        for (String line : lines) {
            json.writeString(line);
        }
        json.writeEndArray();
    }

    private static void answers(JsonGenerator json, List<Answer> answers) throws IOException {
        if (answers.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("answers");
        for (Answer each : answers) {
            json.writeStartObject();
            json.writeStringField("question", each.question());
            if (isPlain(each)) {
                json.writeStringField("text", each.text());
            } else {
                json.writeBooleanField("masked", true);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /**
     * The task that was written.
     *
     * @throws IllegalArgumentException if this is none
     */
    static KeptTask read(Json json) {
        List<Answer> answers = new ArrayList<>();
        json.objects("answers").forEach(each -> answers.add(new Answer(each.text("question"), each.text("text"))));
        boolean masked =
                json.truth("masked") || json.objects("answers").stream().anyMatch(each -> each.truth("masked"));
        Task task = switch (json.text("kind")) {
            case "ping" -> new Task.Ping();
            case "show" ->
                new Task.Show(json.texts("commands"), answers, until(json)).expecting(CareJson.expectations(json));
            case "configure" ->
                new Task.Configure(
                        json.texts("lines"),
                        json.truth("save"),
                        commit(json),
                        Task.OnRefused.valueOf(json.text("onRefused").toUpperCase(Locale.ROOT)),
                        answers,
                        CareJson.read(json));
            case "settle" ->
                new Task.Settle(
                        json.texts("deeds").stream().map(TaskJson::deed).toList(),
                        json.text("name"),
                        CareJson.goal(json));
            default -> throw new IllegalArgumentException("a task of the kind \"" + json.text("kind") + "\"");
        };
        return new KeptTask(task, !masked);
    }

    private static Task.Deed deed(String word) {
        return Stream.of(Task.Deed.values())
                .filter(each -> each.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing known is done about a change by " + word));
    }

    private static @Nullable String until(Json json) {
        String name = json.has("until") ? "until" : "expect"; // as it was called once
        return json.has(name) ? json.text(name) : null;
    }

    private static Task.Commit commit(Json json) {
        if (json.truth("check")) {
            return new Task.Commit.Check();
        }
        return json.has("confirm")
                ? new Task.Commit.Confirmed(
                        Duration.ofSeconds((long) json.number("confirm")),
                        json.has("name") ? json.text("name") : Task.Commit.Confirmed.NAME)
                : new Task.Commit.Now();
    }
}
