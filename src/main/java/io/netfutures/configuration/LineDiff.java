package io.netfutures.configuration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The shortest way from one list of lines to another, by Myers' algorithm. */
final class LineDiff {
    /** Lists that differ in more lines than this are not worth the search: all of one goes, all of the other comes. */
    private static final int MOST_EDITS = 2000;

    private final List<String> old;
    private final List<String> now;
    private final int start;
    private final int oldEnd;
    private final int nowEnd;

    /**
     * A line that goes or comes.
     *
     * @param isNew whether it comes
     * @param place in its list
     */
    record Edit(boolean isNew, int place) {}

    private LineDiff(List<String> old, List<String> now) {
        this.old = old;
        this.now = now;
        int same = 0;
        int most = Math.min(old.size(), now.size());
        while (same < most && old.get(same).equals(now.get(same))) {
            same++;
        }
        int last = 0;
        while (last < most - same && old.get(old.size() - 1 - last).equals(now.get(now.size() - 1 - last))) {
            last++;
        }
        this.start = same;
        this.oldEnd = old.size() - last;
        this.nowEnd = now.size() - last;
    }

    /** The edits in their order; none if both are the same. */
    static List<Edit> between(List<String> old, List<String> now) {
        return new LineDiff(old, now).edits();
    }

    private List<Edit> edits() {
        int most = Math.min(MOST_EDITS, oldEnd - start + nowEnd - start);
        List<int[]> trace = new ArrayList<>();
        int[] reached = {0, 0, 0};
        for (int edits = 0; edits <= most; edits++) {
            int[] next = new int[2 * edits + 3];
            for (int line = -edits; line <= edits; line += 2) {
                int x = isDown(reached, edits, line) ? at(reached, edits, line + 1) : at(reached, edits, line - 1) + 1;
                x = edits == 0 ? 0 : x;
                while (isSame(x, x - line)) {
                    x++;
                }
                next[line + edits + 1] = x;
                if (start + x >= oldEnd && start + x - line >= nowEnd) {
                    trace.add(next);
                    return back(trace, edits, line);
                }
            }
            trace.add(next);
            reached = next;
        }
        return all();
    }

    /** How far the diagonal was followed with one edit less. */
    private static int at(int[] reached, int edits, int line) {
        int place = line + edits;
        return place < 1 || place > 2 * edits - 1 ? -1 : reached[place];
    }

    /** Whether the last edit on this diagonal is a line that comes. */
    private static boolean isDown(int[] reached, int edits, int line) {
        return line == -edits || (line != edits && at(reached, edits, line - 1) < at(reached, edits, line + 1));
    }

    private boolean isSame(int x, int y) {
        return start + x < oldEnd && start + y < nowEnd && old.get(start + x).equals(now.get(start + y));
    }

    private List<Edit> back(List<int[]> trace, int edits, int end) {
        List<Edit> found = new ArrayList<>();
        int line = end;
        for (int edit = edits; edit > 0; edit--) {
            int[] before = trace.get(edit - 1);
            boolean isDown = isDown(before, edit, line);
            line += isDown ? 1 : -1;
            int x = at(before, edit, line);
            found.add(new Edit(isDown, start + (isDown ? x - line : x)));
        }
        Collections.reverse(found);
        return found;
    }

    private List<Edit> all() {
        List<Edit> all = new ArrayList<>();
        for (int i = start; i < oldEnd; i++) {
            all.add(new Edit(false, i));
        }
        for (int i = start; i < nowEnd; i++) {
            all.add(new Edit(true, i));
        }
        return all;
    }
}
