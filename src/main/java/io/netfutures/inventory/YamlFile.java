package io.netfutures.inventory;

import io.netfutures.device.Printable;
import io.netfutures.inventory.Value.Entries;
import io.netfutures.inventory.Value.Entry;
import io.netfutures.inventory.Value.Items;
import io.netfutures.inventory.Value.Place;
import io.netfutures.inventory.Value.Scalar;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.AnchorNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads one YAML document as PyYAML's {@code safe_load} does, within bounds, and knows where everything stands. */
final class YamlFile {
    private static final int LARGEST = 32 << 20;
    private static final int DEEPEST = 20;
    private static final int MOST_VALUES = 2_000_000;
    private static final Set<String> TAGS = Set.of(
            "tag:yaml.org,2002:str",
            "tag:yaml.org,2002:int",
            "tag:yaml.org,2002:float",
            "tag:yaml.org,2002:bool",
            "tag:yaml.org,2002:null",
            "tag:yaml.org,2002:timestamp",
            "tag:yaml.org,2002:seq",
            "tag:yaml.org,2002:map",
            "tag:yaml.org,2002:merge");

    private final String name;
    private final IdentityHashMap<Node, Value> converted = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Integer> sizes = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Boolean> inside = new IdentityHashMap<>();
    private long values;

    private YamlFile(String name) {
        this.name = name;
    }

    /** The document in {@code file}, or nothing if it has none. */
    static Optional<Value> read(Path file) throws InventoryException {
        YamlFile reader = new YamlFile(Printable.line(file.toString()));
        String text = reader.text(file);
        Node root = reader.compose(text);
        return root == null ? Optional.empty() : Optional.of(reader.convert(root, 1));
    }

    private String text(Path file) throws InventoryException {
        try {
            if (Files.isDirectory(file)) {
                throw new InventoryException(
                        name + ": is a directory; give the file, for instance " + name + "/devices.yaml");
            }
            if (Files.size(file) > LARGEST) {
                throw new InventoryException(name + ": is larger than " + (LARGEST >> 20) + " MB; split it");
            }
            return decode(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new InventoryException(name + ": there is no such file");
        } catch (AccessDeniedException e) {
            throw new InventoryException(name + ": may not be read; check its permissions");
        } catch (IOException e) {
            throw new InventoryException(name + ": cannot be read: " + Printable.line(String.valueOf(e.getMessage())));
        }
    }

    /** UTF-8, or UTF-16 where a byte order mark says so, as PyYAML does. */
    private String decode(byte[] bytes) throws InventoryException {
        Charset charset = StandardCharsets.UTF_8;
        if (bytes.length > 1 && ((bytes[0] == -1 && bytes[1] == -2) || (bytes[0] == -2 && bytes[1] == -1))) {
            charset = StandardCharsets.UTF_16;
        }
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InventoryException(name + ": is not text in UTF-8; is it an inventory?");
        }
    }

