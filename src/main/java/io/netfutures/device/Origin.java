package io.netfutures.device;

/**
 * The place in a file that describes a device, for messages that name it.
 *
 * @param file as the user wrote its name
 * @param line counted from 1; 0 if the device stands in no file
 */
public record Origin(String file, int line) {
    /** Of a device that was made in code. */
    public static final Origin CODE = new Origin("", 0);

    @Override
    public String toString() {
        return line == 0 ? "code" : file + ":" + line;
    }
}
