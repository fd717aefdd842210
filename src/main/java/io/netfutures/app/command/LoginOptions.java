package io.netfutures.app.command;

import io.netfutures.app.work.LoginSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where credentials come from; no secret is written in any of them. */
final class LoginOptions {
    @Option(
            names = {"-u", "--username"},
            paramLabel = "USER",
            description = "log in to every selected device as this user")
    @Nullable
    String username;

    @Option(
            names = {"-k", "--ask-pass"},
            description = "ask for the password; short for --password-from prompt")
    boolean askPass;

    @Option(
            names = "--password-from",
            paramLabel = "[SET=]SOURCE",
            description = {
                "where the password is: prompt, env:NAME, file:PATH or \"command:PROGRAM ARGUMENT...\";",
                "for some devices as '@core=env:CORE'; may be repeated"
            })
    List<String> passwords = new ArrayList<>();

    @Option(names = "--secret-from", paramLabel = "[SET=]SOURCE", description = "the same for the enable secret")
    List<String> secrets = new ArrayList<>();

    @Option(
            names = "--passphrase-from",
            paramLabel = "[SET=]SOURCE",
            description = "the same for the passphrase of the key file")
    List<String> passphrases = new ArrayList<>();

    @Option(
            names = "--vault-password-file",
            paramLabel = "FILE",
            description =
                    "the password of ansible-vault, or a program that prints it; else $ANSIBLE_VAULT_PASSWORD_FILE")
    List<String> vaultFiles = new ArrayList<>();

    @Option(
            names = "--vault-password-from",
            paramLabel = "[ID=]SOURCE",
            description = "the same from a source as above, or for one vault id")
    List<String> vaults = new ArrayList<>();

    LoginSettings settings() {
        List<String> all = new ArrayList<>(passwords);
        if (askPass) {
            all.add("prompt");
        }
        return new LoginSettings(username, all, secrets, passphrases, vaultFiles, vaults);
    }
}
