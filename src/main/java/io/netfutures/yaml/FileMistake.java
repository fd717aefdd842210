package io.netfutures.yaml;

/** A file that a person wrote cannot be used. The message is for people: file, line and column, what is there, what to do. */
public final class FileMistake extends Exception {
    private static final long serialVersionUID = 1L;

    public FileMistake(String message) {
        super(message);
    }
}
