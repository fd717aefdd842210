package io.netfutures.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netfutures.device.Care;
import io.netfutures.device.Care.Proving;
import io.netfutures.device.Care.Undo;
import io.netfutures.device.Expectation;
import io.netfutures.device.Expectation.Count;
import io.netfutures.device.Expectation.Relation;
import io.netfutures.device.Task;
import io.netfutures.device.Task.Commit;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what is done around a configuration, and what is expected of answers, and reads it again. */
final class CareJson {
    private CareJson() {}

    /** Writes fields into the object of the task; none if nothing is done around it. */
    static void write(JsonGenerator json, Care care) throws IOException {
        if (care.isNone()) {
            return;
        }
        json.writeObjectFieldStart("care");
        if (!care.checks().isEmpty()) {
            TaskJson.lines(json, "checks", care.checks());
        }
        expectations(json, care.expectations());
        Commit.Confirmed timed = care.undo().timed();
        if (timed != null) {
            json.writeNumberField("within", timed.within().toSeconds());
            json.writeStringField("name", timed.name());
        }
        if (!care.undo().lines().isEmpty()) {
            TaskJson.lines(
                    json,
                    "undo",
                    care.undo().lines().stream().map(Task.Configure::masked).toList());
        }
        if (care.undo().asks()) {
            json.writeBooleanField("undoAsks", true);
        }
        json.writeStringField("proof", care.proof().name().toLowerCase(Locale.ROOT));
        if (care.onlyMissing()) {
            json.writeBooleanField("onlyMissing", true);
        }
        goal(json, care.goal());
        json.writeEndObject();
    }

    /** Writes fields of an object; none if it is null. */
    static void goal(JsonGenerator json, Care.@Nullable Goal goal) throws IOException {
        if (goal != null) {
            json.writeStringField("from", goal.from());
            json.writeStringField("to", goal.to());
        }
    }

    /** What was written into this object; null if nothing was. */
    static Care.@Nullable Goal goal(Json json) {
        return json.has("from") ? new Care.Goal(json.text("from"), json.text("to")) : null;
    }

    /** What was written into the object of this task. */
    static Care read(Json task) {
        return task.object("care").map(CareJson::care).orElse(Care.NONE);
    }

    private static Care care(Json json) {
        return new Care(
                json.texts("checks"),
                expectations(json),
                new Undo(
                        json.has("within")
                                ? new Commit.Confirmed(
                                        Duration.ofSeconds((long) json.number("within")), json.text("name"))
                                : null,
                        json.texts("undo"),
                        json.truth("undoAsks")),
                Proving.valueOf(json.text("proof").toUpperCase(Locale.ROOT)),
                json.truth("onlyMissing"),
                goal(json));
    }

    /** Writes what is expected as a field of an object; nothing if nothing is. */
    static void expectations(JsonGenerator json, List<Expectation> expectations) throws IOException {
        if (expectations.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("expected");
        for (Expectation each : expectations) {
            json.writeStartObject();
            switch (each) {
                case Expectation.Unchanged unchanged -> json.writeBooleanField("unchanged", true);
                case Expectation.Lines(String regex, Count count) -> {
                    json.writeStringField("lines", regex);
                    count(json, count);
                }
                case Expectation.Rows(String condition, Count count, List<String> keys) -> {
                    json.writeStringField("rows", condition);
                    count(json, count);
                    if (!keys.isEmpty()) {
                        TaskJson.lines(json, "keys", keys);
                    }
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void count(JsonGenerator json, @Nullable Count count) throws IOException {
        if (count != null) {
            json.writeStringField("relation", count.relation().name().toLowerCase(Locale.ROOT));
            if (count.number() != null) {
                json.writeNumberField("number", count.number());
            }
        }
    }

    /** What is expected, as a field of this object says. */
    static List<Expectation> expectations(Json json) {
        List<Expectation> expectations = new ArrayList<>();
        json.objects("expected")
                .forEach(each -> expectations.add(
                        each.has("rows")
                                ? new Expectation.Rows(each.text("rows"), count(each), each.texts("keys"))
                                : each.has("lines")
                                        ? new Expectation.Lines(each.text("lines"), count(each))
                                        : new Expectation.Unchanged()));
        return expectations;
    }

    private static @Nullable Count count(Json json) {
        return json.has("relation")
                ? new Count(
                        Relation.valueOf(json.text("relation").toUpperCase(Locale.ROOT)),
                        json.has("number") ? (int) json.number("number") : null)
                : null;
    }
}
