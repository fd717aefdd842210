package io.netfutures.yaml;

import io.netfutures.device.Printable;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads one YAML document as PyYAML's {@code safe_load} does, within bounds, and keeps the place of every value. A document of which
 * PyYAML silently drops a part (duplicate keys), or in which it loops (a value that contains itself), is refused. Messages never
 * repeat a value, an alias or a tag, since an unquoted password may look like any of them.
 */
public final class YamlFile {
    private static final int DEEPEST = 20;
    private static final int LONGEST = 1_000_000;
    private static final int MOST_VALUES = 2_000_000;
    private static final String STANDARD = "tag:yaml.org,2002:";
    private static final String VAULT = "!vault";
    private static final Pattern KEY_END = Pattern.compile("[:=\\s]");
    private static final String ENVELOPE = "$ANSIBLE_VAULT;";

    private final String name;
    private final ParserImpl events;
    private final Map<String, Anchor> anchors = new HashMap<>();
    private long values;
    private int deepest;
    private Place last;

    /**
     * @param value null until its end has been read
     * @param values how many values it consists of, with aliases expanded
     * @param levels how many levels deep it is
     */
    private record Anchor(Place place, @Nullable Value value, long values, int levels) {}

    private YamlFile(String name, String text) {
        this.name = name;
        this.last = new Place(name, 1, 1);
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.events = new ParserImpl(new StreamReader(text), options);
    }

    /** The document in {@code file}; empty if it has none. Blocks for the file only. */
    public static Optional<Value> read(Path file) throws FileMistake {
        return read(file, Printable.line(file.toString()));
    }

    /** As {@link #read(Path)}; messages call the file {@code name}. */
    public static Optional<Value> read(Path file, String name) throws FileMistake {
        return parse(name, FileText.read(file, name, "YAML"));
    }

    /** The document in this text; empty if it has none. Messages call it {@code name}. */
    public static Optional<Value> parse(String name, String text) throws FileMistake {
        refuseLongPieces(name, text);
        YamlFile reader = new YamlFile(name, text);
        try {
            return reader.document();
        } catch (MarkedYAMLException e) {
            throw reader.problem(e);
        } catch (YAMLException e) {
            throw reader.last.error("is not YAML from here on: " + Printable.line(String.valueOf(e.getMessage())));
        }
    }

