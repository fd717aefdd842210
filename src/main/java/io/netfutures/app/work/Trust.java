package io.netfutures.app.work;

import io.netfutures.device.Credentials.Kind;
import io.netfutures.device.Credentials.Named;
import io.netfutures.device.Device;
import io.netfutures.device.SecretSource;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What an inventory may have done. One that the user names may run programs and read any file for its secrets; one that was only found in
 * the current folder, which may have come from anybody, may read files of its own folder.
 *
 * @param named whether the user has named the inventory
 * @param folder the folder of the inventory
 */
record Trust(boolean named, Path folder) {
    /** Throws a {@link UserError} if the entry of this device asks for more. */
    void check(Device device) {
        if (named) {
            return;
        }
        for (Kind kind : Kind.values()) {
            Named each = device.credentials().sources().of(kind);
            if (each != null && !each.where().isEmpty()) {
                check(kind, each);
            }
        }
    }

    private void check(Kind kind, Named each) {
        switch (each.source()) {
            case SecretSource.Command command -> throw refused(kind, each, "may run no program; name it with -i");
            case SecretSource.InFile(Path file)
            when !isInFolder(file) -> throw refused(kind, each, "may read no file of another folder; name it with -i");
            default -> {}
        }
    }

    private static UserError refused(Kind kind, Named each, String what) {
        return new UserError(
                ExitCode.USAGE,
                each.where() + ": " + kind.word() + ": an inventory that was only found in the current folder " + what);
    }

    private boolean isInFolder(Path file) {
        try {
            return file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException itIsNotThere) {
            return file.normalize().startsWith(folder.toAbsolutePath().normalize());
        }
    }
}
