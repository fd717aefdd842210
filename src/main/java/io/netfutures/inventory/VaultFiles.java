package io.netfutures.inventory;

import io.netfutures.inventory.format.Source;
import io.netfutures.secret.Keyring;
import io.netfutures.secret.SecretUnavailable;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.Value.Place;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of an inventory that ansible-vault has encrypted as a whole. What is in them is on no disk, and in no mistake and no note about them. */
final class VaultFiles implements Source.Opening {
    private static final String WHY =
            "ansible-vault has encrypted the file, so what stands here is not shown; look at it with"
                    + " ansible-vault view";

    private final @Nullable Keyring keyring;
    private final Notes notes;
    private final Set<Path> files;

    /**
     * @param keyring has their passwords; null to leave such files out, with a note
     * @param files from which secrets are read in plain text; what is opened here is removed
     */
    VaultFiles(@Nullable Keyring keyring, Notes notes, Set<Path> files) {
        this.keyring = keyring;
        this.notes = notes;
        this.files = files;
    }

    @Override
    public String open(Path file, String text, Place start) throws FileMistake {
        files.remove(file);
        if (keyring == null) {
            notes.add(
                    start,
                    "this file is encrypted with ansible-vault, and left out here, where no password is asked for");
            return "";
        }
        try {
            String plain = keyring.openVault(text);
            notes.seal(start.file(), WHY);
            return plain;
        } catch (SecretUnavailable e) {
            throw start.error(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw start.error("reading this file was interrupted");
        }
    }
}
