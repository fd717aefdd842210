package io.netfutures.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Configurations whose secrets are stars. */
class MaskedConfigurationTest {
    @Test
    void what_stands_behind_the_words_for_secrets_is_hidden_and_nothing_else() {
        assertThat(MaskedConfiguration.of(List.of(
                        "username ops privilege 15 secret 5 $1$abc",
                        "snmp-server community Geheim RO",
                        "            encrypted-password \"$6$xyz\"; ## SECRET-DATA",
                        "    certificate \"MIIB\"; ## SECRET-DATA",
                        "        set psksecret ENC AAAAbbbb",
                        "interface Loopback0",
                        " description password room")))
                .containsExactly(
                        "username ops privilege 15 secret 5 ****",
                        "snmp-server community **** RO",
                        "            encrypted-password ****; ## SECRET-DATA",
                        "    certificate ****; ## SECRET-DATA",
                        "        set psksecret ENC ****",
                        "interface Loopback0",
                        " description password ****");
    }

    @Test
    void a_private_key_over_several_lines_is_hidden_whole() {
        assertThat(MaskedConfiguration.of(List.of(
                        "a",
                        "set private-key \"-----BEGIN RSA PRIVATE KEY-----",
                        "MIIE",
                        "ab==",
                        "-----END RSA PRIVATE KEY-----\"",
                        "key \"-----BEGIN PRIVATE KEY-----MIIE-----END PRIVATE KEY-----\"",
                        "b")))
                .containsExactly(
                        "a",
                        "set private-key \"-----BEGIN RSA PRIVATE KEY-----****",
                        "-----END RSA PRIVATE KEY-----\"",
                        "key \"-----BEGIN PRIVATE KEY-----****-----END PRIVATE KEY-----\"",
                        "b");
    }
}