    private @Nullable Node compose(String text) throws InventoryException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        options.setNestingDepthLimit(DEEPEST + 5);
        try (Reader reader = new StringReader(text)) {
            Composer composer =
                    new Composer(new ParserImpl(new StreamReader(reader), options), new Resolver(), options);
            if (!composer.checkNode()) {
                return null;
            }
            Node root = composer.getNode();
            if (composer.checkNode()) {
                throw place(composer.getNode())
                        .error("a second document starts here; an inventory is one document, remove the ---");
            }
            return root;
        } catch (ReaderException e) {
            int line = 1
                    + (int) text.substring(0, Math.min(e.getPosition(), text.length()))
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            throw new InventoryException("%s:%d: the control character U+%04X may not stand in YAML; remove it"
                    .formatted(name, line, e.getCodePoint()));
        } catch (MarkedYAMLException e) {
            throw problem(e);
        } catch (YAMLException e) {
            throw new InventoryException(name + ": "
                    + (String.valueOf(e.getMessage()).contains("Nesting Depth")
                            ? "is nested deeper than " + DEEPEST + " levels"
                            : Printable.line(String.valueOf(e.getMessage()))));
        } catch (IOException e) {
            throw new InventoryException(name + ": cannot be read");
        }
    }

    private InventoryException problem(MarkedYAMLException e) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        String what = Printable.line(String.valueOf(e.getProblem() == null ? e.getContext() : e.getProblem()));
        if (what.contains("'\\t(TAB)'") || what.contains("\\t")) {
            what = "a tab stands here; YAML indents with blanks only";
        } else if (what.contains("undefined alias")) {
            what = what + "; an anchor (&name) must stand before its alias (*name)";
        }
        return mark == null
                ? new InventoryException(name + ": is not YAML: " + what)
                : new Place(name, mark.getLine() + 1, mark.getColumn() + 1).error("is not YAML: " + what);
    }

    private Value convert(Node typed, int depth) throws InventoryException {
        Node node = typed instanceof AnchorNode alias ? alias.getRealNode() : typed;
        Value before = converted.get(node);
        if (before != null) {
            count(node, sizes.getOrDefault(node, 1));
            return before;
        }
        if (depth > DEEPEST) {
            throw place(node).error("is nested deeper than " + DEEPEST + " levels");
        }
        if (inside.put(node, true) != null) {
            throw place(node).error("contains itself by its alias");
        }
        long start = values;
        count(node, 1);
        if (!TAGS.contains(node.getTag().getValue())) {
            throw place(node)
                    .error("the tag " + Printable.line(node.getTag().getValue().replace("tag:yaml.org,2002:", "!!"))
                            + " is not supported; write the value itself");
        }
        Value value = switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> {
                List<Value> items = new ArrayList<>();
                for (Node item : sequence.getValue()) {
                    items.add(convert(item, depth + 1));
                }
                yield new Items(place(node), items);
            }
            case MappingNode mapping -> mapping(mapping, depth);
            default -> throw place(node).error("is neither a value, nor a list, nor a mapping");
        };
        inside.remove(node);
        converted.put(node, value);
        sizes.put(node, (int) Math.min(Integer.MAX_VALUE, values - start));
        return value;
    }

    private void count(Node node, int more) throws InventoryException {
        values += more;
        if (values > MOST_VALUES) {
            throw place(node).error("with all its aliases written out the file has more than 2 million values");
        }
    }

    private Scalar scalar(ScalarNode node) {
        ScalarKind kind = switch (node.getScalarStyle()) {
            case PLAIN -> isExplicitText(node) ? ScalarKind.TEXT : ScalarKind.of(node.getValue());
            default -> ScalarKind.TEXT;
        };
        return new Scalar(place(node), node.getValue(), kind);
    }

    /** {@code !!str 0123} is text although it is not quoted; SnakeYAML keeps the tag, and its own resolver would say int. */
    private static boolean isExplicitText(ScalarNode node) {
        return node.getTag().getValue().endsWith(":str") && ScalarKind.of(node.getValue()) != ScalarKind.TEXT;
    }

    private Entries mapping(MappingNode node, int depth) throws InventoryException {
        Map<String, Entry> own = new LinkedHashMap<>();
        Map<String, Entry> merged = new LinkedHashMap<>();
        for (NodeTuple pair : node.getValue()) {
            if (!(pair.getKeyNode() instanceof ScalarNode key)) {
                throw place(pair.getKeyNode()).error("a key must be a word, not a list or a mapping");
            }
            if (isMerge(key)) {
                merge(merged, convert(pair.getValueNode(), depth + 1));
                continue;
            }
            Entry before = own.get(key.getValue());
            if (before != null) {
                throw place(key)
                        .error("\"" + Printable.line(key.getValue()) + "\" stands in line "
                                + before.keyPlace().line() + " too; remove one of them");
            }
            own.put(key.getValue(), new Entry(place(key), convert(pair.getValueNode(), depth + 1)));
        }
        Map<String, Entry> all = new LinkedHashMap<>(merged);
        all.putAll(own);
        return new Entries(place(node), all);
    }

    private static boolean isMerge(ScalarNode key) {
        return key.getValue().equals("<<") && key.getTag().getValue().equals("tag:yaml.org,2002:merge");
    }

    /** Own keys win over merged ones; of several merged mappings the first wins. */
    private static void merge(Map<String, Entry> into, Value from) throws InventoryException {
        switch (from) {
            case Entries mapping -> mapping.entries().forEach(into::putIfAbsent);
            case Items list -> {
                for (Value item : list.items()) {
                    if (!(item instanceof Entries mapping)) {
                        throw item.place().error("<< takes a mapping or a list of mappings");
                    }
                    mapping.entries().forEach(into::putIfAbsent);
                }
            }
            case Scalar scalar -> throw scalar.place().error("<< takes a mapping or a list of mappings");
        }
    }

    private Place place(Node node) {
        Mark mark = node.getStartMark();
        return new Place(name, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
