package io.netfutures.journal;

import io.netfutures.device.Device;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Where a run comes from. Holds no secret.
 *
 * @param version of the program
 * @param command as it was typed, with secrets masked
 * @param selection the expression that chose the devices; empty for all
 * @param inventory the file that describes the devices; empty if there is none
 * @param inventoryHash see {@link #hash}
 * @param simulated whether the devices were those of a lab
 * @param retryOf the run whose failed devices are tried again; 0 for none
 * @param options of the command that bound the run, as typed: {@code --rate}, {@code 10/s}
 * @param leftOut how many devices were selected, and got no task
 */
public record RunOrigin(
        String version,
        String command,
        String selection,
        String inventory,
        String inventoryHash,
        boolean simulated,
        int retryOf,
        List<String> options,
        int leftOut) {
    public RunOrigin {
        options = List.copyOf(options);
    }

    /** The origin of a run that a program submits. */
    public static RunOrigin of(String command) {
        return new RunOrigin("", command, "", "", "", false, 0, List.of(), 0);
    }

    /** SHA-256 of the names, addresses, ports, platforms and groups of these devices: it changes when their inventory does. */
    public static String hash(Iterable<Device> devices) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Device each : devices) {
                String line = each.name()
                        + '\t'
                        + each.address()
                        + '\t'
                        + each.port()
                        + '\t'
                        + each.platform()
                        + '\t'
                        + each.groups().stream().sorted().toList()
                        + '\n';
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
