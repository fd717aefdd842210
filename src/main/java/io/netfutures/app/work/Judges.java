package io.netfutures.app.work;

import io.netfutures.condition.ConditionMistake;
import io.netfutures.device.Expectation;
import io.netfutures.device.Judge;
import io.netfutures.device.Task;
import io.netfutures.fleet.Plan;
import io.netfutures.journal.rows.AnswerJudge;
import io.netfutures.journal.rows.RowsAhead;
import io.netfutures.parse.TemplateMistake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What judges the answers of a run. */
final class Judges {
    private Judges() {}

    private record Asked(List<String> commands, List<Expectation> expectations) {}

    private static Asked judged(Task task) {
        return switch (task) {
            case Task.Show show -> new Asked(show.commands(), show.expectations());
            case Task.Configure configure ->
                new Asked(configure.care().checks(), configure.care().expectations());
            case Task.Ping ping -> new Asked(List.of(), List.of());
            case Task.Settle settle -> new Asked(List.of(), List.of());
        };
    }

    /**
     * The judge of the answers to this plan. Opens templates only if rows are expected; contacts nothing.
     *
     * @param templates folders where templates are looked for first
     * @throws UserError if what is expected names a column that there is not, or no template can be used
     */
    static Judge of(Plan plan, List<Path> templates, Console console, Site site) {
        Set<Expectation> expectations = new LinkedHashSet<>();
        List<RowsAhead.Asked> asked = new ArrayList<>();
        for (Plan.Assignment each : plan.assignments()) {
            Asked judged = judged(each.task());
            if (!judged.expectations().isEmpty()) {
                expectations.addAll(judged.expectations());
                asked.add(new RowsAhead.Asked(each.device().platform(), judged.commands()));
            }
        }
        if (expectations.stream().noneMatch(each -> each instanceof Expectation.Rows)) {
            return new AnswerJudge((platform, command) -> Optional.empty());
        }
        AnswerJudge judge = new AnswerJudge(
                site.platforms().tables(TemplateSearch.at(console).templates(templates)));
        try {
            judge.require(asked, expectations);
        } catch (TemplateMistake | ConditionMistake e) {
            throw new UserError(ExitCode.USAGE, "what is expected: " + e.getMessage());
        }
        return judge;
    }
}
