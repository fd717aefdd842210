package io.netfutures.change;

import io.netfutures.device.Care;
import io.netfutures.device.Task;
import io.netfutures.device.Task.Commit;
import io.netfutures.device.Task.Configure;
import io.netfutures.device.Task.Deed;
import io.netfutures.device.Task.Settle;
import io.netfutures.device.Task.Show;
import io.netfutures.platform.ConfirmedCommit;
import io.netfutures.platform.Platform;
import io.netfutures.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change does on a device of one platform, task by task. A dry run prints it and a {@link ChangeWorker} performs it, so that what
 * is announced is what is done.
 *
 * @param running shows the running configuration, before and after; null if it is not read
 * @param checks are sent before and after; null if there are none
 * @param checkpoint makes the device remember what it was, before the lines; null if nothing has to
 * @param lines are sent in between
 * @param keeping is sent if all is as expected; null if nothing has to be
 * @param back takes the lines back otherwise; null if nothing does, or the device does it by itself only
 * @param timed the lines take themselves back after this; null if they do not
 */
public record ChangePlan(
        @Nullable Show running,
        @Nullable Show checks,
        @Nullable Settle checkpoint,
        Configure lines,
        @Nullable Settle keeping,
        @Nullable Task back,
        Commit.@Nullable Confirmed timed) {

    /** What this task does on this platform. */
    public static ChangePlan of(Platform platform, Configure task) {
        Care care = task.care();
        Commit.Confirmed asked = care.undo().timed();
        Commit.Confirmed own = platform.confirmed() == null ? null : asked;
        Commit commit = own == null ? task.commit() : own;
        Commit.Confirmed timed = commit instanceof Commit.Confirmed confirmed ? confirmed : null;
        boolean isRemembered = asked != null && own == null && platform.checkpoint() != null;
        List<Deed> deeds = new ArrayList<>();
        if (own != null) {
            deeds.add(Deed.KEEP);
        }
        boolean isConfirmedLater = task.commit() instanceof Commit.Confirmed; // and saved then
        if (task.save() && !isConfirmedLater) { // apart from the lines, so that a refusal of it is none of them
            deeds.add(Deed.SAVE);
        }
        if (isRemembered) { // in the end, for it keeps nothing
            deeds.add(Deed.FORGET);
        }
        boolean isRead = care.proof() != Care.Proving.NO
                || care.onlyMissing()
                || care.goal() != null
                || !care.undo().isNone();
        String running = isRead ? platform.proof() : null;
        return new ChangePlan(
                running == null ? null : Show.of(running),
                care.checks().isEmpty() ? null : new Show(care.checks()),
                isRemembered ? new Settle(List.of(Deed.REMEMBER), name(task)) : null,
                task.plain(task.lines(), false, commit),
                deeds.isEmpty() ? null : new Settle(deeds, name(task)),
                isRemembered ? new Settle(List.of(Deed.TAKE_BACK), name(task)) : back(platform, task, timed),
                timed);
    }

    /** What this task does on a device of which nothing is known: only lines can take it back. */
    static ChangePlan ofUnknown(Configure task) {
        List<String> checks = task.care().checks();
        List<String> undo = task.care().undo().lines();
        return new ChangePlan(
                null,
                checks.isEmpty() ? null : new Show(checks),
                null,
                task.plain(task.lines(), task.save(), task.commit()),
                null,
                undo.isEmpty() ? null : undoing(task, undo),
                null);
    }

    private static String name(Configure task) {
        Commit.Confirmed timed = task.timed();
        return timed == null ? Commit.Confirmed.NAME : timed.name();
    }

    private static @Nullable Task back(Platform platform, Configure task, Commit.@Nullable Confirmed timed) {
        ConfirmedCommit confirmed = platform.confirmed();
        if (timed != null && confirmed != null) {
            return confirmed.takeback().isEmpty() ? null : new Settle(List.of(Deed.TAKE_BACK), timed.name());
        }
        List<String> undo = task.care().undo().lines();
        return undo.isEmpty() ? null : undoing(task, undo);
    }

    /** What sends all lines that take a task back, though some be refused: they may be for lines that were not sent. */
    static Configure undoing(Configure task, List<String> undo) {
        return new Configure(undo, false, new Commit.Now(), Task.OnRefused.CONTINUE, task.answers());
    }

    /** This plan with the lines of the user as the only way back, for a device that has no way of its own in spite of its platform. */
    ChangePlan byLines(Platform platform, Configure task) {
        Care care = task.care();
        return of(
                platform,
                new Configure(
                        task.lines(),
                        task.save(),
                        task.commit(),
                        task.onRefused(),
                        task.answers(),
                        new Care(
                                care.checks(),
                                care.expectations(),
                                new Care.Undo(
                                        null, care.undo().lines(), care.undo().asks()),
                                care.proof(),
                                care.onlyMissing(),
                                care.goal())));
    }

    /** What keeps the lines, and saves nothing; null if nothing has to be sent for that. */
    @Nullable
    Settle leaving() {
        if (keeping == null) {
            return null;
        }
        List<Deed> deeds =
                keeping.deeds().stream().filter(deed -> deed != Deed.SAVE).toList();
        return deeds.isEmpty() ? null : new Settle(deeds, keeping.name());
    }

    /** Whether no line is in force before the last of them is, by a commit. */
    boolean hasCandidate(Platform platform) {
        ConfirmedCommit confirmed = platform.confirmed();
        return platform.config().commit() != null || (timed != null && confirmed != null && confirmed.commit() != null);
    }

    /** This plan with other lines. */
    ChangePlan with(List<String> others) {
        return new ChangePlan(
                running, checks, checkpoint, lines.plain(others, lines.save(), lines.commit()), keeping, back, timed);
    }

    /** Every line that is sent, if all is as expected, but for those that show the running configuration. */
    public List<String> preview(Platform platform) {
        List<String> all = new ArrayList<>();
        if (checks != null) {
            all.addAll(checks.commands());
        }
        if (checkpoint != null) {
            all.addAll(Session.preview(platform, checkpoint));
        }
        all.addAll(Session.preview(platform, lines));
        if (checks != null) {
            all.addAll(checks.commands());
        }
        if (keeping != null) {
            all.addAll(Session.preview(platform, keeping));
        }
        return all;
    }

    /** Every line that takes the change back, if it is not as expected; none if it stays, or the device does it by itself only. */
    public List<String> previewBack(Platform platform) {
        return switch (back) {
            case Configure undo -> Session.preview(platform, undo);
            case Settle settle -> Session.preview(platform, settle);
            case null, default -> List.of();
        };
    }
}
