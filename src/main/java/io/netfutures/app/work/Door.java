package io.netfutures.app.work;

/** Where commands come from. */
public enum Door {
    /** A single command, given as the arguments of the process. */
    COMMAND,
    /** A file, or standard input that is not a terminal. */
    SCRIPT,
    /** A person who sees the output before typing the next command. */
    PROMPT
}
