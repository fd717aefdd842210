package io.netfutures.ssh;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.digest.Digest;
import org.apache.sshd.common.kex.AbstractDH;
import org.apache.sshd.common.kex.DHFactory;
import org.apache.sshd.common.util.buffer.Buffer;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** One side of a key exchange on Curve25519 with SHA-256, as RFC 8731 says. Its key is used once. */
final class Curve25519 extends AbstractDH {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] own = new byte[X25519.SCALAR_SIZE];
    private byte[] theirs = {};

    /** Makes one for each key exchange that goes by this name. */
    record Factory(String name) implements DHFactory {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isSupported() {
            return true;
        }

        @Override
        public boolean isGroupExchange() {
            return false;
        }

        @Override
        public AbstractDH create(Object... none) {
            return new Curve25519();
        }
    }

    @Override
    protected byte[] calculateE() {
        X25519.generatePrivateKey(RANDOM, own);
        byte[] shown = new byte[X25519.POINT_SIZE];
        X25519.generatePublicKey(own, 0, shown, 0);
        return shown;
    }

    @Override
    public void setF(byte[] point) {
        theirs = point;
    }

    @Override
    public void putE(Buffer buffer, byte[] point) {
        buffer.putBytes(point);
    }

    @Override
    public void putF(Buffer buffer, byte[] point) {
        buffer.putBytes(point);
    }

    /** Fails if the other side has sent no point of full order, whose secret anybody would know. */
    @Override
    protected byte[] calculateK() throws IOException {
        if (theirs.length != X25519.POINT_SIZE) {
            throw new IOException("the device sent " + theirs.length + " bytes as its key for the exchange, and "
                    + X25519.POINT_SIZE + " are one");
        }
        byte[] shared = new byte[X25519.POINT_SIZE];
        boolean good = X25519.calculateAgreement(own, 0, theirs, 0, shared, 0);
        Arrays.fill(own, (byte) 0);
        if (!good) {
            throw new IOException("the device sent a key for the exchange with which there is no secret");
        }
        return stripLeadingZeroes(shared);
    }

    @Override
    public Digest getHash() {
        return BuiltinDigests.sha256.create();
    }
}
