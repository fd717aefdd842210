package io.netfutures.app.view;

import io.netfutures.app.view.Look.Ink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The full screen on which futures are watched at work.
 *
 * <pre>
 * 1 pending · 2 running · 1 ok · 1 failed  ▕████████            ▏ 40 %
 *   device   future   state▲     slot   step            elapsed   last line, error
 *   R1       f1       running    0      command           4.2 s   R1#show clock
 * ▸ R3       f3       running    1      login             0.9 s
 *   R5       f5       pending
 *   R4       f4       failed     1      login             0.3 s   login failed
 *   R2       f2       ok         1                        1.1 s   *17:33:11.429 UTC
 *
 * q quit  c cancel  / filter  s sort  r reverse  ↑↓ move               1-5 of 5
 * </pre>
 *
 * <p>Two lines high it is the counts and one row, three lines the heads too, from four lines on the whole. A narrow one
 * leaves columns out and keeps device, state and elapsed. Immutable:
 *
 * <pre>{@code
 * WatchScreen screen = WatchScreen.of(futures, state, held, now, look);
 * display.update(screen.lines());
 * switch (screen.press(key)) {
 *     case Stay(WatchState next) -> state = next;
 *     case Cancel(String name) -> cancel(name);
 *     case Quit() -> leave();
 * }
 * }</pre>
 */
public final class WatchScreen {
    private final List<FutureView> futures;
    private final List<FutureView> rows;
    private final Counts counts;
    private final WatchState state;
    private final boolean held;
    private final Instant now;
    private final Look look;

    private WatchScreen(
            List<FutureView> futures, Counts counts, WatchState state, boolean held, Instant now, Look look) {
        this.futures = futures;
        this.rows = WatchOrder.rows(futures, state, now);
        this.counts = counts;
        this.state = state.settled(rows, page(look));
        this.held = held;
        this.now = now;
        this.look = look;
    }

    /**
     * The screen of these futures, which must have different names.
     *
     * @param held whether pending futures are held back
     */
    public static WatchScreen of(List<FutureView> futures, WatchState state, boolean held, Instant now, Look look) {
        return new WatchScreen(futures, Counts.of(futures, now), state, held, now, look);
    }

    /** This screen in another state, with the same futures at the same moment. */
    public WatchScreen with(WatchState next) {
        return new WatchScreen(futures, counts, next, held, now, look);
    }

    /** The state that is drawn, from which the next screen is to be made. */
    public WatchState state() {
        return state;
    }

    /** The effect of a key on this screen. */
    public WatchAnswer press(Key key) {
        return state.key(key, rows, page(look));
    }

    /** The lines of the screen, exactly as many as the look is high. */
    public List<StyledLine> lines() {
        int height = look.height();
        List<StyledLine> lines = new ArrayList<>(height);
        lines.add(height < 4 && state.typing() ? footer() : StatusLine.counts(counts, held, look));
        List<FutureView> visible =
                rows.subList(Math.min(state.first(), rows.size()), Math.min(state.first() + page(look), rows.size()));
        WatchTable table = new WatchTable(rows, visible, state, now, look);
        if (height >= 3) {
            lines.add(table.head());
        }
        visible.forEach(future -> lines.add(table.row(future)));
        if (rows.isEmpty() && height >= 2) {
            String nothing = state.filter().isBlank() ? "no futures" : "nothing matches \"" + state.filter() + "\"";
            lines.add(new LineBuilder(look)
                    .to(Math.min(2, look.width() - 1))
                    .add(nothing)
                    .done());
        }
        while (lines.size() < (height >= 4 ? height - 1 : height)) {
            lines.add(StyledLine.EMPTY);
        }
        if (height >= 4) {
            lines.add(footer());
        }
        return List.copyOf(lines);
    }

    /** The number of rows for which there is room. */
    private static int page(Look look) {
        return switch (look.height()) {
            case 1 -> 0;
            case 2, 3 -> 1;
            default -> look.height() - 3;
        };
    }

    private StyledLine footer() {
        String place = rows.isEmpty() ? "" : place();
        int room = look.width() - (place.isEmpty() ? 0 : Columns.of(place) + 2);
        LineBuilder line = new LineBuilder(look);
        if (state.typing()) {
            line.add(Ink.HEAD, "filter: " + tail(state.filter(), look.width() - 10) + look.sign("▏", "_"));
            hint(line, "Enter keeps", room);
            hint(line, "Esc clears", room);
        } else if (!state.filter().isEmpty()) {
            line.add(Ink.HEAD, "filter: " + state.filter(), Math.max(room / 2, 8));
            hint(line, "Esc clears", room);
        }
        if (!state.typing()) {
            hint(line, "q quit", room);
            hint(line, "c cancel", room);
            hint(line, "/ filter", room);
            hint(line, "s sort", room);
            hint(line, "r reverse", room);
            hint(line, look.sign("↑↓", "arrows") + " move", room);
        }
        if (!place.isEmpty() && line.columns() <= room) {
            line.to(look.width() - Columns.of(place)).add(Ink.FAINT, place);
        }
        return line.done();
    }

    private String place() {
        int last = Math.min(state.first() + Math.max(1, page(look)), rows.size());
        String span = state.first() + 1 == last ? "" + last : state.first() + 1 + "-" + last;
        return span + " of " + rows.size();
    }

    /** The end of text that is being typed. */
    private String tail(String text, int most) {
        String end = text;
        while (!end.isEmpty() && Columns.of(end) > Math.max(0, most)) {
            end = end.substring(end.offsetByCodePoints(0, 1));
        }
        return end;
    }

    private static void hint(LineBuilder line, String text, int room) {
        String hint = line.columns() == 0 ? text : "  " + text;
        if (line.columns() + Columns.of(hint) <= room) {
            line.add(Ink.FAINT, hint);
        }
    }
}
