package io.netfutures.app.report;

import io.netfutures.app.view.Elapsed;
import io.netfutures.device.FileProblem;
import io.netfutures.device.Proof;
import io.netfutures.device.Reply;
import io.netfutures.journal.ConfigChanges;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.RunPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every device of the run, in its order, with all that it has answered, folded. */
final class DeviceSection {
    private final KeptRun run;
    private final SameAnswers answers;
    private final ConfigChanges changes;
    private final Html html;
    private final Map<Integer, String> unreadable = new HashMap<>();

    DeviceSection(KeptRun run, SameAnswers answers, ConfigChanges changes, Html html) {
        this.run = run;
        this.answers = answers;
        this.changes = changes;
        this.html = html;
    }

    /** Reads all answers, to know which are the same, and what changed; returns the names of the devices whose answers cannot be read. */
    List<String> gather() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < run.devices().size(); i++) {
            try {
                Optional<DeviceResult> result = run.devices().get(i).result();
                if (result.isPresent()) {
                    answers.add(i, result.get());
                    changes.add(result.get());
                }
            } catch (IOException e) {
                unreadable.put(i, FileProblem.text(e));
                names.add(run.devices().get(i).name());
            }
        }
        return names;
    }

    void write() throws IOException {
        html.begin("section", "aria-labelledby", "devices").element("h2", "Devices", "id", "devices");
        filter();
        html.begin("div", "id", "list");
        for (int i = 0; i < run.devices().size(); i++) {
            device(i);
        }
        html.end().end();
    }

    /** Shown by the script only. */
    private void filter() throws IOException {
        html.begin("form", "id", "tools", "role", "search", "hidden", "");
        html.element("label", "Filter", "for", "filter");
        html.single(
                "input",
                "id",
                "filter",
                "type",
                "search",
                "autocomplete",
                "off",
                "spellcheck",
                "false",
                "placeholder",
                "words, state:failed, type:AuthFailed",
                "aria-controls",
                "list");
        html.element("button", "Unfold", "type", "button", "id", "unfold")
                .element("button", "Fold", "type", "button", "id", "fold")
                .element("output", "", "id", "shown", "for", "filter")
                .end();
    }

    private void device(int place) throws IOException {
        KeptDevice device = run.devices().get(place);
        RunPlan.Part part = run.plan().parts().get(place);
        DeviceResult result =
                unreadable.containsKey(place) ? null : device.result().orElse(null);
        Mark mark = Mark.of(device.state());
        String type = device.failure().map(DeviceResult.Failure::type).orElse("");
        html.begin(
                "details",
                "class",
                "device",
                "data-state",
                mark.word(),
                "data-type",
                type,
                "data-platform",
                part.platform());
        html.begin("summary").begin("h3").element("bdi", device.name()).end();
        html.element("span", part.address() + ":" + part.port() + " " + part.platform(), "class", "place")
                .text(" ")
                .element(
                        "span",
                        type.isEmpty() ? mark.words() : mark.words() + ": " + type,
                        "class",
                        "state " + mark.word())
                .text(" ")
                .element("span", took(result) + tried(device), "class", "took")
                .end();
        html.begin("div", "class", "body", "id", DeviceNames.anchor(place));
        if (device.isUnknown()) {
            html.element("p", "Outcome unknown: lines of its configuration had been sent.", "class", "failure");
        }
        if (device.failure().isPresent()) {
            html.element("p", device.failure().get().message(), "class", "failure");
        }
        if (unreadable.containsKey(place)) {
            html.element("p", "Its answers cannot be read: " + unreadable.get(place), "class", "failure");
        } else if (result == null) {
            html.element("p", "It has no result.");
        } else {
            result(result);
        }
        html.end().end();
    }

    private static String tried(KeptDevice device) {
        return device.attempts() <= 1 ? "" : ", tried " + device.attempts() + " times";
    }

    private static String took(@Nullable DeviceResult result) {
        if (result == null || result.took().isZero()) {
            return "";
        }
        Duration took = result.took();
        return took.toMillis() < 1000 ? took.toMillis() + " ms" : Elapsed.text(took);
    }

    private void result(DeviceResult result) throws IOException {
        if (result.work().kind() == DeviceResult.Kind.CONFIG) {
            String transcript = result.transcript();
            if (transcript != null && !transcript.isEmpty()) {
                html.element("h4", "Configuration").lines(transcript, "translate", "no");
            }
            Proof proof = result.proof();
            if (proof != null) {
                checks(proof);
            }
            List<String> changed = changes.of(result);
            if (!changed.isEmpty()) {
                html.element("h4", "Changed in the running configuration")
                        .lines(String.join("\n", changed), "translate", "no");
            }
        } else {
            for (Reply.Output each : result.outputs()) {
                html.begin("h4").element("code", each.prompt() + each.command()).end();
                answer(each);
            }
        }
        for (Reply.Output each : result.refused()) {
            html.begin("h4").text("Refused: ").element("code", each.command()).end();
            html.lines(each.text(), "translate", "no");
        }
        if (!result.unsent().isEmpty()) {
            html.element("h4", "Not sent").lines(String.join("\n", result.unsent()), "translate", "no");
        }
        if (result.work().kind() == DeviceResult.Kind.PING && result.failure() == null) {
            html.element("p", "It answered.");
        }
    }

    /** What became of the change, and what was asked before it and after it. */
    private void checks(Proof proof) throws IOException {
        html.element("p", "The change: " + proof.end() + ".");
        List<Reply.Output> after = proof.after();
        for (int i = 0; i < proof.before().size(); i++) {
            Reply.Output before = proof.before().get(i);
            boolean isSame = i < after.size() && after.get(i).text().equals(before.text());
            html.begin("h4")
                    .text(isSame ? "The same before and after: " : "Before: ")
                    .element("code", before.command())
                    .end();
            html.lines(before.text(), "translate", "no");
            if (i < after.size() && !isSame) {
                html.begin("h4")
                        .text("After: ")
                        .element("code", after.get(i).command())
                        .end();
                html.lines(after.get(i).text(), "translate", "no");
            }
        }
    }

    /** Writes an answer; paper leaves it out if it stands, word by word, among the gathered ones. */
    private void answer(Reply.Output output) throws IOException {
        SameAnswers.Text text = answers.of(output);
        SameAnswers.Group group = text.group();
        boolean isThere = text.isFirst() && text.devices() > 1;
        int others = (isThere ? text.devices() : group.devices().size()) - 1;
        if (others > 0) {
            html.begin("p", "class", "note")
                    .text(isThere ? "The same answer as of " : "But for what changes by itself, the same answer as of ")
                    .element(
                            "a",
                            others == 1 ? "1 other device" : others + " other devices",
                            "href",
                            "#" + group.anchor())
                    .text(".")
                    .end();
        }
        if (output.text().isEmpty()) {
            html.element("p", "It answered nothing.");
        } else {
            html.lines(output.text(), "translate", "no", "class", isThere ? "output gathered" : "output");
        }
    }
}
