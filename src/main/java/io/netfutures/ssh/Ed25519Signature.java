package io.netfutures.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.jcajce.interfaces.EdDSAPrivateKey;
import org.bouncycastle.jcajce.interfaces.EdDSAPublicKey;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/** Signs and verifies with BouncyCastle's keys and its Ed25519 (RFC 8032), which takes the whole message at once. */
final class Ed25519Signature extends SignatureSpi {
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private @Nullable Ed25519PrivateKeyParameters own;
    private byte[] theirs = {};

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
        if (!(key instanceof EdDSAPublicKey known)) {
            throw new InvalidKeyException("not an Ed25519 key of BouncyCastle: " + key.getClass());
        }
        byte[] point = known.getPointEncoding();
        if (point.length != Ed25519.PUBLIC_KEY_SIZE) {
            throw new InvalidKeyException("not a key of Ed25519: " + key.getAlgorithm());
        }
        theirs = point;
        message.reset();
    }

    @Override
    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
        try {
            if (key instanceof EdDSAPrivateKey
                    && PrivateKeyFactory.createKey(key.getEncoded()) instanceof Ed25519PrivateKeyParameters known) {
                own = known;
                message.reset();
                return;
            }
        } catch (IOException e) {
            throw new InvalidKeyException(e);
        }
        throw new InvalidKeyException("not an Ed25519 key of BouncyCastle: " + key.getClass());
    }

    @Override
    protected void engineUpdate(byte b) {
        message.write(b);
    }

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) {
        message.write(bytes, offset, length);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
        if (own == null) {
            throw new SignatureException("no key to sign with");
        }
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        byte[] signed = message.toByteArray();
        own.sign(Ed25519.Algorithm.Ed25519, null, signed, 0, signed.length, signature, 0);
        message.reset();
        return signature;
    }

    @Override
    protected boolean engineVerify(byte[] signature) {
        byte[] signed = message.toByteArray();
        message.reset();
        return signature.length == Ed25519.SIGNATURE_SIZE
                && theirs.length == Ed25519.PUBLIC_KEY_SIZE
                && Ed25519.verify(signature, 0, theirs, 0, signed, 0, signed.length);
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
        throw new UnsupportedOperationException(name);
    }
}
