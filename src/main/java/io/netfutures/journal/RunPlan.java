package io.netfutures.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netfutures.device.Task;
import io.netfutures.fleet.Plan;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run was to do, as it is kept on disk. Holds no secret.
 *
 * @param start when it was submitted
 * @param matter the run in which what is tried again was tried first; 0 if nothing is tried again, or it is not known
 * @param tasks each different task once
 * @param parts the devices in the order of submission
 */
public record RunPlan(Instant start, RunOrigin origin, int matter, List<KeptTask> tasks, List<Part> parts) {
    static final String FILE = "plan.json";
    private static final int FORMAT = 1;

    public RunPlan {
        tasks = List.copyOf(tasks);
        parts = List.copyOf(parts);
    }

    /**
     * One device.
     *
     * @param name in its inventory
     * @param task its number among the tasks
     */
    public record Part(String name, String address, int port, String platform, int task) {}

    /** Whether devices are configured. */
    boolean configures() {
        return tasks.stream().anyMatch(each -> each.task().configures());
    }

    /** The task of this device. */
    public KeptTask task(Part part) {
        return tasks.get(part.task());
    }

    static RunPlan of(Plan plan, RunOrigin origin, int matter, Instant start) {
        Map<Task, Integer> tasks = new LinkedHashMap<>();
        List<Part> parts = new ArrayList<>();
        for (Plan.Assignment each : plan.assignments()) {
            int task = tasks.computeIfAbsent(each.task(), unknown -> tasks.size());
            parts.add(new Part(
                    each.device().name(),
                    each.device().address(),
                    each.device().port(),
                    each.device().platform(),
                    task));
        }
        return new RunPlan(
                start,
                origin,
                matter,
                tasks.keySet().stream().map(task -> new KeptTask(task, true)).toList(),
                parts);
    }

    /** The text of the plan's file. */
    String json() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Ascii.JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("format", FORMAT);
            json.writeStringField("start", start.toString());
            json.writeStringField("version", origin.version());
            json.writeStringField("command", origin.command());
            json.writeStringField("selection", origin.selection());
            json.writeStringField("inventory", origin.inventory());
            json.writeStringField("inventory_hash", origin.inventoryHash());
            json.writeBooleanField("simulated", origin.simulated());
            json.writeNumberField("retry_of", origin.retryOf());
            json.writeNumberField("matter", matter);
            TaskJson.lines(json, "options", origin.options());
            json.writeNumberField("left_out", origin.leftOut());
            json.writeArrayFieldStart("tasks");
            for (KeptTask each : tasks) {
                TaskJson.write(json, each.task());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("devices");
            for (Part each : parts) {
                json.writeStartObject();
                json.writeStringField("name", each.name());
                json.writeStringField("address", each.address());
                json.writeNumberField("port", each.port());
                json.writeStringField("platform", each.platform());
                json.writeNumberField("task", each.task());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    /** The plan of this text; empty if it is none that can be read here. */
    static Optional<RunPlan> parse(String text) {
        return Json.parse(text).filter(json -> json.number("format") == FORMAT).flatMap(RunPlan::read);
    }

    private static Optional<RunPlan> read(Json json) {
        try {
            List<KeptTask> tasks =
                    json.objects("tasks").stream().map(TaskJson::read).toList();
            List<Part> parts = json.objects("devices").stream()
                    .map(each -> new Part(
                            each.text("name"),
                            each.text("address"),
                            (int) each.number("port"),
                            each.text("platform"),
                            (int) each.number("task")))
                    .toList();
            RunOrigin origin = new RunOrigin(
                    json.text("version"),
                    json.text("command"),
                    json.text("selection"),
                    json.text("inventory"),
                    json.text("inventory_hash"),
                    json.truth("simulated"),
                    (int) json.number("retry_of"),
                    json.texts("options"),
                    (int) json.number("left_out"));
            boolean sane = parts.stream().allMatch(each -> each.task() >= 0 && each.task() < tasks.size());
            int matter = (int) json.number("matter");
            return sane ? Optional.of(new RunPlan(json.time("start"), origin, matter, tasks, parts)) : Optional.empty();
        } catch (IllegalArgumentException e) { // a task that this version does not know
            return Optional.empty();
        }
    }
}
