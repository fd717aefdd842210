package io.netfutures.app.work;

import io.netfutures.device.Task;
import io.netfutures.fleet.Plan;
import io.netfutures.nodeset.BriefNames;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Asks whether more than one device shall be configured; whoever types their number has seen it:
 *
 * <pre>
 * config ntp server 10.9.9.9: 1 device, then 11 others.
 * Type 12 to configure 12 devices:
 * </pre>
 */
final class Consent {
    private static final int MOST_WAVES = 6;

    private final Console console;
    private final Door door;

    Consent(Console console, Door door) {
        this.console = console;
        this.door = door;
    }

    /**
     * Returns if somebody can be asked between the waves, or need not.
     *
     * @throws UserError if not; nothing was sent
     */
    void requireForPauses(Plan plan, Rollout rollout) {
        if (!rollout.pauses() || plan.waves() == 1) {
            return;
        }
        if (door != Door.COMMAND) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--pause asks between the waves of one command; in a shell or a script, which go on meanwhile, it"
                            + " cannot: use netfutures config --pause or netfutures resume RUN, or say --waves all");
        }
        if (!console.terminal().getAsBoolean()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--pause: there is no terminal to ask between the waves; leave it out, or, of a run that was begun"
                            + " with it, say --waves all");
        }
    }

    /**
     * Returns if somebody can be asked whether a change is taken back, or need not.
     *
     * @throws UserError if not; nothing was sent
     */
    void requireForUndo(Plan plan) {
        boolean isAsked = plan.assignments().stream()
                .anyMatch(each -> each.task() instanceof Task.Configure configure
                        && configure.care().undo().asks());
        if (!isAsked || (door == Door.COMMAND && console.terminal().getAsBoolean())) {
            return;
        }
        throw new UserError(
                ExitCode.USAGE,
                "--undo-on ask asks on the terminal about each device, "
                        + (door == Door.COMMAND
                                ? "and there is none"
                                : "which a shell or a script, which go on meanwhile, cannot")
                        + ": say --undo-on fail or never; of a run that was begun with it, use netfutures resume RUN or"
                        + " netfutures retry on a terminal");
    }

    /**
     * Returns unless a change that is to be confirmed would be taken back while the waves of this plan soak.
     *
     * @throws UserError if it would; nothing was sent
     */
    void requireTime(Plan plan, Rollout rollout) {
        if (rollout.soak() == null) {
            return;
        }
        Duration soaks = rollout.soak().multipliedBy(plan.waves() - 1L);
        boolean isTooShort = plan.assignments().stream()
                .anyMatch(each -> each.task() instanceof Task.Configure configure
                        && configure.commit() instanceof Task.Commit.Confirmed timed
                        && timed.within().compareTo(soaks) <= 0);
        if (isTooShort && plan.waves() > 1) {
            throw new UserError(
                    ExitCode.USAGE,
                    "the first wave would take the change back before the last one begins: say a time for --confirm longer than "
                            + Durations.text(soaks) + ", for which the " + plan.waves()
                            + " waves soak, or a shorter --soak");
        }
    }

    /**
     * Returns if this plan may be carried out. Blocks for the answer, if there is somebody to ask.
     *
     * @throws UserError if not; nothing was sent
     */
    void require(Plan plan, Rollout rollout) {
        long devices = plan.assignments().stream()
                .filter(each -> Rollout.isChange(each.task()))
                .count();
        if (devices < 2 || rollout.isAgreed()) {
            return;
        }
        if (!console.terminal().getAsBoolean()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "config of " + devices
                            + " devices: there is no terminal to ask whether it shall; say --yes, or see with --dry-run what"
                            + " would be sent");
        }
        console.err().println("This configures " + devices + " devices" + inWaves(plan) + ".");
        console.err().print("Type " + devices + " to go on: ");
        console.err().flush();
        if (!String.valueOf(devices).equals(answer())) {
            throw new UserError(ExitCode.USAGE, "the number was not typed; nothing was sent");
        }
    }

    private String answer() {
        try {
            String line = console.in().readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new UserError(ExitCode.USAGE, "the answer cannot be read: " + e.getMessage());
        }
    }

    /** {@code : first R1, then 11 others}. */
    private static String inWaves(Plan plan) {
        if (plan.waves() == 1) {
            return " at once";
        }
        List<String> first = plan.assignments().stream()
                .filter(each -> each.wave() == 0)
                .map(each -> each.device().name())
                .toList();
        StringBuilder text = new StringBuilder(": first ").append(BriefNames.of(first));
        for (int wave = 1; wave < Math.min(plan.waves(), MOST_WAVES); wave++) {
            int now = wave;
            text.append(", then ")
                    .append(plan.assignments().stream()
                            .filter(each -> each.wave() == now)
                            .count());
        }
        return text.append(plan.waves() > MOST_WAVES ? ", and so on, in " + plan.waves() + " waves" : " more")
                .toString();
    }
}
