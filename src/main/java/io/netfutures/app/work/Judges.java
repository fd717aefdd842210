package io.netfutures.app.work;

import io.netfutures.condition.ConditionMistake;
import io.netfutures.device.Expectation;
import io.netfutures.device.Judge;
import io.netfutures.fleet.Plan;
import io.netfutures.journal.rows.AnswerJudge;
import io.netfutures.journal.rows.RowsAhead;
import io.netfutures.parse.TemplateMistake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What judges the answers of a run. */
final class Judges {
    private Judges() {}

    /**
     * The judge of the answers to this plan. Opens templates only if rows are expected; contacts nothing.
     *
     * @param templates folders where templates are looked for first
     * @throws UserError if what is expected names a column that there is not, or no template can be used
     */
    static Judge of(Plan plan, List<Path> templates, Console console, Site site) {
        Set<Expectation> expectations = new LinkedHashSet<>();
        List<RowsAhead.Asked> asked = new ArrayList<>();
        Map<RowsAhead.Asked, Set<Expectation>> changed = new LinkedHashMap<>();
        for (Plan.Assignment each : plan.assignments()) {
            Judge.Case judged = Judge.Case.of(each.task());
            if (!judged.expectations().isEmpty()) {
                RowsAhead.Asked one = new RowsAhead.Asked(each.device().platform(), judged.commands());
                expectations.addAll(judged.expectations());
                asked.add(one);
                if (each.task().configures()) {
                    changed.computeIfAbsent(one, first -> new LinkedHashSet<>()).addAll(judged.expectations());
                }
            }
        }
        if (expectations.stream().noneMatch(each -> each instanceof Expectation.Rows)) {
            return new AnswerJudge((platform, command) -> Optional.empty());
        }
        AnswerJudge judge = new AnswerJudge(
                site.platforms().tables(TemplateSearch.at(console).templates(templates)));
        try {
            judge.require(asked, expectations);
        } catch (TemplateMistake | ConditionMistake | IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, "what is expected: " + e.getMessage());
        }
        changed.forEach((one, expected) -> require(judge, one, expected));
        return judge;
    }

    private static void require(AnswerJudge judge, RowsAhead.Asked asked, Set<Expectation> expected) {
        try {
            judge.requireRows(asked, expected);
        } catch (TemplateMistake | ConditionMistake | IllegalArgumentException e) {
            throw new UserError(
                    ExitCode.USAGE, "what is expected on %s: %s".formatted(asked.platform(), e.getMessage()));
        }
    }
}
