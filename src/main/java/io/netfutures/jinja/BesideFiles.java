package io.netfutures.jinja;

import com.hubspot.jinjava.tree.Node;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.FileText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of a template's folder, which it may include, and which node of a tree stands in which of them. */
final class BesideFiles {
    private static final Pattern NAME = Pattern.compile("\\w[\\w.-]*");

    private final Path folder;
    private final String lead;
    private final Map<String, Node> roots = new HashMap<>();
    private final IdentityHashMap<Node, String> files = new IdentityHashMap<>();

    /** @param template the file as messages call it */
    BesideFiles(Path folder, String template) {
        this.folder = folder;
        this.lead = template.substring(0, template.lastIndexOf('/') + 1);
    }

    /** What messages call a file of the folder. */
    String shown(String name) {
        return lead + name;
    }

    /** The text of this file, which is called by its name alone; throws {@link Unusable}. */
    String text(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new Unusable("only a file of the template's own folder can be included, by its name alone");
        }
        if (!Files.isRegularFile(folder.resolve(name))) {
            throw new Unusable("there is no file " + name + " beside the template");
        }
        try {
            return FileText.read(folder.resolve(name), name, "a template").replace("\r\n", "\n");
        } catch (FileMistake e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
    }

    @Nullable
    Node root(String name) {
        return roots.get(name);
    }

    /** Keeps the tree of a file. */
    void keep(String name, Node root) {
        roots.put(name, root);
        belongs(root, name);
    }

    private void belongs(Node node, String name) {
        files.put(node, name);
        node.getChildren().forEach(child -> belongs(child, name));
    }

    /** The file in which a node stands, or {@code otherwise} if that is not known. */
    String file(Node node, String otherwise) {
        return files.getOrDefault(node, otherwise);
    }
}