    /**
     * What SnakeYAML reads in one piece takes it time that grows with the square of the length: a line of text, or in a line of lists and
     * mappings, as JSON is, what stands between blanks and quotes.
     */
    private static void refuseLongPieces(String name, String text) throws FileMistake {
        int line = 1;
        for (int start = 0; text.length() - start > LONGEST; line++) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (end - start > LONGEST && longestPiece(text, start, end) > LONGEST) {
                throw new Place(name, line, 1)
                        .error("this line has more than " + LONGEST
                                + " characters in one piece; no inventory needs that");
            }
            start = end + 1;
        }
    }

    private static int longestPiece(String text, int start, int end) {
        int from = start;
        while (from < end && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        if (from < end && text.charAt(from) != '{' && text.charAt(from) != '[') {
            return end - start;
        }
        int longest = 0;
        int piece = 0;
        for (int at = from; at < end; at++) {
            piece = " \t\"'".indexOf(text.charAt(at)) >= 0 ? 0 : piece + 1;
            longest = Math.max(longest, piece);
        }
        return longest;
    }

    private Optional<Value> document() throws FileMistake {
        next();
        if (events.checkEvent(Event.ID.StreamEnd)) {
            return Optional.empty();
        }
        next();
        Value root = value(1);
        next();
        if (!events.checkEvent(Event.ID.StreamEnd)) {
            throw place(next()).error("a second document starts here; an inventory is one document, remove the ---");
        }
        return Optional.of(root);
    }

    private Event next() {
        Event event = events.getEvent();
        last = place(event);
        return event;
    }

    private Value value(int depth) throws FileMistake {
        Event event = next();
        Place place = last;
        if (depth > DEEPEST) {
            throw place.error("this is nested deeper than " + DEEPEST + " levels; an inventory needs three");
        }
        count(1, depth);
        if (event instanceof AliasEvent alias) {
            return aliased(alias.getAnchor(), place, depth);
        }
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            Anchor before = anchors.get(anchor);
            if (before != null) {
                throw place.error(
                        "the anchor here stands in line " + before.place().line() + " too; rename one of them");
            }
            anchors.put(anchor, new Anchor(place, null, 0, 0));
        }
        long valuesBefore = values - 1;
        int deepestBefore = deepest;
        deepest = depth;
        Value value = switch (event) {
            case ScalarEvent scalar -> scalar(scalar, place);
            case SequenceStartEvent list -> items(list, place, depth);
            case MappingStartEvent mapping -> entries(mapping, place, depth);
            default -> throw place.error("this is neither a value, nor a list, nor a mapping");
        };
        if (anchor != null) {
            anchors.put(anchor, new Anchor(place, value, values - valuesBefore, deepest - depth));
        }
        deepest = Math.max(deepest, deepestBefore);
        return value;
    }

    private void count(long more, int depth) throws FileMistake {
        values += more;
        deepest = Math.max(deepest, depth);
        if (values > MOST_VALUES) {
            throw last.error("with its aliases written out the file has more than 2 million values; split it");
        }
    }

    private Value aliased(String anchor, Place place, int depth) throws FileMistake {
        Anchor known = anchors.get(anchor);
        if (known == null) {
            throw place.error(
                    "no anchor (&name) stands before this alias (*name); a text that starts with * needs quotes");
        }
        Value value = known.value();
        if (value == null) {
            throw place.error("this alias stands within its own anchor in line "
                    + known.place().line() + "; a value cannot contain itself");
        }
        count(known.values() - 1, depth + known.levels());
        if (deepest > DEEPEST) {
            throw place.error("with this alias written out the file is nested deeper than " + DEEPEST + " levels");
        }
        return value instanceof Entries mapping ? new Entries(place, mapping.entries()) : value;
    }

    private static Scalar scalar(ScalarEvent event, Place place) throws FileMistake {
        String text = event.getValue();
        String tag = event.getTag();
        if (tag == null && event.isPlain() && (text.equals("=") || text.equals("<<"))) {
            throw place.error(text + " has a meaning of its own in YAML; put it in quotes");
        }
        ScalarKind kind = tag == null && !event.isPlain() ? ScalarKind.TEXT : ScalarKind.of(text);
        if (tag == null || tag.equals("!")) {
            return new Scalar(place, text, kind);
        }
        if (tag.equals(VAULT) && text.stripLeading().startsWith(ENVELOPE)) {
            return new Scalar(place, text, ScalarKind.VAULT);
        }
        ScalarKind wanted = switch (tag) {
            case STANDARD + "str" -> ScalarKind.TEXT;
            case STANDARD + "null" -> ScalarKind.NULL;
            case STANDARD + "bool" -> ScalarKind.BOOL;
            case STANDARD + "int" -> ScalarKind.INT;
            case STANDARD + "float" -> ScalarKind.FLOAT;
            case STANDARD + "timestamp" -> ScalarKind.TIME;
            default -> throw tagged(place);
        };
        boolean fits = wanted == kind
                || wanted == ScalarKind.TEXT
                || wanted == ScalarKind.NULL
                || (wanted == ScalarKind.FLOAT && kind == ScalarKind.INT);
        if (!fits) {
            throw place.error("this is not the " + wanted.word() + " that its tag says");
        }
        return new Scalar(place, text, wanted);
    }

    private static void checkTag(@Nullable String tag, String wanted, Place place) throws FileMistake {
        boolean set = wanted.equals("map") && (STANDARD + "set").equals(tag);
        if (tag != null && !set && !tag.equals("!") && !tag.equals(STANDARD + wanted)) {
            throw tagged(place);
        }
    }

    private static FileMistake tagged(Place place) {
        return place.error("a tag (!name) has no meaning here; remove it, or put a text that starts with ! in quotes");
    }

    private Items items(SequenceStartEvent start, Place place, int depth) throws FileMistake {
        checkTag(start.getTag(), "seq", place);
        List<Value> items = new ArrayList<>();
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            items.add(value(depth + 1));
        }
        next();
        return new Items(place, items);
    }

    /** As in PyYAML, merged keys come before the mapping's own. */
    private Entries entries(MappingStartEvent start, Place place, int depth) throws FileMistake {
        checkTag(start.getTag(), "map", place);
        Map<String, Entry> own = new LinkedHashMap<>();
        Map<String, Entry> merged = new LinkedHashMap<>();
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            if (events.peekEvent() instanceof ScalarEvent key && isMerge(key)) {
                next();
                merge(merged, value(depth + 1));
                continue;
            }
            Scalar key = key(depth);
            Entry before = own.get(key.text());
            if (before != null) {
                throw key.place()
                        .error("\"" + shown(key.text()) + "\" stands in line "
                                + before.keyPlace().line() + " too; remove one of them");
            }
            own.put(key.text(), new Entry(key.place(), value(depth + 1)));
        }
        next();
        if (merged.isEmpty()) {
            return new Entries(place, own);
        }
        merged.putAll(own);
        return new Entries(place, merged);
    }

    private Scalar key(int depth) throws FileMistake {
        if (events.peekEvent() instanceof ScalarEvent plain
                && plain.isPlain()
                && plain.getValue().equals("=")) {
            return new Scalar(place(next()), "=", ScalarKind.TEXT);
        }
        Value key = value(depth + 1);
        if (!(key instanceof Scalar word)) {
            throw key.place().error("a key must be a word, not a list or a mapping");
        }
        return word;
    }

    private static boolean isMerge(ScalarEvent key) {
        return key.isPlain() && key.getTag() == null && key.getValue().equals("<<");
    }

    /** In a list of merged mappings the earlier one takes precedence, but of two {@code <<} the later one. */
    private static void merge(Map<String, Entry> into, Value from) throws FileMistake {
        switch (from) {
            case Entries mapping -> into.putAll(mapping.entries());
            case Items list -> {
                for (Value item : list.items().reversed()) {
                    if (!(item instanceof Entries mapping)) {
                        throw item.place().error("<< takes a mapping or a list of mappings");
                    }
                    into.putAll(mapping.entries());
                }
            }
            case Scalar scalar -> throw scalar.place().error("<< takes a mapping or a list of mappings");
        }
    }

    /** The part of a key that may be shown: in {@code {password:x}} the value has become a part of the key. */
    public static String shown(String key) {
        String word = KEY_END.split(key.strip(), 2)[0];
        return Printable.line(word.length() <= 40 ? word : word.substring(0, 40) + "...");
    }

    private FileMistake problem(MarkedYAMLException e) {
        String what = String.valueOf(e.getProblem() == null ? e.getContext() : e.getProblem());
        boolean open = what.contains("unexpected end of stream");
        Mark mark = e.getProblemMark() == null || (open && e.getContextMark() != null)
                ? e.getContextMark()
                : e.getProblemMark();
        Place place = mark == null ? last : new Place(name, mark.getLine() + 1, mark.getColumn() + 1);
        return place.error("is not YAML: " + plainly(what, open));
    }

    private static String plainly(String what, boolean open) {
        if (open) {
            return "the quote that starts here is not closed";
        } else if (what.contains("(TAB)")) {
            return "a tab stands here; YAML indents with blanks only";
        } else if (what.contains("mapping values are not allowed")) {
            return "there cannot be a second \": \" here; put the value in quotes, or check the indentation";
        } else if (what.contains("could not find expected ':'")) {
            return "a key without \": \" stands here";
        } else if (what.contains("expected <block end>")) {
            return "the indentation does not match the lines above";
        } else if (what.contains("cannot start any token")) {
            return "a value cannot start with this character; put it in quotes";
        } else if (what.contains("escape character")) {
            return "this is not an escape that YAML knows; write the text in single quotes";
        } else if (what.contains("tag")) {
            return "a tag (!name) has no meaning here; put a text that starts with ! in quotes";
        }
        return Printable.line(what);
    }

    private Place place(Event event) {
        Mark mark = event.getStartMark();
        return new Place(name, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
