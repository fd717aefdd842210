package io.netfutures.app.work;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of parsed answers, {@code parsed_R1_sh_ip_int_br.csv}: each device and command has one of its own, also where names differ
 * only in characters that become {@code _}; the second gets {@code _2} behind. For any number of threads.
 */
public final class ParsedFiles {
    private final Map<Path, List<String>> owners = new HashMap<>();

    /** The file in this folder for the answer of a device to a command; the same for the same. */
    public synchronized Path file(Path folder, String device, String command) {
        List<String> owner = List.of(device, command);
        String name = "parsed_" + plain(device) + "_" + plain(command);
        for (int i = 1; ; i++) {
            Path file = folder.resolve(name + (i == 1 ? "" : "_" + i) + ".csv");
            if (owner.equals(owners.computeIfAbsent(file, free -> owner))) {
                return file;
            }
        }
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
