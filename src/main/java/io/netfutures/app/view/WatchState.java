package io.netfutures.app.view;

import io.netfutures.app.view.Key.Typed;
import io.netfutures.app.view.WatchAnswer.Cancel;
import io.netfutures.app.view.WatchAnswer.Quit;
import io.netfutures.app.view.WatchAnswer.Stay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the futures are being watched. Immutable; each key gives a new state.
 *
 * <p>The selection is a future, not a position: it follows the future through sorting, and stays on the screen. Nothing is selected
 * until the user moves or asks to cancel, so that no future is cancelled that just moved under the cursor.
 *
 * @param sort the column that gives the order
 * @param filter words that must all match a future
 * @param typing whether characters go to the filter
 * @param selected the name of a future, or null
 * @param row the last position of the selected future; if it disappears, the future now there is selected
 * @param first the first row on the screen
 */
public record WatchState(
        WatchColumn sort,
        boolean descending,
        String filter,
        boolean typing,
        @Nullable String selected,
        int row,
        int first) {

    /** The initial state: running futures first, the slowest on top; no filter, nothing selected. */
    public static WatchState start() {
        return new WatchState(WatchColumn.STATE, false, "", false, null, 0, 0);
    }

    /** This state for the current rows: finds the selection again, and keeps it within {@code page} rows of the first one. */
    WatchState settled(List<FutureView> rows, int page) {
        int shown = Math.max(1, page);
        int last = Math.max(0, rows.size() - shown);
        if (selected == null || rows.isEmpty()) {
            return at(null, 0, Math.clamp(first, 0, last));
        }
        int found = find(rows);
        int now = found >= 0 ? found : Math.clamp(row, 0, rows.size() - 1);
        int top = Math.clamp(first, Math.max(0, now - shown + 1), now);
        return at(rows.get(now).name(), now, Math.min(top, last));
    }

    private int find(List<FutureView> rows) {
        if (row < rows.size() && rows.get(row).name().equals(selected)) {
            return row;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).name().equals(selected)) {
                return i;
            }
        }
        return -1;
    }

    /** The effect of a key, with {@code page} of these rows on the screen; this state must be settled for them. */
    WatchAnswer key(Key key, List<FutureView> rows, int page) {
        int step = Math.max(1, page - 1);
        return switch (key) {
            case Key.Named.UP -> move(rows, selected == null ? first : row - 1);
            case Key.Named.DOWN -> move(rows, selected == null ? first : row + 1);
            case Key.Named.PAGE_UP -> move(rows, selected == null ? first : row - step);
            case Key.Named.PAGE_DOWN -> move(rows, (selected == null ? first : row) + step);
            case Key.Named.HOME -> move(rows, 0);
            case Key.Named.END -> move(rows, rows.size() - 1);
            case Key.Named.ENTER -> new Stay(filtered(filter.strip(), false));
            case Key.Named.ESCAPE -> new Stay(filter.isEmpty() && !typing ? at(null, 0, first) : filtered("", false));
            case Key.Named.BACKSPACE -> new Stay(typing ? filtered(shortened(), true) : this);
            case Typed(int character) -> typing ? typed(character) : command(character, rows);
        };
    }

    private WatchAnswer typed(int character) {
        boolean printable = Character.isValidCodePoint(character) && !Character.isISOControl(character);
        return new Stay(printable ? filtered(filter + Character.toString(character), true) : this);
    }

    private WatchAnswer command(int character, List<FutureView> rows) {
        return switch (character) {
            case 's' -> new Stay(sorted(sort.next(), sort.next().descends()));
            case 'r' -> new Stay(sorted(sort, !descending));
            case '/' -> new Stay(filtered(filter, true));
            case 'c' -> selected == null ? move(rows, first) : new Cancel(selected);
            case 'q' -> new Quit();
            default -> new Stay(this);
        };
    }

    private WatchAnswer move(List<FutureView> rows, int to) {
        if (rows.isEmpty()) {
            return new Stay(this);
        }
        int row = Math.clamp(to, 0, rows.size() - 1);
        return new Stay(at(rows.get(row).name(), row, first));
    }

    private String shortened() {
        return filter.isEmpty() ? "" : filter.substring(0, filter.offsetByCodePoints(filter.length(), -1));
    }

    private WatchState at(@Nullable String selected, int row, int first) {
        return new WatchState(sort, descending, filter, typing, selected, row, first);
    }

    private WatchState sorted(WatchColumn sort, boolean descending) {
        return new WatchState(sort, descending, filter, typing, selected, row, first);
    }

    private WatchState filtered(String filter, boolean typing) {
        return new WatchState(sort, descending, filter, typing, selected, row, first);
    }
}
