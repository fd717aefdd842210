package io.netfutures.app;

/** Where commands come from. */
enum Door {
    /** One command, from the words of the process. */
    COMMAND,
    /** A file or standard input that is no terminal. */
    SCRIPT,
    /** A person who sees the answer before the next command. */
    PROMPT
}
