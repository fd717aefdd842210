package io.netfutures.jinja;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.ElseTag;
import com.hubspot.jinjava.lib.tag.Tag;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.util.ForLoop;
import com.hubspot.jinjava.util.ObjectTruthValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code for}, with {@code if} and {@code else} as Jinja2 has them: each turn has names of its own, and a text is no list. */
final class LoopTag implements Tag {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 1_000_000;

    @Override
    public String getName() {
        return "for";
    }

    @Override
    public String interpret(TagNode node, JinjavaInterpreter interpreter) {
        StrictInterpreter strict = (StrictInterpreter) interpreter;
        try {
            return text(node, strict);
        } catch (Unusable e) {
            strict.mistakeAt(node.getLineNumber(), Wording.of(e));
            return "";
        }
    }

    private static String text(TagNode node, StrictInterpreter strict) {
        LoopHead head = LoopHead.of(node.getHelpers());
        List<@Nullable Object> elements = elements(head, node, strict);
        if (elements == null) {
            return "";
        }
        strict.stepsThrough(elements);
        List<Node> children = node.getChildren();
        int otherwise = 0;
        while (otherwise < children.size()
                && !(children.get(otherwise) instanceof TagNode tag && tag.getTag() instanceof ElseTag)) {
            otherwise++;
        }
        if (elements.isEmpty()) {
            StringBuilder text = new StringBuilder();
            children.stream()
                    .skip(otherwise + 1L)
                    .forEach(child -> text.append(child.render(strict).getValue()));
            return text.toString();
        }
        return turns(head, elements, children.subList(0, otherwise), strict);
    }

    private static String turns(
            LoopHead head, List<@Nullable Object> elements, List<Node> body, StrictInterpreter interpreter) {
        StringBuilder text = new StringBuilder();
        ForLoop loop = new ForLoop(elements.iterator(), elements.size());
        while (loop.hasNext()) {
            interpreter.enterScope();
            try {
                interpreter.getContext().put("loop", loop);
                bind(head, loop.next(), interpreter);
                for (Node child : body) {
                    text.append(child.render(interpreter).getValue());
                    if (loop.isContinued()) {
                        break;
                    }
                }
            } finally {
                interpreter.leaveScope();
            }
            if (text.length() > LONGEST) {
                throw new Endless("the text becomes longer than " + LONGEST + " letters");
            }
        }
        return text.toString();
    }

    /** What to go through; null if there is a mistake. */
    private static @Nullable List<@Nullable Object> elements(
            LoopHead head, TagNode node, StrictInterpreter interpreter) {
        int before = interpreter.noted();
        Object value = interpreter.resolveELExpression(head.list(), node.getLineNumber());
        if (interpreter.noted() > before) {
            return null;
        }
        if (!(value instanceof Collection<?> || value instanceof Map<?, ?>)) {
            interpreter.mistake(head.list() + " is " + Wording.kind(value) + ", not a list");
            return null;
        }
        List<@Nullable Object> all =
                new ArrayList<>(value instanceof Map<?, ?> mapping ? mapping.keySet() : (Collection<?>) value);
        String condition = head.condition();
        if (condition == null) {
            return all;
        }
        List<@Nullable Object> chosen = new ArrayList<>();
        for (Object each : all) {
            interpreter.enterScope();
            try {
                bind(head, each, interpreter);
                if (ObjectTruthValue.evaluate(interpreter.resolveELExpression(condition, node.getLineNumber()))) {
                    chosen.add(each);
                }
            } finally {
                interpreter.leaveScope();
            }
        }
        return interpreter.noted() > before ? null : chosen;
    }

    private static void bind(LoopHead head, @Nullable Object element, StrictInterpreter interpreter) {
        List<String> names = head.names();
        if (names.size() == 1) {
            interpreter.getContext().put(names.getFirst(), interpreter.wrap(element));
            return;
        }
        List<?> parts = element instanceof Map.Entry<?, ?> pair
                ? new ArrayList<>(java.util.Arrays.asList(pair.getKey(), pair.getValue()))
                : element instanceof List<?> list ? list : List.of();
        if (parts.size() != names.size()) {
            throw new Unusable(String.join(", ", names) + " cannot be taken from an element of " + head.list()
                    + "; for a mapping write " + head.list() + ".items()");
        }
        for (int i = 0; i < names.size(); i++) {
            interpreter.getContext().put(names.get(i), interpreter.wrap(parts.get(i)));
        }
    }
}
