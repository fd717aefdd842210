package io.netfutures.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.device.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ansible-vault has encrypted, against values that were made without this program. */
class VaultEnvelopeTest {
    @ParameterizedTest
    @CsvSource({
        "vault-1.1, vault-pass, hunter-22",
        "vault-1.2, prod-pass, hunter-22-prod",
        "vault-utf8, géheim, pässwörd €",
        "vault-block, vault-pass, 0123456789abcdef",
    })
    void its_password_opens_it(String name, String password, String text) throws Exception {
        assertThat(VaultEnvelope.parse(Vectors.of(name)).open(Secret.of(password)))
                .contains(text);
    }

    @Test
    void a_whole_file_keeps_its_lines() throws Exception {
        assertThat(VaultEnvelope.parse(Vectors.of("vault-file")).open(Secret.of("vault-pass")))
                .contains("ansible_password: hunter-22\nansible_user: cisco\n");
    }

    @Test
    void another_password_does_not() throws Exception {
        assertThat(VaultEnvelope.parse(Vectors.of("vault-1.1")).open(Secret.of("vault-past")))
                .isEmpty();
    }

    @Test
    void its_header_names_the_vault_id() throws Exception {
        assertThat(VaultEnvelope.parse(Vectors.of("vault-1.1")).label()).isEmpty();
        assertThat(VaultEnvelope.parse(Vectors.of("vault-1.2")).label()).isEqualTo("prod");
    }

    @Test
    void blanks_and_line_ends_around_its_lines_do_not_count() throws Exception {
        String indented = "\n      " + Vectors.of("vault-1.1").replace("\n", "  \r\n      ") + "\n\n";
        assertThat(VaultEnvelope.is(indented)).isTrue();
        assertThat(VaultEnvelope.parse(indented).open(Secret.of("vault-pass"))).contains("hunter-22");
    }

    @Test
    void of_a_digit_that_was_changed_nothing_is_opened() throws Exception {
        String text = Vectors.of("vault-1.1");
        int last = text.length() - 1;
        String changed = text.substring(0, last) + (text.charAt(last) == '8' ? '9' : '8');
        assertThat(VaultEnvelope.parse(changed).open(Secret.of("vault-pass"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$ANSIBLE_VAULT;1.1;AES256",
                "$ANSIBLE_VAULT;1.1;AES256\n3",
                "$ANSIBLE_VAULT;1.1;AES256\nhunter22",
                "$ANSIBLE_VAULT;1.1;AES256\n68756e7465723232",
                "$ANSIBLE_VAULT;1.1;AES256\n330a340a35",
            })
    void a_damaged_one_is_refused_without_its_text(String text) {
        assertThatThrownBy(() -> VaultEnvelope.parse(text))
                .isInstanceOf(SecretUnavailable.class)
                .hasMessageContaining("damaged")
                .hasMessageNotContaining("hunter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$ANSIBLE_VAULT;1.0;AES\n00",
                "$ANSIBLE_VAULT;1.1;AES\n00",
                "$ANSIBLE_VAULT;1.1;AES256;x\n00",
                "$ANSIBLE_VAULT;1.2;AES256\n00"
            })
    void another_format_is_named(String text) {
        assertThatThrownBy(() -> VaultEnvelope.parse(text))
                .isInstanceOf(SecretUnavailable.class)
                .hasMessageContaining("only 1.1 and 1.2 with AES256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hunter22", "$ANSIBLE_VAULT", "$ANSIBLE_VAULT;1.1"})
    void what_is_none_is_refused_without_its_text(String text) {
        assertThatThrownBy(() -> VaultEnvelope.parse(text))
                .isInstanceOf(SecretUnavailable.class)
                .hasMessageNotContaining("hunter");
    }

    @Test
    void bytes_that_are_no_text_are_refused() throws Exception {
        VaultEnvelope envelope = VaultEnvelope.parse(Vectors.of("vault-binary"));
        assertThatThrownBy(() -> envelope.open(Secret.of("vault-pass"))).hasMessageContaining("not text in UTF-8");
    }
}
