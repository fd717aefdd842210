package io.netfutures.jinja;

import com.hubspot.jinjava.tree.ExpressionNode;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.TextNode;
import com.hubspot.jinjava.tree.parse.TextToken;
import java.util.ListIterator;

/**
 * Jinja2's {@code trim_blocks}, with which Ansible and nornir evaluate templates: the line end behind a tag is none. jinjava has the same
 * as a setting, with which it counts lines wrong.
 */
final class TrimmedBlocks {
    private TrimmedBlocks() {}

    static void apply(Node parent) {
        boolean behindTag = parent instanceof TagNode;
        ListIterator<Node> children = parent.getChildren().listIterator();
        while (children.hasNext()) {
            Node child = children.next();
            if (child instanceof TextNode text) {
                if (behindTag && text.getMaster().getImage().startsWith("\n")) {
                    children.set(withoutFirst((TextToken) text.getMaster(), parent));
                }
            } else {
                apply(child);
            }
            // Between two texts stood a comment.
            behindTag = !(child instanceof ExpressionNode);
        }
    }

    private static TextNode withoutFirst(TextToken token, Node parent) {
        TextToken trimmed = new TextToken(
                token.getImage().substring(1), token.getLineNumber(), token.getStartPosition(), token.getSymbols());
        trimmed.setLeftTrim(token.isLeftTrim());
        trimmed.setRightTrim(token.isRightTrim());
        TextNode node = new TextNode(trimmed);
        node.setParent(parent);
        return node;
    }
}
