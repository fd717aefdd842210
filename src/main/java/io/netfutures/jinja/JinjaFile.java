package io.netfutures.jinja;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.tree.Node;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.FileText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A file with a Jinja2 template. Not safe for use by several threads at once. */
public final class JinjaFile {
    private final String name;
    private final Engine engine = new Engine();
    private final BesideFiles beside;
    private final List<JinjaMistake> mistakes;
    private final @Nullable Node root;

    private JinjaFile(Path file, String name, String text) {
        this.name = name;
        this.beside = new BesideFiles(file.toAbsolutePath().resolveSibling(""), name);
        StrictInterpreter interpreter = new StrictInterpreter(engine, Map.of(), name, beside, Set.of());
        this.root = guarded(interpreter, each -> each.tree(name, text));
        this.mistakes = interpreter.onePerLine();
    }

    /**
     * Reads a template. Blocks for the file only.
     *
     * @param name what to call it in messages
     * @throws FileMistake if it cannot be read
     */
    public static JinjaFile read(Path file, String name) throws FileMistake {
        return new JinjaFile(file, name, FileText.read(file, name, "a template").replace("\r\n", "\n"));
    }

    /** What is wrong with the template itself, whatever the values. */
    public List<JinjaMistake> mistakes() {
        return mistakes;
    }

    /**
     * What the template comes to. Blocks for files that it includes.
     *
     * @param values text, numbers, truth values, null, and lists and mappings of them; none of them is evaluated
     * @param withheld the names of values that are kept back since they may be secrets
     */
    public Rendered render(Map<String, ? extends @Nullable Object> values, Set<String> withheld) {
        StrictInterpreter interpreter = new StrictInterpreter(engine, values, name, beside, withheld);
        Node tree = mistakes.isEmpty() ? root : null;
        String text = tree == null ? null : guarded(interpreter, each -> each.render(tree, false));
        return new Rendered(
                text == null
                        ? List.of()
                        : text.lines().map(String::stripTrailing).toList(),
                mistakes.isEmpty() ? interpreter.mistakes() : mistakes,
                interpreter.isEndless());
    }

    /** The result, or null after a mistake that ended it, which the interpreter has noted. */
    private static <T> @Nullable T guarded(StrictInterpreter interpreter, Function<StrictInterpreter, T> work) {
        try (var current = JinjavaInterpreter.closeablePushCurrent(interpreter).get()) {
            return work.apply((StrictInterpreter) current.value());
        } catch (RuntimeException | StackOverflowError e) {
            interpreter.broken(e);
            return null;
        }
    }
}
