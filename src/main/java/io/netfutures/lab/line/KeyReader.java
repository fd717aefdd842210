package io.netfutures.lab.line;

/** Takes the keys typed at a terminal, one by one, while it is its turn. Enter is always CR. */
@FunctionalInterface
public interface KeyReader {
    void key(char key);
}
