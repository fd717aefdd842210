package io.netfutures.app.work;

import io.netfutures.secret.VaultPassword;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the options of a command say that the credentials come from, as they were typed: {@code SOURCE}, or {@code SET=SOURCE} for some
 * of the devices.
 *
 * @param username the login name for all selected devices, or null
 * @param vaultFiles files with passwords of ansible-vault
 * @param vaults sources of passwords of ansible-vault, {@code SOURCE} or {@code ID=SOURCE}
 */
public record LoginSettings(
        @Nullable String username,
        List<String> passwords,
        List<String> secrets,
        List<String> passphrases,
        List<String> vaultFiles,
        List<String> vaults) {
    public static final LoginSettings NONE =
            new LoginSettings(null, List.of(), List.of(), List.of(), List.of(), List.of());

    public LoginSettings {
        passwords = List.copyOf(passwords);
        secrets = List.copyOf(secrets);
        passphrases = List.copyOf(passphrases);
        vaultFiles = List.copyOf(vaultFiles);
        vaults = List.copyOf(vaults);
    }

    /** These settings, completed from {@code others}. */
    LoginSettings over(LoginSettings others) {
        return new LoginSettings(
                username != null ? username : others.username,
                passwords.isEmpty() ? others.passwords : passwords,
                secrets.isEmpty() ? others.secrets : secrets,
                passphrases.isEmpty() ? others.passphrases : passphrases,
                vaultFiles.isEmpty() ? others.vaultFiles : vaultFiles,
                vaults.isEmpty() ? others.vaults : vaults);
    }

    /** Whether they name a password of ansible-vault. */
    boolean namesVaults() {
        return !vaultFiles.isEmpty() || !vaults.isEmpty();
    }

    /**
     * The passwords of ansible-vault that they name.
     *
     * @throws UserError if one is not written as it should be
     */
    List<VaultPassword> vaultPasswords(Console console) {
        Path folder = console.directory().toAbsolutePath();
        String home = console.home().toString();
        List<VaultPassword> passwords = new ArrayList<>();
        vaultFiles.forEach(each -> passwords.add(VaultOption.file(each, folder, home)));
        vaults.forEach(each -> passwords.add(VaultOption.source(each, folder, home)));
        return passwords;
    }
}
