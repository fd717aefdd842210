package io.netfutures.app.work;

import io.netfutures.app.view.StyledLine;
import io.netfutures.fleet.DeviceFuture;
import io.netfutures.fleet.Intermission;
import io.netfutures.fleet.Outcome;
import io.netfutures.fleet.Run;
import io.netfutures.nodeset.BriefNames;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a run does between two waves: it says that the first one is done, and waits and asks as its rollout wants.
 *
 * <pre>
 * wave 1 is done; it soaks until 14:03:10
 * wave 1 of 3 is done: 5 returned, 0 failed. Go on with 20 devices? [y/N]
 * </pre>
 */
final class Between implements Intermission {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Rollout rollout;
    private final Console console;
    private final Inquiry inquiry;
    private final BooleanSupplier isQuiet;
    private final SecondLook look;
    private final String undo;
    private final InstantSource clock;
    private final Rest rest;
    private volatile String status = "";

    /** How a time passes. */
    @FunctionalInterface
    interface Rest {
        /** Blocks for this time. */
        void rest(Duration time) throws InterruptedException;
    }

    /**
     * What comes between the waves of a run.
     *
     * @param isQuiet whether only questions are printed
     * @param undo the command that takes the change back where it is in force; empty if the run is not kept
     */
    Between(Rollout rollout, Console console, Inquiry inquiry, BooleanSupplier isQuiet, SecondLook look, String undo) {
        this(rollout, console, inquiry, isQuiet, look, undo, InstantSource.system(), Thread::sleep);
    }

    Between(
            Rollout rollout,
            Console console,
            Inquiry inquiry,
            BooleanSupplier isQuiet,
            SecondLook look,
            String undo,
            InstantSource clock,
            Rest rest) {
        this.look = look;
        this.undo = undo;
        this.rollout = rollout;
        this.console = console;
        this.inquiry = inquiry;
        this.isQuiet = isQuiet;
        this.clock = clock;
        this.rest = rest;
    }

    /** Until when it waits, for the status lines, cut after so many columns; empty while it does not wait. */
    Optional<StyledLine> status(int columns) {
        String now = status;
        return now.isEmpty()
                ? Optional.empty()
                : Optional.of(StyledLine.of(now.substring(0, Math.min(columns, now.length()))));
    }

    @Override
    public boolean goesOn(Run run, int wave) throws InterruptedException {
        int next = Math.toIntExact(
                run.wave(wave + 1).stream().filter(DeviceFuture::isActive).count());
        Duration soak = rollout.soak();
        if (soak != null) {
            soak(wave, run.plan().waves(), soak);
            if (!isStillWell(run.wave(wave))) {
                console.complain(
                        "wave " + (wave + 2) + " does not begin; the change stays in force where it is: look at these"
                                + " devices before you go on" + (undo.isEmpty() ? "" : ", or take it back: " + undo));
                return false;
            }
        }
        if (rollout.pauses() && next > 0 && !isAgreed(run, wave)) {
            console.complain("wave " + (wave + 2) + " does not begin");
            return false;
        }
        List<String> over = over(run);
        if (!over.isEmpty()) {
            console.complain(
                    BriefNames.of(over) + ": nobody has confirmed the change in its time, so it is taken back; wave "
                            + (wave + 2) + " does not begin");
            return false;
        }
        boolean isSaid = soak != null || rollout.pauses();
        say((isSaid ? "" : "wave " + (wave + 1) + " is done; ") + "wave " + (wave + 2) + ": " + devices(next));
        return true;
    }

    /** The devices that were to be told to keep a change by now. */
    private List<String> over(Run run) {
        return run.futures().stream()
                .filter(each -> ToConfirm.until(each)
                        .filter(until -> !clock.instant().isBefore(until))
                        .isPresent())
                .map(each -> each.device().name())
                .toList();
    }

    private void soak(int wave, int waves, Duration time) throws InterruptedException {
        String until = until(time);
        say("wave " + (wave + 1) + " is done; it soaks until " + until);
        status = "wave " + (wave + 1) + " of " + waves + " soaks until " + until;
        try {
            rest.rest(time);
        } finally {
            status = "";
        }
    }

    /** Whether the devices of a wave are still as expected. */
    private boolean isStillWell(List<DeviceFuture> wave) throws InterruptedException {
        List<String> complaints = look.complaints(wave);
        complaints.forEach(console::complain);
        return complaints.isEmpty();
    }

    private String until(Duration time) {
        ZonedDateTime now = clock.instant().atZone(ZoneId.systemDefault());
        LocalDate today = now.toLocalDate();
        ZonedDateTime end = now.plus(time);
        return (end.toLocalDate().equals(today) ? TIME : DAY).format(end);
    }

    private boolean isAgreed(Run run, int wave) throws InterruptedException {
        int next = Math.toIntExact(
                run.wave(wave + 1).stream().filter(DeviceFuture::isActive).count());
        Outcome outcome = Outcome.of(run.wave(wave));
        String answer =
                inquiry.answer("wave " + (wave + 1) + " of " + run.plan().waves() + " is done: "
                        + outcome.returned() + " returned, " + outcome.raised() + " failed. Go on with " + devices(next)
                        + "? [y/N] ");
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    }

    private void say(String sentence) {
        if (!isQuiet.getAsBoolean()) {
            console.complain(sentence);
        }
    }

    private static String devices(int number) {
        return number + (number == 1 ? " device" : " devices");
    }
}
