package io.netfutures.app.view;

import static io.netfutures.app.view.WatchColumn.DEVICE;
import static io.netfutures.app.view.WatchColumn.ELAPSED;
import static io.netfutures.app.view.WatchColumn.FUTURE;
import static io.netfutures.app.view.WatchColumn.LAST;
import static io.netfutures.app.view.WatchColumn.SLOT;
import static io.netfutures.app.view.WatchColumn.STATE;
import static io.netfutures.app.view.WatchColumn.STEP;

import io.netfutures.app.view.Look.Ink;
import io.netfutures.concurrent.Status.Cancelled;
import io.netfutures.concurrent.Status.Pending;
import io.netfutures.concurrent.Status.Raised;
import io.netfutures.concurrent.Status.Returned;
import io.netfutures.concurrent.Status.Running;
import io.netfutures.device.DeviceException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Lays out the columns for which there is room, each as wide as needed. The reason of a failure takes precedence over all columns
 * but device, state and elapsed, and gets {@value #REASON} columns of a screen that is eighty wide.
 *
 * <pre>
 *   device   future   state▲     slot   step            elapsed   last line, error
 * > R17      f17      running    3      command           4.2 s   R17#show tech-support
 * </pre>
 */
final class WatchTable {
    private static final int MARGIN = 2;
    private static final int GAP = 2;
    private static final int WIDEST_STEP = 14;
    private static final int LEAST_LAST = 16;
    private static final int LEAST_DEVICE = 12;
    private static final int REASON = 40;

    /** The columns added to device, state and elapsed while there is room, the most important first. */
    private static final List<WatchColumn> WISHES = List.of(STEP, FUTURE, LAST, SLOT);

    private final Map<WatchColumn, Integer> widths = new EnumMap<>(WatchColumn.class);
    private final WatchState state;
    private final Instant now;
    private final Look look;

    /** A table for all rows, of which {@code visible} will be drawn. */
    WatchTable(List<FutureView> rows, List<FutureView> visible, WatchState state, Instant now, Look look) {
        this.state = state;
        this.now = now;
        this.look = look;
        int room = look.width() - MARGIN;
        int elapsed = widest(ELAPSED, visible);
        int stateWidth = "cancelled".length();
        int reason = reason(rows);
        if (room - stateWidth - elapsed - 2 * GAP >= 4) {
            widths.put(STATE, stateWidth);
            widths.put(ELAPSED, elapsed);
        } else if (room - stateWidth - GAP >= 4) {
            widths.put(STATE, stateWidth);
        }
        int third = Math.max(LEAST_DEVICE, look.width() / 3);
        int most = reason == 0 ? third : Math.clamp((long) left(room) - GAP - reason, LEAST_DEVICE, third);
        int device = Math.min(widest(DEVICE, rows), most);
        widths.put(DEVICE, Math.max(1, Math.min(device, left(room))));
        if (reason > 0 && widths.containsKey(ELAPSED) && LEAST_LAST <= left(room)) {
            widths.put(LAST, Math.clamp(reason, LEAST_LAST, left(room)));
        }
        for (WatchColumn wish : WISHES) {
            int width = switch (wish) {
                case STEP -> WIDEST_STEP;
                case LAST -> LEAST_LAST;
                case SLOT -> SLOT.title().length() + 1;
                default -> widest(wish, rows);
            };
            if (widths.containsKey(ELAPSED) && !widths.containsKey(wish) && width <= left(room)) {
                widths.put(wish, width);
            }
        }
        widths.computeIfPresent(LAST, (last, width) -> width + left(room) + GAP);
    }

    /** The width available for one more column. */
    private int left(int room) {
        return room - widths.values().stream().mapToInt(width -> width + GAP).sum();
    }

    /** The width for the reason of a failure; 0 if nothing has failed. */
    private static int reason(List<FutureView> rows) {
        int widest = 0;
        for (FutureView row : rows) {
            if (row.status() instanceof Raised raised) {
                widest = Math.max(widest, Columns.of(reason(raised.cause())));
            }
        }
        return Math.min(widest, REASON);
    }

    private int widest(WatchColumn column, List<FutureView> rows) {
        int widest = column.title().length() + 1;
        for (FutureView row : rows) {
            widest = Math.max(widest, Columns.of(cell(column, row)));
        }
        return widest;
    }

    StyledLine head() {
        LineBuilder line = new LineBuilder(look);
        int start = MARGIN;
        for (Map.Entry<WatchColumn, Integer> entry : widths.entrySet()) {
            WatchColumn column = entry.getKey();
            String mark = state.descending() ? look.sign("▼", "-") : look.sign("▲", "+");
            String title = column.title() + (column == state.sort() ? mark : "");
            int indent = column == ELAPSED ? Math.max(0, entry.getValue() - title.length()) : 0;
            line.to(start + indent).add(Ink.HEAD, title, entry.getValue());
            start += entry.getValue() + GAP;
        }
        return line.done();
    }

    StyledLine row(FutureView future) {
        boolean selected = future.name().equals(state.selected());
        LineBuilder line = new LineBuilder(look, selected);
        line.add(selected ? look.sign("▸", ">") : "");
        int start = Math.min(MARGIN, look.width() - 1);
        for (Map.Entry<WatchColumn, Integer> entry : widths.entrySet()) {
            WatchColumn column = entry.getKey();
            int width = Objects.requireNonNull(entry.getValue());
            String cell = cell(column, future);
            int indent = column == ELAPSED ? Math.max(0, width - Columns.of(cell)) : 0;
            if (!cell.isEmpty()) {
                line.to(start + indent).add(column == STATE ? ink(future) : Ink.PLAIN, cell, width);
            }
            start += width + GAP;
        }
        return line.done();
    }

    private String cell(WatchColumn column, FutureView future) {
        return switch (column) {
            case DEVICE -> future.device();
            case FUTURE -> future.name();
            case STATE -> future.word();
            case SLOT ->
                future.atWork().map(work -> Integer.toString(work.slot())).orElse("");
            case STEP -> step(future);
            case ELAPSED -> future.worked(now).map(Elapsed::text).orElse("");
            case LAST -> last(future);
        };
    }

    /** The step that a running future is at, or at which a failed one stopped. */
    static String step(FutureView future) {
        return switch (future.status()) {
            case Running running -> running.step();
            case Raised raised -> future.atWork().map(Running::step).orElse("");
            case Pending() -> "";
            case Returned<?> returned -> "";
            case Cancelled cancelled -> "";
        };
    }

    private static String last(FutureView future) {
        if (future.status() instanceof Raised raised) {
            return reason(raised.cause());
        }
        return future.lastLine();
    }

    /** {@code ConnectRefused: nothing listens ...}: the device has a column of its own. */
    private static String reason(Throwable cause) {
        String message = cause instanceof DeviceException failure ? failure.reason() : cause.getMessage();
        String kind = cause.getClass().getSimpleName();
        return message == null || message.isBlank() ? kind : kind + ": " + message;
    }

    static Ink ink(FutureView future) {
        return switch (future.status()) {
            case Pending() -> Ink.PLAIN;
            case Running running -> Ink.RUNNING;
            case Returned<?> returned -> Ink.OK;
            case Raised raised -> Ink.FAILED;
            case Cancelled cancelled -> Ink.CANCELLED;
        };
    }
}
