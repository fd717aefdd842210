package io.netfutures.lab.cli;

import io.netfutures.lab.box.Answered;
import io.netfutures.lab.cli.Act.Ask;
import io.netfutures.lab.cli.Act.Choice;
import io.netfutures.lab.cli.Act.Hears;
import io.netfutures.lab.line.Pager;
import io.netfutures.lab.line.Question;
import io.netfutures.lab.line.Terminal;
import java.util.List;
import java.util.Optional;

/** Does in one session what acts say: effects, moves, texts and questions. */
final class Performance {
    private final Cli machine;
    private final Situation situation;
    private final Terminal terminal;
    private boolean leaving;
    private boolean global;

    Performance(Cli machine, Situation situation, Terminal terminal) {
        this.machine = machine;
        this.situation = situation;
        this.terminal = terminal;
    }

    /** Whether an act has ended the session. */
    boolean leaves() {
        return leaving;
    }

    /** Does what the rule says that the present line fits. */
    void perform(Rule rule) {
        global = machine.personality().configuring().stream().anyMatch(rule::knownIn);
        perform(rule.act(), () -> {});
    }

    /** Does all of this, then goes on; a question or the pager may come between. */
    void perform(Act act, Runnable done) {
        String typed = situation.line().command();
        act.does().forEach(effect -> effect(situation.fill(effect), typed));
        act.goes().ifPresent(move -> situation.places().go(move.mode(), situation.fill(move.where()), typed));
        Runnable then = () -> act.asks().ifPresentOrElse(ask -> ask(ask, done, 1), done);
        String text = situation.fill(act.says());
        if (text.isEmpty()) {
            then.run();
        } else {
            List<String> lines = situation.line().filter(text);
            new Pager(terminal, machine.personality().pager(), rows(), 0, lines, then).start();
        }
    }

    /** After how many lines this answer is paged; 0: it is not. */
    private int rows() {
        Setup setup = situation.setup();
        boolean always = machine.pagingAlways() && !setup.isBare();
        return always || (machine.paging() && !situation.line().unpaged()) ? setup.rows(always) : 0;
    }

    private void effect(String effect, String typed) {
        List<String> words = TypedLine.words(effect);
        String value = words.size() > 1 ? words.get(1) : "";
        String verb = words.getFirst();
        String header = global ? "" : situation.places().header();
        if (situation.setup().change(verb, value)
                || machine.store().change(verb, value, header, typed, machine.now())) {
            return;
        }
        switch (verb) {
            case "page-for-all" -> machine.paging(value.equals("on"));
            case "leave" -> leaving = true;
            default -> throw new IllegalStateException("no effect " + effect);
        }
    }

    private void ask(Ask ask, Runnable done, int tries) {
        if (ask.hears() == Hears.ENABLE && machine.open()) {
            perform(ask.choices().getFirst().then(), done);
            return;
        }
        String question = situation.fill(ask.text());
        terminal.write(question);
        if (ask.hears() == Hears.NONE) {
            done.run();
        } else {
            terminal.listen(new Question(terminal, style(ask), answer -> {
                if (!ask.hears().secret()) {
                    machine.answered(new Answered(question, answer));
                }
                answered(ask, answer, done, tries);
            }));
        }
    }

    private static Question.Style style(Ask ask) {
        boolean oneKey = ask.hears() == Hears.KEY;
        String after = oneKey && ask.echo().isEmpty() ? "" : "\n";
        return new Question.Style(oneKey, ask.echo(), after, "^C\n", false);
    }

    private void answered(Ask ask, String answer, Runnable done, int tries) {
        Optional<Act> then = choice(ask, answer);
        if (then.isPresent()) {
            perform(then.get(), done);
        } else if (answer.startsWith(Question.INTERRUPT)) {
            done.run();
        } else if (tries == ask.tries()) {
            perform(ask.wrong(), done);
        } else {
            terminal.write(situation.fill(ask.again()));
            ask(ask, done, tries + 1);
        }
    }

    private Optional<Act> choice(Ask ask, String answer) {
        boolean right = switch (ask.hears()) {
            case ENABLE -> machine.isSecret(answer);
            case LOGIN -> machine.isPassword(answer);
            case NONE, LINE, KEY -> true;
        };
        return ask.choices().stream()
                .filter(choice -> right && choice.answer().matcher(answer).matches())
                .findFirst()
                .map(Choice::then);
    }
}
