package io.netfutures.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.device.Credentials;
import io.netfutures.device.Credentials.Named;
import io.netfutures.device.Device;
import io.netfutures.device.SecretSource;
import io.netfutures.yaml.FileMistake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an inventory says where a secret is kept. */
class EntrySecretsTest {
    private static final String REST = "host: r1, device_type: cisco_ios, username: cisco";

    @TempDir
    Path folder;

    private Device load(String text) throws Exception {
        return InventoryFile.load(Files.writeString(folder.resolve("devices.yaml"), text))
                .inventory()
                .devices()
                .getFirst();
    }

    private Named password(String value) throws Exception {
        Credentials credentials =
                load("- {" + REST + ", password: " + value + "}\n").credentials();
        assertThat(credentials.password()).isNull();
        return Objects.requireNonNull(credentials.sources().password());
    }

    @Test
    void a_mapping_names_the_source() throws Exception {
        assertThat(password("{env: NET_PW}").source()).isEqualTo(new SecretSource.Variable("NET_PW"));
        assertThat(password("{prompt: TACACS}").source()).isEqualTo(new SecretSource.Prompt("TACACS"));
        assertThat(password("{file: secrets/net}").source())
                .isEqualTo(new SecretSource.InFile(folder.resolve("secrets/net")));
        assertThat(password("{file: ~/.net}").source())
                .isEqualTo(new SecretSource.InFile(Path.of(System.getProperty("user.home"), ".net")));
        assertThat(password("{command: [pass, show, net/core]}").source())
                .isEqualTo(new SecretSource.Command(List.of("pass", "show", "net/core"), folder));
        assertThat(password("{env: NET_PW}").where()).isEqualTo(folder.resolve("devices.yaml") + ":1:65");
    }

    @Test
    void each_secret_has_its_own() throws Exception {
        Credentials.Sources sources = load("- {" + REST + ", secret: {env: A}, passphrase: {env: B}}\n")
                .credentials()
                .sources();
        assertThat(sources.password()).isNull();
        assertThat(Objects.requireNonNull(sources.secret()).source()).isEqualTo(new SecretSource.Variable("A"));
        assertThat(Objects.requireNonNull(sources.passphrase()).source()).isEqualTo(new SecretSource.Variable("B"));
    }

    @Test
    void a_merged_default_may_hold_it() throws Exception {
        Named named = Objects.requireNonNull(
                load("- &d {" + REST + ", name: A, password: {env: NET_PW}}\n- {<<: *d, name: B}\n")
                        .credentials()
                        .sources()
                        .password());
        assertThat(named.source()).isEqualTo(new SecretSource.Variable("NET_PW"));
    }

    @Test
    void a_vault_value_is_kept_as_it_is_written() throws Exception {
        Device device = load("""
                - host: r1
                  device_type: cisco_ios
                  password: !vault |
                    $ANSIBLE_VAULT;1.1;AES256
                    3330
                """);
        assertThat(device.flaw()).isNull();
        assertThat(device.credentials().sources().password())
                .isEqualTo(new Named(
                        new SecretSource.Vaulted("$ANSIBLE_VAULT;1.1;AES256\n3330\n"),
                        folder.resolve("devices.yaml") + ":3:13"));
    }

    @Test
    void what_netmiko_tools_has_encrypted_is_kept_if_the_file_says_so() throws Exception {
        String text = "R1: {" + REST + ", password: '__encrypt__AAAA:BBBB'}\n";
        assertThat(Objects.requireNonNull(load("__meta__: {encryption: true, encryption_type: aes128}\n" + text)
                                .credentials()
                                .sources()
                                .password())
                        .source())
                .isEqualTo(new SecretSource.NetmikoTools("AAAA:BBBB"));
        assertThatThrownBy(() -> load("__meta__: {encryption: false}\n" + text))
                .hasMessageContaining("but the file does not say so");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "password: {}                    | password must be one value, or say where it is kept",
                "password: {env: A, file: b}     | password must be one value, or say where it is kept",
                "password: {environ: hunter2}    | password cannot be kept in \"environ\"",
                "password: {hunter2: A}          | password cannot be kept in \"hunter2\"",
                "password: {env: [A]}            | env takes one word or text",
                "password: {env: hunter-2}       | password: env takes the name of a variable",
                "password: {command: pass show}  | command takes a list of words",
                "password: {command: []}         | password: command takes a program",
                "password: {prompt: ''}          | prompt takes one word or text",
                "password: [hunter2]             | password must be one value, not a list",
                "password: !vault hunter2        | a tag (!name) has no meaning here",
                "password: !other hunter2        | a tag (!name) has no meaning here",
            })
    void what_is_no_source_is_a_mistake_with_its_place(String key, String said) {
        assertThatThrownBy(() -> load("- {" + REST + ", " + key + "}\n"))
                .isInstanceOf(FileMistake.class)
                .hasMessageStartingWith(folder.resolve("devices.yaml") + ":1:")
                .hasMessageContaining(said);
    }

    @Test
    void other_keys_are_not_encrypted() throws Exception {
        assertThat(load("- {device_type: cisco_ios, host: r1, username: !vault \"$ANSIBLE_VAULT;1.1;AES256\\n30\"}\n")
                        .flaw())
                .contains("username is encrypted by ansible-vault; only password, secret and passphrase may be");
    }

    @Test
    void what_is_written_for_netmiko_with_its_secrets_names_the_same_sources() throws Exception {
        String text = "- {" + REST + ", password: !vault \"$ANSIBLE_VAULT;1.1;AES256\\n3330\\n\", secret: {env: EN}}\n";
        Credentials before = load(text).credentials();
        Path file = folder.resolve("devices.yaml");
        Credentials after =
                load(InventoryFile.load(file).toNetmikoWithSecrets()).credentials();
        assertThat(Objects.requireNonNull(before.sources().password()).source())
                .isEqualTo(Objects.requireNonNull(after.sources().password()).source());
        assertThat(Objects.requireNonNull(before.sources().secret()).source())
                .isEqualTo(Objects.requireNonNull(after.sources().secret()).source());
    }
}
