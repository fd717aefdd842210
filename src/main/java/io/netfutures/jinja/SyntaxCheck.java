package io.netfutures.jinja;

import com.hubspot.jinjava.el.ExtendedSyntaxBuilder;
import com.hubspot.jinjava.el.ext.ExtendedParser;
import com.hubspot.jinjava.tree.ExpressionNode;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.parse.ExpressionToken;
import java.util.regex.Pattern;
import jinjava.de.odysseus.el.tree.TreeBuilderException;
import jinjava.de.odysseus.el.tree.impl.Builder;
import jinjava.de.odysseus.el.tree.impl.ast.AstIdentifier;

/** Finds what cannot be read in a template, also where it would not be evaluated. */
final class SyntaxCheck {
    private static final Pattern SET = Pattern.compile("\\s*[A-Za-z_][\\w., ]*?\\s*(=\\s*[^\\s=].*)?", Pattern.DOTALL);
    private static final Pattern MACRO = Pattern.compile("\\s*[A-Za-z_]\\w*\\s*\\(.*\\)\\s*", Pattern.DOTALL);

    private static final int DEEPEST = 30;
    private static final int LONGEST = 10_000;

    private final StrictInterpreter interpreter;

    SyntaxCheck(StrictInterpreter interpreter) {
        this.interpreter = interpreter;
    }

    void check(Node node) {
        try {
            switch (node) {
                case ExpressionNode printed -> expression(((ExpressionToken) printed.getMaster()).getExpr(), printed);
                case TagNode tag -> tag(tag);
                default -> {}
            }
        } catch (Unusable e) {
            interpreter.mistakeAt(node.getLineNumber(), Wording.of(e));
        }
        node.getChildren().forEach(this::check);
    }

    private void tag(TagNode tag) {
        String rest = tag.getHelpers();
        refuseDeep(rest);
        switch (tag.getName()) {
            case "if", "elif" -> {
                if (rest.isBlank()) {
                    throw new Unusable("a condition is missing; write {% " + tag.getName() + " name %}");
                }
                expression(rest, tag);
            }
            case "include" -> {
                if (rest.isBlank()) {
                    throw new Unusable("a file is missing; write {% include 'name' %}");
                }
                expression(rest, tag);
            }
            case "do" -> expression(rest, tag);
            case "for" -> {
                LoopHead head = LoopHead.of(rest);
                expression(head.list(), tag);
                if (head.condition() != null) {
                    expression(head.condition(), tag);
                }
            }
            case "set" -> {
                if (!SET.matcher(rest).matches()) {
                    throw new Unusable("this cannot be read; write {% set name = value %}");
                }
                if (rest.indexOf('=') >= 0) {
                    expression("[" + rest.substring(rest.indexOf('=') + 1) + "]", tag);
                }
            }
            case "macro" -> {
                if (!MACRO.matcher(rest).matches()) {
                    throw new Unusable("this cannot be read; write {% macro name(a, b) %}");
                }
            }
            default -> {}
        }
    }

    /** Refuses what jinjava's parser would take more time to read than anybody has. */
    private static void refuseDeep(String text) {
        int level = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            level += "([{".indexOf(text.charAt(i)) >= 0 ? 1 : ")]}".indexOf(text.charAt(i)) >= 0 ? -1 : 0;
            deepest = Math.max(deepest, level);
        }
        if (deepest > DEEPEST || text.length() > LONGEST) {
            throw new Unusable(
                    "this is nested too deep, or longer than " + LONGEST + " letters; split it with {% set %}");
        }
    }

    private void expression(String text, Node node) {
        refuseDeep(text);
        try {
            words(new ExtendedSyntaxBuilder(Builder.Feature.METHOD_INVOCATIONS)
                    .build("#{" + text.strip() + "}")
                    .getRoot());
        } catch (TreeBuilderException e) {
            interpreter.mistakeAt(node.getLineNumber(), Wording.syntax(e));
        } catch (StackOverflowError e) {
            interpreter.mistakeAt(node.getLineNumber(), Wording.of(e));
        }
    }

    private static void words(jinjava.de.odysseus.el.tree.Node node) {
        if (node instanceof AstIdentifier identifier) {
            String name = identifier.getName();
            if (name.startsWith(ExtendedParser.FILTER_PREFIX)) {
                String filter = name.substring(ExtendedParser.FILTER_PREFIX.length());
                if (!KnownWords.FILTERS.contains(filter)) {
                    throw new Unusable(KnownWords.noFilter(filter));
                }
            } else if (name.startsWith(ExtendedParser.EXPTEST_PREFIX)) {
                String test = name.substring(ExtendedParser.EXPTEST_PREFIX.length());
                if (!KnownWords.TESTS.contains(test)) {
                    throw new Unusable(KnownWords.noTest(test));
                }
            }
        }
        for (int i = 0; i < node.getCardinality(); i++) {
            words(node.getChild(i));
        }
    }
}
