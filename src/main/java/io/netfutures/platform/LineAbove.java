package io.netfutures.platform;

import io.netfutures.yaml.Fields;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.Value.Entries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The whole line right above a prompt that belongs to it. Where the prompt is the same in several modes, it says the mode:
 *
 * <pre>
 * (ex)[/configure]
 * A:admin@PE1#
 * </pre>
 *
 * @param shapes what it looks like, the first that matches; none if no line belongs to a prompt
 */
public record LineAbove(List<Shape> shapes) {
    /**
     * One of them.
     *
     * @param mode that it says, or null if the prompt does
     */
    public record Shape(@Nullable String mode, Pattern line) {}

    /** One regular expression, or several by their modes. */
    static LineAbove of(Fields fields, String key, Notes notes) throws FileMistake {
        if (!(fields.value(key) instanceof Entries modes)) {
            Pattern any = Patterns.of(fields, key);
            return new LineAbove(any == null ? List.of() : List.of(new Shape(null, any)));
        }
        Fields inner = new Fields(modes, notes);
        List<Shape> shapes = new ArrayList<>();
        for (String mode : modes.entries().keySet()) {
            shapes.add(new Shape(mode, Patterns.needed(inner, modes, mode)));
        }
        return new LineAbove(List.copyOf(shapes));
    }

    /** The modes that only this line says. */
    List<String> modes() {
        return shapes.stream()
                .flatMap(each -> Optional.ofNullable(each.mode()).stream())
                .toList();
    }

    /** Whether this line above a prompt belongs to it. */
    public boolean belongs(String line) {
        return shape(line).isPresent();
    }

    /** The mode that this line above a prompt says; empty if the prompt says it. */
    public Optional<String> mode(String line) {
        return shape(line).map(Shape::mode);
    }

    private Optional<Shape> shape(String line) {
        String text = line.stripTrailing();
        return shapes.stream()
                .filter(each -> each.line().matcher(text).matches())
                .findFirst();
    }
}
