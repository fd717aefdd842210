package io.netfutures.configuration;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a nested configuration, with what belongs to it. */
final class ConfigLine {
    final String text;
    final String key;
    final List<ConfigLine> children = new ArrayList<>();

    /** The lines of a text that begins here, such as a banner, with the one that ends it. */
    final List<String> body = new ArrayList<>();

    /** The line that leaves this section, if one is written. */
    @Nullable
    String closer;

    /** Why nothing can be said of it, or null. */
    @Nullable
    String doubt;

    ConfigLine(String text) {
        this.text = text.stripTrailing();
        this.key = LineKey.of(text);
    }

    /** A copy that may be changed. */
    ConfigLine copy() {
        ConfigLine copy = new ConfigLine(text);
        children.forEach(each -> copy.children.add(each.copy()));
        copy.body.addAll(body);
        return copy;
    }

    int indent() {
        return text.length() - text.stripLeading().length();
    }

    /** Whether this line is {@code start}, or begins with it and a blank. */
    boolean begins(String start) {
        return key.equals(start) || key.startsWith(start + " ");
    }

    /** The text of a banner without its delimiters. */
    String words() {
        return String.join("\n", body);
    }
}
