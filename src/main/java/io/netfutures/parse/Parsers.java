package io.netfutures.parse;

import java.util.Optional;

/** Knows what makes a table of an answer. For any number of threads. */
public interface Parsers {
    /**
     * The parser for what this command of this platform answers. May block while a template is read.
     *
     * @param platform as inventories name it
     * @throws TemplateMistake if the template is not there, or cannot be used
     */
    Optional<TextParser> parser(String platform, String command) throws TemplateMistake;
}
