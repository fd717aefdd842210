package io.netfutures.app.work;

import io.netfutures.app.view.NextStep;
import io.netfutures.journal.DeviceResult;
import io.netfutures.nodeset.NodeSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * What to type next about devices that have failed, or are not done: commands that do it, and none that is refused, but for one that
 * configures several devices where nobody can be asked whether it shall.
 *
 * @param retry tries again what has failed
 * @param resume goes on with what was cancelled
 * @param remembers whether secrets are still known
 * @param isBegun whether lines of a configuration may have been sent to this device, which then gets none without {@code --force}
 * @param isUnsaid whether the task of this device held a secret that is not kept
 */
public record NextSteps(
        String retry, String resume, boolean remembers, Predicate<String> isBegun, Predicate<String> isUnsaid) {
    /** At the prompt, which forgets nothing. */
    static final NextSteps PROMPT = of("retry failed", "retry cancelled", true);

    /** On the command line, about the run of this number. {@code options} are those that lead to it. */
    static NextSteps of(int run, String options) {
        return of("netfutures retry --failed " + run + options, "netfutures resume " + run + options, false);
    }

    private static NextSteps of(String retry, String resume, boolean remembers) {
        return new NextSteps(retry, resume, remembers, name -> false, name -> false);
    }

    /** These commands for a run in which {@code begun} may have been sent lines, and the secrets of {@code unsaid} are not kept. */
    NextSteps with(Predicate<String> begun, Predicate<String> unsaid) {
        return new NextSteps(retry, resume, remembers, begun, name -> !remembers && unsaid.test(name));
    }

    /** How many devices need no hint: at the prompt one knows how to go on with a few. */
    int seenAtAGlance() {
        return remembers ? RunSummary.SEEN_AT_A_GLANCE : 0;
    }

    /** Whether this device is one of those that {@code resume} is about; for a prompt, one that the deadline ended has failed. */
    boolean goesOn(DeviceResult ended) {
        return remembers ? ended.state() == DeviceResult.State.CANCELLED : ended.isUnfinished();
    }

    /** For these devices, which have failed. */
    public List<NextStep> again(Collection<String> failed) {
        return steps("again", retry, failed);
    }

    /** For these devices, which are not done. */
    public List<NextStep> goOn(Collection<String> open) {
        return steps("go on", resume, open);
    }

    private List<NextStep> steps(String when, String command, Collection<String> names) {
        List<String> unsaid = names.stream().filter(isUnsaid).toList();
        List<String> begun =
                names.stream().filter(isUnsaid.negate()).filter(isBegun).toList();
        List<String> others =
                names.stream().filter(isUnsaid.or(isBegun).negate()).toList();
        List<NextStep> steps = new ArrayList<>();
        if (!others.isEmpty()) {
            steps.add(new NextStep(when, command + (others.size() == names.size() ? "" : chosen(others))));
        }
        if (!begun.isEmpty()) {
            steps.add(new NextStep(looked(when), String.join(" ", command, "--force") + chosen(begun)));
        }
        if (!unsaid.isEmpty()) {
            boolean isLookedAt = unsaid.stream().anyMatch(isBegun);
            steps.add(new NextStep(
                    isLookedAt ? looked(when) : when,
                    "the command as it was typed, for its secret is not kept, with" + chosen(unsaid)));
        }
        return steps;
    }

    private static String looked(String when) {
        return when + ", after a look at these devices, which may have got lines";
    }

    private static String chosen(List<String> names) {
        return " -d '" + NodeSet.fold(names) + "'";
    }
}
