package io.netfutures.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;

/** The Ed25519 that MINA is given by the command line. */
class Ed25519RegistrarTest {
    private static final HexFormat HEX = HexFormat.of();

    /** RFC 8032, section 7.1, TEST 2, its keys as RFC 8410 writes them. */
    private static final byte[] PRIVATE = HEX.parseHex(
            "302e020100300506032b657004220420" + "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");

    private static final byte[] PUBLIC = HEX.parseHex(
            "302a300506032b6570032100" + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

    private static final byte[] MESSAGE = {0x72};

    private static final byte[] SIGNATURE =
            HEX.parseHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

    private final Provider provider = new Ed25519Registrar().getSecurityProvider();

    @Test
    void it_signs_as_the_rfc_does() throws Exception {
        Signature signature = Signature.getInstance("Ed25519", provider);
        signature.initSign(privateKey());
        signature.update(MESSAGE);
        assertThat(signature.sign()).isEqualTo(SIGNATURE);
    }

    @Test
    void it_signs_each_message_by_itself() throws Exception {
        Signature signature = Signature.getInstance("EdDSA", provider);
        signature.initSign(privateKey());
        signature.update("another message".getBytes(StandardCharsets.US_ASCII));
        signature.sign();
        signature.update(MESSAGE);
        assertThat(signature.sign()).isEqualTo(SIGNATURE);
    }

    @Test
    void it_takes_the_signature_of_the_rfc_and_no_other() throws Exception {
        assertThat(verifies(MESSAGE, SIGNATURE)).isTrue();
        assertThat(verifies(new byte[] {0x73}, SIGNATURE)).isFalse();
        assertThat(verifies(new byte[0], SIGNATURE)).isFalse();
        for (int i = 0; i < SIGNATURE.length; i++) {
            byte[] changed = SIGNATURE.clone();
            changed[i] ^= 1;
            assertThat(verifies(MESSAGE, changed)).as("byte %d", i).isFalse();
        }
        assertThat(verifies(MESSAGE, Arrays.copyOf(SIGNATURE, 63))).isFalse();
        assertThat(verifies(MESSAGE, new byte[0])).isFalse();
    }

    @Test
    void it_refuses_a_key_of_another_kind() throws Exception {
        KeyPair other = KeyPairGenerator.getInstance("EC").generateKeyPair();
        Signature signature = Signature.getInstance("Ed25519", provider);
        assertThatThrownBy(() -> signature.initSign(other.getPrivate())).isInstanceOf(InvalidKeyException.class);
        assertThatThrownBy(() -> signature.initVerify(other.getPublic())).isInstanceOf(InvalidKeyException.class);
        PublicKey longer = KeyPairGenerator.getInstance("Ed448", new BouncyCastleProvider())
                .generateKeyPair()
                .getPublic();
        assertThatThrownBy(() -> signature.initVerify(longer)).isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void it_makes_keys_that_fit_each_other() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519", provider).generateKeyPair();
        Signature signature = Signature.getInstance("Ed25519", provider);
        signature.initSign(pair.getPrivate());
        signature.update(MESSAGE);
        byte[] signed = signature.sign();
        signature.initVerify(pair.getPublic());
        signature.update(MESSAGE);
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void it_gives_no_other_algorithm() {
        Ed25519Registrar registrar = new Ed25519Registrar();
        assertThat(registrar.isSignatureSupported("Ed25519")).isTrue();
        assertThat(registrar.isKeyFactorySupported("EdDSA")).isTrue();
        assertThat(registrar.isKeyPairGeneratorSupported("Ed25519")).isTrue();
        assertThat(registrar.isSignatureSupported("SHA256withRSA")).isFalse();
        assertThat(registrar.isCipherSupported("AES")).isFalse();
        assertThat(registrar.isMacSupported("HmacSHA256")).isFalse();
        assertThat(registrar.isKeyAgreementSupported("ECDH")).isFalse();
        assertThat(registrar.isMessageDigestSupported("SHA-256")).isFalse();
    }

    private PrivateKey privateKey() throws Exception {
        return KeyFactory.getInstance("Ed25519", provider).generatePrivate(new PKCS8EncodedKeySpec(PRIVATE));
    }

    private boolean verifies(byte[] message, byte[] signed) throws Exception {
        PublicKey key = KeyFactory.getInstance("Ed25519", provider).generatePublic(new X509EncodedKeySpec(PUBLIC));
        Signature signature = Signature.getInstance("Ed25519", provider);
        signature.initVerify(key);
        signature.update(message);
        return signature.verify(signed);
    }
}
