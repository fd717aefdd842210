package io.netfutures.configuration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** Why nothing can be told of it, or null. */
    @Nullable
    String doubt;

    /** Whether it opens a section, though maybe nothing stands in it. */
    boolean isHeader;

    /** Whether it has to be sent. */
    boolean isSent;

    private final @Nullable ConfigLine parent;

    /** What the lines set that were sent in this section. */
    private final Set<Thing> touched = new HashSet<>();

    private boolean isUncertain;

    ConfigLine(String text) {
        this(text, null);
    }

    private ConfigLine(String text, @Nullable ConfigLine parent) {
        this.text = text.stripTrailing();
        this.key = LineKey.of(text);
        this.parent = parent;
    }

    /** Adds a copy of a line, which may be changed, with all that belongs to it. */
    ConfigLine add(ConfigLine line) {
        ConfigLine copy = empty(line);
        line.children.forEach(copy::add);
        return copy;
    }

    /** Adds a copy of a line without what belongs to it. */
    ConfigLine empty(ConfigLine line) {
        ConfigLine copy = new ConfigLine(line.text, this);
        copy.body.addAll(line.body);
        children.add(copy);
        return copy;
    }

    int indent() {
        return text.length() - text.stripLeading().length();
    }

    /** Whether this line is {@code start}, or begins with it and a blank. */
    boolean begins(String start) {
        return key.equals(start) || key.startsWith(start + " ");
    }

    boolean isRoot() {
        return parent == null;
    }

    /** Says that a line was sent in this section that sets this, so that it may have another value. */
    void touch(Thing thing) {
        touched.add(thing);
    }

    /** Says that any line of this section may have changed. */
    void distrust() {
        isUncertain = true;
    }

    boolean isDistrusted() {
        for (ConfigLine each = this; each != null; each = each.parent) {
            if (each.isUncertain) {
                return true;
            }
        }
        return false;
    }

    /** Whether this may have been changed in this section by a line that was sent. */
    boolean mayHaveChanged(Thing thing) {
        for (ConfigLine each = this; each != null; each = each.parent) {
            boolean isNear = each == this || !each.isRoot();
            if (each.isUncertain || (isNear && each.touched.stream().anyMatch(thing::mayBe))) {
                return true;
            }
        }
        return false;
    }
}
