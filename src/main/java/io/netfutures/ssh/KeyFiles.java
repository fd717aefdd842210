package io.netfutures.ssh;

import io.netfutures.device.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;

/**
 * The private keys of a run. Each file is read and decrypted only once, since decrypting is slow on purpose: a tenth of a second or
 * more. A file that has changed is read again. Thread-safe.
 */
final class KeyFiles {
    private static final int LARGEST = 1 << 20;

    private final Map<FileVersion, CompletableFuture<List<KeyPair>>> read = new ConcurrentHashMap<>();

    /**
     * One version of a file, and the passphrase for it, of which only a salted hash is kept: enough to tell two of them apart.
     */
    private record FileVersion(Path file, FileTime changed, FileTime certified, String passphraseHash) {
        @Override
        public String toString() {
            return file.toString();
        }
    }

    private static final byte[] SALT = salt();

    private static byte[] salt() {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return salt;
    }

    private static String hash(@Nullable Secret passphrase) {
        if (passphrase == null) {
            return "";
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(SALT);
            return HexFormat.of().formatHex(digest.digest(passphrase.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The keys in {@code file}; if there is a certificate {@code FILE-cert.pub}, first with it and then without. Blocks until the
     * file has been read, once for all callers.
     */
    List<KeyPair> read(Path file, @Nullable Secret passphrase) throws KeyFileException, InterruptedException {
        Path certificate = Path.of(file + "-cert.pub");
        FileVersion version = new FileVersion(file, changed(file), changed(certificate), hash(passphrase));
        CompletableFuture<List<KeyPair>> mine = new CompletableFuture<>();
        CompletableFuture<List<KeyPair>> first = read.putIfAbsent(version, mine);
        if (first == null) {
            first = mine;
            try {
                mine.complete(load(file, certificate, passphrase == null ? null : passphrase.reveal()));
            } catch (KeyFileException e) {
                mine.completeExceptionally(e);
            } finally {
                mine.cancel(false);
            }
        }
        try {
            return first.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KeyFileException known) {
                throw known;
            }
            throw new IllegalStateException(e);
        }
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static List<KeyPair> load(Path file, Path certificate, @Nullable String passphrase)
            throws KeyFileException {
        byte[] bytes = bytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        refuseWhatIsNoPrivateKey(file, text);
        boolean encrypted = isEncrypted(text);
        if (encrypted && (passphrase == null || passphrase.isEmpty())) {
            throw new KeyFileException("the key " + file
                    + " is encrypted, and there is no passphrase; add passphrase:, or load it into the"
                    + " ssh-agent and write allow_agent: true");
        }
        List<KeyPair> pairs = new ArrayList<>();
        try {
            if (text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")) {
                pairs.add(pkcs8(text, String.valueOf(passphrase)));
            } else {
                Iterable<KeyPair> loaded = SecurityUtils.loadKeyPairIdentities(
                        null,
                        new PathResource(file),
                        new ByteArrayInputStream(bytes),
                        encrypted ? FilePasswordProvider.of(passphrase) : FilePasswordProvider.EMPTY);
                if (loaded != null) {
                    loaded.forEach(pairs::add);
                }
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw encrypted
                    ? new KeyFileException("the passphrase does not open the key " + file + "; check passphrase:")
                    : damaged(file, e);
        }
        if (pairs.isEmpty()) {
            throw damaged(file, null);
        }
        if (Files.exists(certificate)) {
            pairs.addFirst(certified(certificate, pairs.getFirst()));
        }
        return List.copyOf(pairs);
    }

    private static KeyFileException damaged(Path file, @Nullable Exception cause) {
        return new KeyFileException(
                "the key " + file + " cannot be read" + (cause == null ? "" : " (" + cause.getMessage() + ")")
                        + "; it is damaged, or of a kind that is not known here (ed25519, ecdsa and rsa are)");
    }

    private static byte[] bytes(Path file) throws KeyFileException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST);
        } catch (NoSuchFileException e) {
            throw new KeyFileException("there is no key file " + file + "; check key_file:");
        } catch (AccessDeniedException e) {
            throw new KeyFileException("the key " + file + " may not be read; check its owner and mode");
        } catch (IOException e) {
            throw new KeyFileException("the key " + file + " cannot be read (" + e.getMessage() + "); check key_file:");
        }
    }

    private static void refuseWhatIsNoPrivateKey(Path file, String text) throws KeyFileException {
        if (text.startsWith("ssh-")
                || text.startsWith("ecdsa-")
                || text.startsWith("sk-")
                || text.contains("BEGIN PUBLIC")) {
            throw new KeyFileException(
                    file + " is a public key; give the private one, which has the same name without .pub");
        }
        if (text.startsWith("PuTTY-User-Key-File")) {
            throw new KeyFileException(file + " is a key of PuTTY; convert it: puttygen " + file.getFileName()
                    + " -O private-openssh -o KEY");
        }
        if (!text.contains("PRIVATE KEY-----")) {
            throw new KeyFileException(file + " is not a private key; check key_file:");
        }
    }

    /** PKCS#1 has a header for it, PKCS#8 says so in its first line, OpenSSH in the name of its cipher (PROTOCOL.key). */
    private static boolean isEncrypted(String text) {
        if (text.contains("Proc-Type: 4,ENCRYPTED") || text.contains("BEGIN ENCRYPTED PRIVATE KEY")) {
            return true;
        }
        int start = text.indexOf("-----BEGIN OPENSSH PRIVATE KEY-----");
        if (start < 0) {
            return false;
        }
        try {
            ByteBuffer blob = ByteBuffer.wrap(body(text));
            blob.position("openssh-key-v1\0".length());
            byte[] cipher = new byte[blob.getInt()];
            blob.get(cipher);
            return !new String(cipher, StandardCharsets.US_ASCII).equals("none");
        } catch (RuntimeException ignored) {
            // It is damaged, which loading it will report.
            return false;
        }
    }

    private static byte[] body(String text) {
        String[] parts = text.split("-----[A-Z ]+-----");
        return Base64.getMimeDecoder().decode(parts[1]);
    }

    /** RFC 5958, section 3, for which MINA would need another library. */
    private static KeyPair pkcs8(String text, String passphrase) throws IOException, GeneralSecurityException {
        EncryptedPrivateKeyInfo sealed = new EncryptedPrivateKeyInfo(body(text));
        String algorithm =
                sealed.getAlgName().equals("PBES2") ? String.valueOf(sealed.getAlgParameters()) : sealed.getAlgName();
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.DECRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(passphrase.toCharArray())),
                sealed.getAlgParameters());
        String plain = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(sealed.getKeySpec(cipher).getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        Iterable<KeyPair> loaded = SecurityUtils.loadKeyPairIdentities(
                null,
                () -> "PKCS#8",
                new ByteArrayInputStream(plain.getBytes(StandardCharsets.US_ASCII)),
                FilePasswordProvider.EMPTY);
        if (loaded == null) {
            throw new GeneralSecurityException("unknown kind of key");
        }
        return loaded.iterator().next();
    }

    private static KeyPair certified(Path certificate, KeyPair pair) throws KeyFileException {
        try {
            String line = Files.readString(certificate, StandardCharsets.UTF_8).strip();
            PublicKey key = PublicKeyEntry.parsePublicKeyEntry(line)
                    .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.IGNORING);
            if (key instanceof OpenSshCertificate signed
                    && KeyUtils.compareKeys(signed.getCertPubKey(), pair.getPublic())) {
                return new KeyPair(key, pair.getPrivate());
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new KeyFileException(
                    "the certificate " + certificate + " cannot be read (" + e.getMessage() + "); repair or remove it");
        }
        throw new KeyFileException(certificate + " is not a certificate of the key beside it; repair or remove it");
    }
}
