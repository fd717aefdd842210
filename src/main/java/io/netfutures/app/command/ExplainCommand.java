package io.netfutures.app.command;

import io.netfutures.app.explain.Explanation;
import io.netfutures.app.explain.Topic;
import io.netfutures.app.view.StyledLine;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Grid;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code explain}: demonstrates why futures behave as they do. */
@Command(
        name = "explain",
        description = {
            "Runs one thing in two ways on three simulated routers, draws both runs, and says why they differ.",
            "Every number is measured in these runs. Without a topic, lists the topics."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  explain", "  explain map", "  explain exceptions"})
@Heeds
public final class ExplainCommand extends AbstractCommand {
    @Parameters(arity = "0..1", paramLabel = "TOPIC", description = "one of ${COMPLETION-CANDIDATES}")
    @Nullable
    Topic topic;

    @Override
    public Integer call() throws Exception {
        if (topic == null) {
            Grid table = new Grid("TOPIC", "SHOWS");
            for (Topic each : Topic.values()) {
                table.row(each.name(), each.title());
            }
            out().print(table);
            out().flush();
            return ExitCode.OK;
        }
        err().println("Running it in two ways; this takes a few seconds ...");
        StringBuilder text = new StringBuilder();
        for (StyledLine line : Explanation.measure(topic).lines(root.console().look())) {
            text.append(root.console().text(line)).append('\n');
        }
        out().print(text);
        out().flush();
        return ExitCode.OK;
    }
}
