package io.netfutures.jinja;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.Tag;
import com.hubspot.jinjava.tree.TagNode;
import org.jspecify.annotations.Nullable;

/** {@code {% include 'name' %}}: a file of the same folder. */
final class IncludedFile implements Tag {
    private static final long serialVersionUID = 1L;

    @Override
    public String getName() {
        return "include";
    }

    @Override
    public @Nullable String getEndTagName() {
        return null;
    }

    @Override
    public String interpret(TagNode node, JinjavaInterpreter interpreter) {
        StrictInterpreter strict = (StrictInterpreter) interpreter;
        Object name = strict.resolveELExpression(node.getHelpers(), node.getLineNumber());
        try {
            return name instanceof String file ? strict.included(file) : "";
        } catch (Unusable e) {
            strict.mistakeAt(node.getLineNumber(), Wording.of(e));
            return "";
        }
    }
}
