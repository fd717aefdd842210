package io.netfutures.lab.cli;

import io.netfutures.lab.box.Caller;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where one session stands: its mode, its terminal, its present line, and so what texts and conditions mean in it. */
final class Situation implements PlaceholderText.Scope {
    private static final String DATE = "date:";

    private final Cli machine;
    private final Caller caller;
    private final Setup setup;
    private final Places places;
    private TypedLine line = TypedLine.NONE;
    private int count = 1;

    Situation(Cli machine, Caller caller) {
        Personality personality = machine.personality();
        this.machine = machine;
        this.caller = caller;
        this.setup = new Setup(personality, caller);
        this.places = new Places(personality.starts().getOrDefault(account(), personality.start()));
    }

    private String account() {
        return machine.account(caller.user());
    }

    Setup setup() {
        return setup;
    }

    Places places() {
        return places;
    }

    TypedLine line() {
        return line;
    }

    void line(TypedLine present) {
        line = present;
    }

    /** Goes on to this line, which begins in the same column as the one that was entered. */
    void typed(String text) {
        count++;
        line = new TypedLine(text, line.column());
    }

    Personality.Mode mode() {
        return machine.personality().mode(places.mode());
    }

    String prompt() {
        return fill(mode().prompt());
    }

    String fill(String template) {
        return PlaceholderText.fill(template, this);
    }

    boolean holds(List<String> conditions) {
        return conditions.stream().allMatch(each -> each.startsWith("!") ? !holds(each.substring(1)) : holds(each));
    }

    @Override
    public boolean holds(String condition) {
        ConfigStore configuration = machine.store();
        return switch (condition) {
            case "unsaved" -> configuration.unsaved();
            case "uncommitted" -> configuration.uncommitted();
            case "poisoned" -> configuration.poisoned();
            case "committed" -> configuration.committed();
            case "cut" -> configuration.cut();
            case "remembered" -> configuration.remembered();
            case "confirming" -> configuration.confirming();
            case "paging" -> setup.paging() && machine.paging();
            case "plain" -> setup.plain();
            case "nested" -> places.depth() > 1;
            default -> machine.alsoAsks(condition);
        };
    }

    @Override
    public @Nullable String value(String name) {
        return switch (name) {
            case "name" -> machine.store().name();
            case "first_name" -> machine.firstName();
            case "user" -> account();
            case "from" -> caller.from();
            case "where" -> places.where();
            case "count" -> String.valueOf(count);
            case "line" -> line.command();
            case "word" -> line.word();
            case "from_word" -> line.rest();
            case "caret" -> " ".repeat(line.wrongColumn()) + "^";
            case "dashes" -> "-".repeat(line.wrongColumn()) + "^";
            case "column" -> String.valueOf(line.wrongOffset() + 1);
            case "blank" -> " ".repeat(Math.max(setup.columns(), 1) - 1);
            case "config" -> machine.store().running();
            case "typed" -> line.text();
            case "redraw" -> prompt().replaceAll("(?s).*[\r\n]", "");
            case "candidate" -> machine.store().candidate();
            case "pending" -> machine.store().pending();
            case "first_word" -> line.firstWord();
            case "minutes_up" -> String.valueOf(machine.up().toMinutes());
            default -> name.startsWith(DATE) ? date(name.substring(DATE.length())) : line.wild(name);
        };
    }

    private String date(String form) {
        return DateTimeFormatter.ofPattern(form, Locale.ENGLISH)
                .withZone(ZoneOffset.UTC)
                .format(machine.now());
    }
}
