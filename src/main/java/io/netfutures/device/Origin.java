package io.netfutures.device;

/**
 * The place in a file that describes a device, for messages.
 *
 * @param file its name as the user wrote it
 * @param line counted from 1; 0 if the device is in no file
 */
public record Origin(String file, int line) {
    /** Of a device that was made in code. */
    public static final Origin CODE = new Origin("", 0);

    @Override
    public String toString() {
        return line == 0 ? "code" : file + ":" + line;
    }
}
