package io.netfutures.parse;

import java.util.List;

/** A state of a template, with the rules that are tried in it, in their order. */
record TemplateState(String name, List<TemplateRule> rules) {
    static final String START = "Start";
    static final String END = "End";
    static final String EOF = "EOF";
}
