package io.netfutures.lab.cli;

/** Takes the next key: the command line, a question or the pager. Enter is always CR. */
interface Reader {
    void key(char key);
}
