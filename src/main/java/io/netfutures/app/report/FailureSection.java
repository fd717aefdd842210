package io.netfutures.app.report;

import io.netfutures.app.view.NextStep;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.KeptState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What did not end well: the failures by their types, each with its evidence, and the devices without an end of their own. */
final class FailureSection {
    private static final int MOST_OPEN = 20;

    private final RunPage.Next next;
    private final Html html;
    private final DeviceNames names;
    private final List<KeptDevice> devices;

    FailureSection(KeptRun run, RunPage.Next next, Html html) {
        this.next = next;
        this.html = html;
        this.names = new DeviceNames(run, html);
        this.devices = run.devices();
    }

    void write() throws IOException {
        failures();
        unfinished();
    }

    private void failures() throws IOException {
        Map<String, Map<Mishap, List<Integer>>> byType = new LinkedHashMap<>();
        for (int i = 0; i < devices.size(); i++) {
            if (devices.get(i).failure().isPresent()) {
                DeviceResult.Failure failure = devices.get(i).failure().get();
                byType.computeIfAbsent(failure.type(), type -> new LinkedHashMap<>())
                        .computeIfAbsent(Mishap.of(failure).alike(devices.get(i).name()), alike -> new ArrayList<>())
                        .add(i);
            }
        }
        if (byType.isEmpty()) {
            return;
        }
        html.begin("section", "aria-labelledby", "failures").element("h2", "Failures", "id", "failures");
        List<Map.Entry<String, Map<Mishap, List<Integer>>>> types = new ArrayList<>(byType.entrySet());
        types.sort(Comparator.comparingInt(each -> -count(each.getValue().values())));
        for (Map.Entry<String, Map<Mishap, List<Integer>>> each : types) {
            type(each.getKey(), each.getValue().values());
        }
        steps(next.again());
        html.end();
    }

    private void steps(List<NextStep> steps) throws IOException {
        for (NextStep each : steps) {
            html.begin("p")
                    .text(each.when() + ": ")
                    .element("code", each.command())
                    .end();
        }
    }

    private static int count(Collection<List<Integer>> reasons) {
        return reasons.stream().mapToInt(List::size).sum();
    }

    private void type(String type, Collection<List<Integer>> reasons) throws IOException {
        html.begin("h3").text(type + " ");
        html.begin("a", "class", "number", "href", "#devices", "data-filter", "type:" + type)
                .text(DeviceNames.count(count(reasons)))
                .end()
                .end();
        List<List<Integer>> order = reasons.stream()
                .sorted(Comparator.comparingInt((List<Integer> who) -> -who.size()))
                .toList();
        for (List<Integer> each : order.subList(0, Math.min(MOST_OPEN, order.size()))) {
            mishap(each);
        }
        if (order.size() > MOST_OPEN) {
            html.begin("details").element("summary", (order.size() - MOST_OPEN) + " more reasons");
            html.begin("div", "class", "body");
            for (List<Integer> each : order.subList(MOST_OPEN, order.size())) {
                mishap(each);
            }
            html.end().end();
        }
    }

    /** Writes what has happened to these devices, in the words of the first. */
    private void mishap(List<Integer> who) throws IOException {
        DeviceResult.Failure first = devices.get(who.getFirst()).failure().orElseThrow();
        boolean same = who.stream()
                .map(each -> Mishap.of(devices.get(each).failure().orElseThrow()))
                .allMatch(Mishap.of(first)::equals);
        Mishap mishap = Mishap.of(first);
        html.begin("dl", "class", "mishap");
        html.element("dt", who.size() == 1 ? "Device" : "Devices").begin("dd");
        names.write(who);
        html.end();
        if (!same) {
            html.element("dt", "In words of")
                    .begin("dd")
                    .element("bdi", devices.get(who.getFirst()).name())
                    .end();
        }
        entry("Step", mishap.step());
        entry("What happened", mishap.what());
        if (!mishap.evidence().isEmpty()) {
            html.element("dt", "Last received")
                    .begin("dd")
                    .element("code", mishap.evidence())
                    .end();
        }
        entry("What to do", mishap.advice());
        html.end();
    }

    private void entry(String name, String text) throws IOException {
        if (!text.isEmpty()) {
            html.element("dt", name).element("dd", text);
        }
    }

    private void unfinished() throws IOException {
        if (devices.stream().noneMatch(KeptDevice::isUnfinished)) {
            return;
        }
        html.begin("section", "aria-labelledby", "unfinished").element("h2", "Not finished", "id", "unfinished");
        html.begin("dl", "class", "mishap unfinished");
        those(
                "Outcome unknown: lines of a configuration had been sent, and the end is not known; look at the device",
                KeptDevice::isUnknown);
        those("Begun without a known end", each -> each.state() == KeptState.STARTED && !each.isUnknown());
        those("Not contacted", each -> each.state() == KeptState.PENDING);
        those("Cancelled", each -> each.state() == KeptState.CANCELLED && !each.isUnknown());
        those(
                "Ended by the deadline of the run",
                each -> each.state() == KeptState.RAISED && each.isUnfinished() && !each.isUnknown());
        html.end();
        steps(next.goOn());
        html.end();
    }

    private void those(String words, Predicate<KeptDevice> which) throws IOException {
        List<Integer> who = new ArrayList<>();
        for (int i = 0; i < devices.size(); i++) {
            if (which.test(devices.get(i))) {
                who.add(i);
            }
        }
        if (!who.isEmpty()) {
            html.element("dt", words).begin("dd").text(DeviceNames.count(who.size()) + ": ");
            names.write(who);
            html.end();
        }
    }
}
