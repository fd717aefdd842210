package io.netfutures.app.work;

/** Where commands come from. */
public enum Door {
    /** One command, from the words of the process. */
    COMMAND,
    /** A file or standard input that is no terminal. */
    SCRIPT,
    /** A person who sees the answer before the next command. */
    PROMPT
}
