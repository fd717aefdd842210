package io.netfutures.app.explain;

import java.util.List;

/**
 * One of the two ways of a topic.
 *
 * @param title in a few words
 * @param commands in the language of the shell
 * @param python the equivalent lines of Python
 */
record Way(String title, List<String> commands, List<String> python) {
    Way {
        commands = List.copyOf(commands);
        python = List.copyOf(python);
    }
}
