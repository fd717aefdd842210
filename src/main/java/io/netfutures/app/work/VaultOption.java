package io.netfutures.app.work;

import io.netfutures.device.SecretSource;
import io.netfutures.secret.SourceText;
import io.netfutures.secret.VaultPassword;
import java.nio.file.Path;

/** The options that say where passwords of ansible-vault are kept. */
final class VaultOption {
    private VaultOption() {}

    /** {@code --vault-password-file FILE}. */
    static VaultPassword file(String path, Path folder, String home) {
        try {
            return new VaultPassword.InFile("", ((SecretSource.InFile) SourceText.file(path, folder, home)).file());
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, "--vault-password-file: " + e.getMessage());
        }
    }

    /** {@code --vault-password-from SOURCE} or {@code ID=SOURCE}. */
    static VaultPassword source(String written, Path folder, String home) {
        int end = SourceText.is(written) ? -1 : LoginOption.endOfSet(written);
        String label = end < 0 ? "" : written.substring(0, end);
        try {
            return new VaultPassword.From(
                    label,
                    SourceText.parse(
                            written.substring(end + 1),
                            "vault password" + (label.isEmpty() ? "" : " (vault id " + label + ")"),
                            folder,
                            home));
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, "--vault-password-from: " + e.getMessage());
        }
    }
}
