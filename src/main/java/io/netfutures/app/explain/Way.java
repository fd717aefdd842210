package io.netfutures.app.explain;

import java.util.List;

/**
 * What is run.
 *
 * @param title in a few words
 * @param commands in the words of the language
 * @param python the lines of Python that they stand for
 */
record Way(String title, List<String> commands, List<String> python) {
    Way {
        commands = List.copyOf(commands);
        python = List.copyOf(python);
    }
}
