package io.netfutures.app.report;

import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.KeptRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The answers that several devices have given alike but for times, ages, counters and loads, each once; whoever answered as no other is only named. */
final class AnswerSection {
    private final KeptRun run;
    private final SameAnswers answers;
    private final Html html;
    private final DeviceNames names;

    AnswerSection(KeptRun run, SameAnswers answers, Html html) {
        this.run = run;
        this.answers = answers;
        this.html = html;
        this.names = new DeviceNames(run, html);
    }

    void write() throws IOException {
        html.begin("section", "aria-labelledby", "answers").element("h2", "Answers, gathered", "id", "answers");
        List<String> commands = answers.commands();
        if (commands.isEmpty()) {
            html.element("p", "No command was answered.");
        }
        for (String command : commands) {
            command(command);
        }
        html.end();
    }

    private void command(String command) throws IOException {
        List<SameAnswers.Group> groups = answers.groups(command);
        html.begin("h3").element("code", command).text(" ");
        html.element(
                        "span",
                        groups.size() == 1 ? "one answer" : groups.size() + " different answers",
                        "class",
                        "number")
                .end();
        List<Integer> alone = new ArrayList<>();
        for (SameAnswers.Group each : groups) {
            if (each.devices().size() > 1) {
                group(each, each == groups.getFirst());
            } else {
                alone.add(each.devices().getFirst());
            }
        }
        if (!alone.isEmpty()) {
            html.begin("p").text("As no other: " + DeviceNames.count(alone.size()) + ", ");
            names.write(alone);
            html.text(".").end();
        }
    }

    private void group(SameAnswers.Group group, boolean unfolded) throws IOException {
        if (unfolded) {
            html.begin("details", "class", "answer", "open", "");
        } else {
            html.begin("details", "class", "answer");
        }
        html.begin("summary")
                .element("h4", DeviceNames.count(group.devices().size()))
                .end();
        html.begin("div", "class", "body", "id", group.anchor()).begin("p");
        names.write(group.devices());
        html.end();
        if (!group.ignored().isEmpty()) {
            html.element("p", "As the first of them gave it; " + group.ignored(), "class", "note");
        }
        html.lines(text(group), "translate", "no");
        html.end().end();
    }

    private String text(SameAnswers.Group group) throws IOException {
        Optional<DeviceResult> first =
                run.devices().get(group.devices().getFirst()).result();
        return first.map(result -> result.outputs().get(group.output()).text()).orElse("");
    }
}
