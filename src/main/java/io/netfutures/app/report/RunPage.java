package io.netfutures.app.report;

import io.netfutures.app.view.Elapsed;
import io.netfutures.app.view.FutureView;
import io.netfutures.app.view.GanttSvg;
import io.netfutures.app.view.NextStep;
import io.netfutures.concurrent.Moment;
import io.netfutures.journal.ConfigChanges;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.KeptState;
import io.netfutures.journal.RunOrigin;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A kept run as one HTML document: what was asked, how it ended, what failed and why, when each device did what, the answers, gathered
 * and device by device. It loads nothing and sends nothing; its policy lets a browser carry out its own script only, without which
 * nothing is missing but the filter.
 */
public final class RunPage {
    private static final int MOST_ROWS = 50;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");

    private final KeptRun run;
    private final List<String> became;
    private final Next next;
    private final Instant now;
    private final ZoneId zone;
    private final ConfigChanges changes;
    private final Html html;

    private RunPage(
            KeptRun run,
            List<String> became,
            Next next,
            ConfigChanges.Lasting lasting,
            Instant now,
            ZoneId zone,
            Html html) {
        this.run = run;
        this.became = became;
        this.next = next;
        this.changes = new ConfigChanges(lasting);
        this.now = now;
        this.zone = zone;
        this.html = html;
    }

    /**
     * What to type next.
     *
     * @param again for the devices that have failed
     * @param goOn for those that are not done
     */
    public record Next(List<NextStep> again, List<NextStep> goOn) {}

    /**
     * Writes the page of a run; blocks for its files, and holds the answers of one device at a time.
     *
     * @param became what became of its changes, in sentences
     * @param lasting which lines count in what changed
     * @param now the time to write on it
     * @param zone of its times
     * @return the names of the devices whose answers cannot be read; the page says so
     * @throws IOException if it cannot be written, or the run cannot be read
     */
    public static List<String> write(
            KeptRun run,
            List<String> became,
            Next next,
            ConfigChanges.Lasting lasting,
            Instant now,
            ZoneId zone,
            Writer out)
            throws IOException {
        RunPage page = new RunPage(run, became, next, lasting, now, zone, new Html(out));
        return page.write();
    }

    private List<String> write() throws IOException {
        SameAnswers answers = new SameAnswers();
        DeviceSection devices = new DeviceSection(run, answers, changes, html);
        List<String> unreadable = devices.gather();
        html.begin("html", "lang", "en");
        head();
        html.begin("body").begin("main");
        header();
        asked();
        counts();
        new FailureSection(run, next, html).write();
        timeline();
        new ChangeSection(run, changes, html).write();
        new AnswerSection(run, answers, html).write();
        devices.write();
        html.begin("footer")
                .text("Written by netfutures " + run.plan().origin().version() + " at ")
                .element("span", time(now))
                .text(". The page needs no network and sends nothing.")
                .end();
        html.end();
        html.script(Inline.SCRIPT).end().end();
        return unreadable;
    }

    private String title() {
        return "Run " + run.id() + ": " + run.plan().origin().command();
    }

    private void head() throws IOException {
        html.begin("head")
                .single("meta", "charset", "utf-8")
                .single(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + Inline.STYLE.source()
                                + "; script-src " + Inline.SCRIPT.source())
                .single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .single("meta", "name", "color-scheme", "content", "light dark")
                .single("meta", "name", "referrer", "content", "no-referrer")
                .single("meta", "name", "format-detection", "content", "telephone=no, address=no, date=no, email=no")
                .element("title", title())
                .style(Inline.STYLE)
                .end();
    }

    private void header() throws IOException {
        html.begin("header").element("p", "Run " + run.id(), "class", "kicker");
        html.element("h1", run.plan().origin().command()).end();
        html.begin("nav", "aria-label", "Parts of this page");
        if (run.devices().stream().anyMatch(each -> each.failure().isPresent())) {
            html.element("a", "Failures", "href", "#failures");
        }
        html.element("a", "Timeline", "href", "#timeline");
        if (!changes.gathered().isEmpty()) {
            html.element("a", "Changes", "href", "#changes");
        }
        html.element("a", "Answers", "href", "#answers")
                .element("a", "Devices", "href", "#devices")
                .end();
    }

