package io.netfutures.app.doctor;

import io.netfutures.device.FileProblem;
import io.netfutures.device.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the tool's own folders can be written, by nobody else, and have room. */
final class FoldersCheck implements Check {
    /** Where runs are kept. */
    static final String STATE = "state";

    private static final long MEGABYTE = 1 << 20;

    /** A running configuration is longer, most other answers are shorter. */
    private static final long OF_A_DEVICE = 100 << 10;

    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private final Map<String, Path> folders;
    private final int devices;

    /** @param folders by what they are called, which need not exist */
    FoldersCheck(Map<String, Path> folders, int devices) {
        this.folders = folders;
        this.devices = devices;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        folders.forEach((what, folder) -> findings.add(finding(what, folder)));
        return findings;
    }

    private Finding finding(String what, Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        String name = Printable.line(folder.toString());
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            return Finding.bad(
                    what,
                    name + " cannot be " + (there.equals(folder.toAbsolutePath()) ? "written" : "made") + ", for "
                            + Printable.line(there.toString())
                            + (Files.isDirectory(there) ? " belongs to somebody else or is read-only" : " is no folder")
                            + (what.equals(STATE)
                                    ? ": a run cannot be kept, and is refused before anything is contacted"
                                    : ": nothing will be remembered"),
                    (what.equals(STATE) ? "--run-dir FOLDER keeps runs elsewhere, --no-journal nowhere; or " : "")
                            + "ls -ld " + Printable.line(there.toString()));
        }
        try {
            Set<PosixFilePermission> mode = EnumSet.copyOf(Files.getPosixFilePermissions(there));
            mode.removeAll(OWNERS);
            if (there.equals(folder.toAbsolutePath()) && !mode.isEmpty()) {
                return Finding.warn(what, name + " is open to other users of this machine", "chmod 700 " + name);
            }
            return room(what, name, Files.getFileStore(there).getUsableSpace());
        } catch (UnsupportedOperationException ignored) { // a file system without modes
            return Finding.ok(what, name);
        } catch (IOException e) {
            return Finding.warn(what, FileProblem.text(e), "ls -ld " + name);
        }
    }

    private Finding room(String what, String name, long free) {
        long needed = devices * OF_A_DEVICE;
        return free < needed
                ? Finding.warn(
                        what,
                        name + " has " + free / MEGABYTE + " MB left: answers of " + devices
                                + " devices with 100 KB each need " + needed / MEGABYTE,
                        "make room, or set XDG_STATE_HOME to where there is some")
                : Finding.ok(what, name + ", " + free / MEGABYTE + " MB left");
    }
}
