package io.netfutures.nodeset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Folds vectors of numbers into boxes: a box is a set of numbers for each dimension, and stands for all their combinations. Neighbours
 * that differ in one dimension become one box, pass by pass, in the order in which ClusterShell does it; so the result is the same.
 */
final class Boxes {
    /** The larger box first, then by the sizes, first and last numbers of its dimensions, as texts. */
    private final Comparator<int[]> order =
            Comparator.<int[]>comparingLong(box -> -volume(box)).thenComparing(this::compareDimensions);

    private final int dimensions;
    private final List<List<String>> sets = new ArrayList<>();
    private final Map<List<String>, Integer> numbers = new HashMap<>();
    private List<int[]> boxes;

    private Boxes(Collection<List<String>> vectors, int dimensions) {
        this.dimensions = dimensions;
        boxes = new ArrayList<>(vectors.size());
        for (List<String> vector : vectors) {
            boxes.add(
                    vector.stream().mapToInt(number -> number(List.of(number))).toArray());
        }
    }

    /**
     * The boxes that hold these vectors and no other.
     *
     * @param vectors distinct, each of {@code dimensions} numbers
     */
    static List<List<List<String>>> of(Collection<List<String>> vectors, int dimensions) {
        Boxes folding = new Boxes(vectors, dimensions);
        folding.fold();
        return folding.boxes.stream()
                .map(box -> Arrays.stream(box).mapToObj(folding.sets::get).toList())
                .toList();
    }

    private void fold() {
        boxes.sort(order);
        while (mergeNeighbours()) {
            boxes.sort(order);
        }
        while (mergeAll()) {
            boxes.sort(order);
        }
    }

    /** Merges each box with those right behind it; returns whether there were any. */
    private boolean mergeNeighbours() {
        List<int[]> merged = new ArrayList<>();
        int at = 0;
        while (at < boxes.size()) {
            int[] box = boxes.get(at++);
            int dimension = at < boxes.size() ? difference(box, boxes.get(at)) : -1;
            while (dimension >= 0) {
                TreeSet<String> union = new TreeSet<>(Digits.ORDER);
                union.addAll(sets.get(box[dimension]));
                while (at < boxes.size() && difference(box, boxes.get(at)) == dimension) {
                    union.addAll(sets.get(boxes.get(at++)[dimension]));
                }
                box = with(box, dimension, union);
                dimension = at < boxes.size() ? difference(box, boxes.get(at)) : -1;
            }
            merged.add(box);
        }
        boolean changed = merged.size() < boxes.size();
        boxes = merged;
        return changed;
    }

    /** Merges each box with any behind it; returns whether there were any. */
    private boolean mergeAll() {
        Map<Key, NavigableSet<Integer>> places = new HashMap<>();
        for (int at = 0; at < boxes.size(); at++) {
            for (int dimension = 0; dimension < dimensions; dimension++) {
                places.computeIfAbsent(Key.of(boxes.get(at), dimension), key -> new TreeSet<>())
                        .add(at);
            }
        }
        TreeMap<Integer, int[]> left = new TreeMap<>();
        for (int at = 0; at < boxes.size(); at++) {
            left.put(at, boxes.get(at));
        }
        for (int at = 0; at < boxes.size(); at++) {
            int[] box = left.get(at);
            if (box != null) {
                left.put(at, mergeBehind(at, box, places, left));
            }
        }
        boolean changed = left.size() < boxes.size();
        boxes = new ArrayList<>(left.values());
        return changed;
    }

    private int[] mergeBehind(int at, int[] first, Map<Key, NavigableSet<Integer>> places, Map<Integer, int[]> left) {
        int[] box = first;
        int behind = at;
        while (true) {
            int next = Integer.MAX_VALUE;
            int differing = -1;
            for (int dimension = 0; dimension < dimensions; dimension++) {
                Integer place = next(places.get(Key.of(box, dimension)), behind);
                if (place != null && place < next) {
                    next = place;
                    differing = dimension;
                }
            }
            if (differing < 0) {
                return box;
            }
            int[] other = boxes.get(next);
            for (int dimension = 0; dimension < dimensions; dimension++) {
                Set<Integer> same = places.get(Key.of(other, dimension));
                if (same != null) {
                    same.remove(next);
                }
            }
            left.remove(next);
            behind = next;
            TreeSet<String> union = new TreeSet<>(Digits.ORDER);
            union.addAll(sets.get(box[differing]));
            union.addAll(sets.get(other[differing]));
            box = with(box, differing, union);
        }
    }

    private static @Nullable Integer next(@Nullable NavigableSet<Integer> places, int behind) {
        return places == null ? null : places.higher(behind);
    }

    /** The only dimension in which these differ; -1 if they differ in more. */
    private int difference(int[] one, int[] other) {
        int found = -1;
        for (int dimension = 0; dimension < dimensions; dimension++) {
            if (one[dimension] != other[dimension]) {
                if (found >= 0) {
                    return -1;
                }
                found = dimension;
            }
        }
        return found;
    }

    private int[] with(int[] box, int dimension, Set<String> union) {
        int[] changed = box.clone();
        changed[dimension] = number(List.copyOf(union));
        return changed;
    }

    private int number(List<String> set) {
        return numbers.computeIfAbsent(set, unknown -> {
            sets.add(unknown);
            return sets.size() - 1;
        });
    }

    private long volume(int[] box) {
        long volume = 1;
        for (int set : box) {
            volume *= sets.get(set).size();
        }
        return volume;
    }

    private int compareDimensions(int[] one, int[] other) {
        for (int dimension = 0; dimension < dimensions; dimension++) {
            List<String> ours = sets.get(one[dimension]);
            List<String> theirs = sets.get(other[dimension]);
            int compared = Integer.compare(theirs.size(), ours.size());
            compared = compared != 0 ? compared : ours.getFirst().compareTo(theirs.getFirst());
            compared = compared != 0 ? compared : ours.getLast().compareTo(theirs.getLast());
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    /** A box without one of its dimensions. */
    private record Key(int dimension, List<Integer> others) {
        static Key of(int[] box, int dimension) {
            List<Integer> others = new ArrayList<>(box.length);
            for (int i = 0; i < box.length; i++) {
                others.add(i == dimension ? -1 : box[i]);
            }
            return new Key(dimension, others);
        }
    }
}