    private void asked() throws IOException {
        RunOrigin origin = run.plan().origin();
        html.begin("section", "aria-labelledby", "asked").element("h2", "What was asked", "id", "asked");
        html.begin("table", "class", "facts").begin("tbody");
        List<String> tasks = run.plan().tasks().stream()
                .map(each -> DeviceResult.Work.of(each.task()).text())
                .distinct()
                .toList();
        for (String task : tasks) {
            fact(tasks.size() == 1 ? "Task" : "One task", task);
        }
        fact("Selected", origin.selection().isEmpty() ? "all devices" : origin.selection());
        fact("Inventory", origin.inventory());
        fact("Its hash", origin.inventoryHash());
        fact("Simulated", origin.simulated() ? "yes: the devices were those of the lab" : "");
        fact("Started", time(run.plan().start()));
        fact("Last end", ended().map(this::time).orElse(""));
        fact(
                "Duration",
                ended().map(last -> Elapsed.text(Duration.between(run.plan().start(), last)))
                        .orElse(""));
        fact("Retry of", origin.retryOf() > 0 ? "run " + origin.retryOf() : "");
        fact("Left out", origin.leftOut() > 0 ? DeviceNames.count(origin.leftOut()) + ", which got no task" : "");
        fact("Resumed", run.rounds() > 1 ? run.rounds() - 1 + (run.rounds() == 2 ? " time" : " times") : "");
        fact("State", run.isActive() ? "it was being carried out when this page was written" : "");
        fact("Damaged", run.damaged() > 0 ? run.damaged() + " lines of its journal, which count for nothing here" : "");
        html.end().end().end();
    }

    private void fact(String name, String text) throws IOException {
        if (!text.isEmpty()) {
            html.begin("tr")
                    .element("th", name, "scope", "row")
                    .element("td", text)
                    .end();
        }
    }

    private Optional<Instant> ended() {
        return run.devices().stream()
                .map(each -> each.history().getLast())
                .filter(each -> each.status().isDone())
                .map(Moment::at)
                .max(Comparator.naturalOrder());
    }

    private void counts() throws IOException {
        html.begin("section", "aria-labelledby", "counts").element("h2", "How it ended", "id", "counts");
        html.begin("ul", "class", "counts");
        count(run.devices().size(), run.devices().size() == 1 ? "device" : "devices", "");
        for (KeptState state : KeptState.values()) {
            int number = run.count(state);
            if (number > 0 || state == KeptState.RETURNED || state == KeptState.RAISED) {
                Mark mark = Mark.of(state);
                count(number, mark.words(), mark.word());
            }
        }
        html.end();
        for (String each : became) {
            html.element("p", each);
        }
        html.end();
    }

    private void count(int number, String words, String state) throws IOException {
        html.begin("li", "class", state.isEmpty() ? "all" : state)
                .begin("a", "href", "#devices", "data-filter", state.isEmpty() ? "" : "state:" + state)
                .element("b", Integer.toString(number))
                .text(" " + words)
                .end()
                .end();
    }

    private void timeline() throws IOException {
        List<FutureView> views = run.devices().stream()
                .filter(each -> each.history().getLast().status().isDone())
                .map(each -> new FutureView("", each.name(), each.history(), null, ""))
                .toList();
        html.begin("section", "aria-labelledby", "timeline").element("h2", "Timeline", "id", "timeline");
        if (views.isEmpty()) {
            html.element("p", "No device has come to an end.");
        } else {
            html.begin("div", "class", "wide", "role", "region", "aria-labelledby", "timeline", "tabindex", "0")
                    .picture(GanttSvg.drawn("When each device did what", views, now, MOST_ROWS))
                    .end();
        }
        html.end();
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }
}
