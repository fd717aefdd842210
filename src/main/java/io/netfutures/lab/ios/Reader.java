package io.netfutures.lab.ios;

/** Whoever gets the next key: the command line, a question, the pager. */
@FunctionalInterface
interface Reader {
    void key(char key);
}
