package io.netfutures.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.device.Access;
import io.netfutures.device.Credentials;
import io.netfutures.device.Credentials.Named;
import io.netfutures.device.Credentials.Sources;
import io.netfutures.device.Device;
import io.netfutures.device.Secret;
import io.netfutures.device.SecretSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets from each kind of source. */
class KeyringTest {
    @TempDir
    Path folder;

    private final List<String> questions = new ArrayList<>();
    private String answer = "hunter-22";

    private final Keyring.Asker somebody = new Keyring.Asker() {
        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public Optional<Secret> ask(String question) {
            questions.add(question);
            return answer.isEmpty() ? Optional.empty() : Optional.of(Secret.of(answer));
        }
    };

    private static Keyring alone(Map<String, String> environment) {
        return new Keyring(environment, Keyring.Asker.NONE, List.of());
    }

    private static String fetch(SecretSource source) throws Exception {
        return alone(Map.of()).fetch(source).reveal();
    }

    private Path file(String text, String mode) throws Exception {
        Path file = Files.write(folder.resolve("secret"), text.getBytes(StandardCharsets.UTF_8));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter 22", "hunter 22\n", "hunter 22\r\n"})
    void a_file_has_it_as_its_only_line(String text) throws Exception {
        assertThat(fetch(new SecretSource.InFile(file(text, "rw-------")))).isEqualTo("hunter 22");
        assertThat(fetch(new SecretSource.InFile(file(text, "r--------")))).isEqualTo("hunter 22");
    }

    @Test
    void blanks_at_the_ends_of_the_line_belong_to_it() throws Exception {
        assertThat(fetch(new SecretSource.InFile(file(" hunter-22 \n", "rw-------"))))
                .isEqualTo(" hunter-22 ");
    }

    @ParameterizedTest
    @CsvSource({"rw-r-----", "rw----r--", "rw-rw-rw-", "rw--w----", "rwx--x---"})
    void a_file_that_others_may_touch_is_refused_as_ssh_refuses_a_key(String mode) throws Exception {
        Path file = file("hunter-22\n", mode);
        assertThatThrownBy(() -> fetch(new SecretSource.InFile(file)))
                .isInstanceOf(SecretUnavailable.class)
                .hasMessage(file + ": can be read by other users than its owner; chmod 600 it");
    }

    @Test
    void through_a_link_the_mode_of_the_file_counts() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file("hunter-22\n", "rw-------"));
        assertThat(fetch(new SecretSource.InFile(link))).isEqualTo("hunter-22");
        file("hunter-22\n", "rw-r--r--");
        assertThatThrownBy(() -> fetch(new SecretSource.InFile(link))).hasMessageContaining("chmod 600 it");
    }

    @Test
    void a_file_of_somebody_else_is_refused() throws Exception {
        Path file = file("hunter-22\n", "rw-------");
        String owner = Files.getOwner(file).getName();
        if (owner.equals("root")) {
            return; // Root's files are taken by everybody who can read them.
        }
        assertThatThrownBy(() -> new SecretFile(file, "somebody-else").line())
                .hasMessageContaining("this file belongs to the user " + owner);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "''                | is empty",
                "'\n'              | is empty",
                "'hunter-22\n\n'   | has more than one line",
                "'a\nhunter-22\n'  | has more than one line",
                "'hunter\u001b22'  | holds a control character",
            })
    void another_text_is_refused_and_not_shown(String text, String said) throws Exception {
        Path file = file(text, "rw-------");
        assertThatThrownBy(() -> fetch(new SecretSource.InFile(file)))
                .hasMessageStartingWith(file + ": " + said)
                .hasMessageNotContaining("hunter");
    }

    @Test
    void a_file_that_is_none_is_named() throws Exception {
        assertThatThrownBy(() -> fetch(new SecretSource.InFile(folder))).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> fetch(new SecretSource.InFile(folder.resolve("none"))))
                .hasMessageContaining("there is no such file");
        Path large = Files.write(folder.resolve("large"), new byte[(64 << 10) + 1]);
        Files.setPosixFilePermissions(large, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> fetch(new SecretSource.InFile(large))).hasMessageContaining("larger than 64 KB");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {-1, -2});
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> fetch(new SecretSource.InFile(binary))).hasMessageContaining("not text in UTF-8");
    }

    @Test
    void a_variable_has_it_whole() throws Exception {
        Keyring keyring = alone(Map.of("NET", " hunter-22", "EMPTY", "", "LINES", "hunter\n22"));
        assertThat(keyring.fetch(new SecretSource.Variable("NET")).reveal()).isEqualTo(" hunter-22");
        for (String name : List.of("EMPTY", "NONE")) {
            assertThatThrownBy(() -> keyring.fetch(new SecretSource.Variable(name)))
                    .hasMessage("the variable " + name + " is not set, or empty; export it");
        }
        assertThatThrownBy(() -> keyring.fetch(new SecretSource.Variable("LINES")))
                .hasMessageContaining("more than one line")
                .hasMessageNotContaining("hunter");
    }

    @Test
    void what_is_asked_is_asked_once() throws Exception {
        Keyring keyring = new Keyring(Map.of(), somebody, List.of());
        Secret first = keyring.fetch(new SecretSource.Prompt("TACACS"));
        assertThat(first.reveal()).isEqualTo("hunter-22");
        assertThat(keyring.fetch(new SecretSource.Prompt("TACACS"))).isSameAs(first);
        keyring.fetch(new SecretSource.Prompt("enable"));
        assertThat(questions).containsExactly("TACACS: ", "enable: ");
    }

    @Test
    void without_a_terminal_or_an_answer_it_is_not_there() {
        assertThatThrownBy(() -> fetch(new SecretSource.Prompt("TACACS")))
                .hasMessage("there is no terminal to ask for TACACS");
        answer = "";
        assertThatThrownBy(() -> new Keyring(Map.of(), somebody, List.of()).fetch(new SecretSource.Prompt("TACACS")))
                .hasMessage("nothing was typed for TACACS");
    }

    @Test
    void a_vault_is_asked_for_its_password_once_for_all_values() throws Exception {
        answer = "vault-pass";
        Keyring keyring = new Keyring(Map.of(), somebody, List.of());
        assertThat(keyring.fetch(new SecretSource.Vaulted(Vectors.of("vault-1.1")))
                        .reveal())
                .isEqualTo("hunter-22");
        assertThat(keyring.fetch(new SecretSource.Vaulted(Vectors.of("vault-block")))
                        .reveal())
                .isEqualTo("0123456789abcdef");
        assertThat(keyring.openVault(Vectors.of("vault-file"))).startsWith("ansible_password:");
        assertThat(questions).containsExactly("vault password: ");
    }

    @Test
    void a_vault_password_that_is_wrong_is_said_and_one_may_try_again() throws Exception {
        answer = "another";
        Keyring keyring = new Keyring(Map.of(), somebody, List.of());
        SecretSource source = new SecretSource.Vaulted(Vectors.of("vault-1.2"));
        assertThatThrownBy(() -> keyring.fetch(source))
                .hasMessage("the vault password does not open this (vault id prod)");
        answer = "prod-pass";
        assertThat(keyring.fetch(source).reveal()).isEqualTo("hunter-22-prod");
        assertThat(questions).containsExactly("vault password (vault id prod): ", "vault password (vault id prod): ");
    }

    @Test
    void each_vault_id_has_its_password_and_others_are_tried_after_it() throws Exception {
        Keyring keyring = new Keyring(
                Map.of("A", "vault-pass", "B", "prod-pass"),
                Keyring.Asker.NONE,
                List.of(
                        new VaultPassword.From("", new SecretSource.Variable("A")),
                        new VaultPassword.From("prod", new SecretSource.Variable("B"))));
        assertThat(keyring.fetch(new SecretSource.Vaulted(Vectors.of("vault-1.2")))
                        .reveal())
                .isEqualTo("hunter-22-prod");
        assertThat(keyring.fetch(new SecretSource.Vaulted(Vectors.of("vault-1.1")))
                        .reveal())
                .isEqualTo("hunter-22");
        assertThatThrownBy(() -> keyring.fetch(new SecretSource.Vaulted(Vectors.of("vault-utf8"))))
                .hasMessageContaining("the vault password does not open this");
    }

    @Test
    void a_vault_password_file_is_read_as_ansible_reads_it() throws Exception {
        Keyring keyring = alone(Map.of(
                "ANSIBLE_VAULT_PASSWORD_FILE",
                file(" vault-pass \n\n", "rw-------").toString()));
        assertThat(keyring.openVault(Vectors.of("vault-1.1"))).isEqualTo("hunter-22");
        file("vault-pass", "rw-r--r--");
        assertThatThrownBy(() -> alone(Map.of(
                                "ANSIBLE_VAULT_PASSWORD_FILE",
                                folder.resolve("secret").toString()))
                        .openVault(Vectors.of("vault-1.1")))
                .hasMessageContaining("chmod 600 it");
    }

    @Test
    void of_a_vault_value_with_several_lines_nothing_is_sent() {
        assertThatThrownBy(() -> new Keyring(
                                Map.of("A", "vault-pass"),
                                Keyring.Asker.NONE,
                                List.of(new VaultPassword.From("", new SecretSource.Variable("A"))))
                        .fetch(new SecretSource.Vaulted(Vectors.of("vault-lines"))))
                .hasMessage(
                        "what ansible-vault has encrypted here: has more than one line; only the secret was expected");
    }

    @ParameterizedTest
    @CsvSource({"netmiko-fernet, hunter-22", "netmiko-aes128, hunter-22-enable"})
    void what_netmiko_tools_has_encrypted_is_opened_with_its_key(String name, String text) throws Exception {
        SecretSource source = new SecretSource.NetmikoTools(Vectors.of(name).substring("__encrypt__".length()));
        assertThat(alone(Map.of("NETMIKO_TOOLS_KEY", "tools-key")).fetch(source).reveal())
                .isEqualTo(text);
        assertThatThrownBy(() -> alone(Map.of("NETMIKO_TOOLS_KEY", "another")).fetch(source))
                .hasMessageContaining("the key in $NETMIKO_TOOLS_KEY does not open this");
        assertThatThrownBy(() -> alone(Map.of()).fetch(source))
                .hasMessage("the variable NETMIKO_TOOLS_KEY is not set, or empty; export it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter22", "a:b:c", "AAAA:hunter-22!", "AAAA:AAAA", ":"})
    void what_is_damaged_there_is_refused_and_not_shown(String text) {
        assertThatThrownBy(() -> alone(Map.of("NETMIKO_TOOLS_KEY", "k")).fetch(new SecretSource.NetmikoTools(text)))
                .isInstanceOf(SecretUnavailable.class)
                .hasMessageContaining("is damaged")
                .hasMessageNotContaining("hunter");
    }

    @Test
    void a_device_is_completed_and_its_jump_host_too() throws Exception {
        Device bastion = Device.of("bastion", "linux", credentials(new SecretSource.Variable("BASTION")));
        Device router = Device.of("r1", "cisco_ios", credentials(new SecretSource.Variable("NET")));
        router = router.with(router.settings().with(Access.DEFAULT.through(List.of(bastion))));
        Keyring keyring = alone(Map.of("NET", "hunter-22", "BASTION", "hunter-33"));
        Device complete = keyring.complete(router);
        assertThat(complete.credentials().password()).isNotNull();
        assertThat(complete.credentials().sources()).isEqualTo(Sources.NONE);
        assertThat(complete.settings().access().jumps())
                .singleElement()
                .satisfies(jump -> assertThat(jump.credentials().password())
                        .extracting(Secret::reveal)
                        .isEqualTo("hunter-33"));
        assertThat(keyring.complete(router)).as("with the same secrets").isEqualTo(complete);
        assertThatThrownBy(() -> alone(Map.of()).complete(bastion))
                .hasMessage("devices.yaml:3:4: the variable BASTION is not set, or empty; export it");
    }

    private static Credentials credentials(SecretSource source) {
        return new Credentials(
                "cisco", null, null, null, null, new Sources(new Named(source, "devices.yaml:3:4"), null, null));
    }

    @Test
    void no_source_says_what_it_holds() throws Exception {
        List<SecretSource> sources = List.of(
                new SecretSource.Vaulted(Vectors.of("vault-1.1")),
                new SecretSource.NetmikoTools("hunter22:hunter22"),
                new SecretSource.Command(List.of("vault", "--token=hunter22"), folder));
        assertThat(sources).allSatisfy(source -> assertThat(source.label()).doesNotContain("hunter22"));
    }
}
