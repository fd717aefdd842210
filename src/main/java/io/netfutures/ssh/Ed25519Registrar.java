package io.netfutures.ssh;

import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.sshd.common.util.security.AbstractSecurityProviderRegistrar;
import org.apache.sshd.common.util.security.eddsa.bouncycastle.BouncyCastleEdDSASupport;
import org.apache.sshd.common.util.security.eddsa.generic.EdDSASupport;
import org.bouncycastle.jcajce.provider.asymmetric.edec.KeyFactorySpi;
import org.bouncycastle.jcajce.provider.asymmetric.edec.KeyPairGeneratorSpi;

/**
 * Gives MINA the Ed25519 of BouncyCastle, and nothing else of it: all other algorithms are the JDK's own.
 *
 * <p>BouncyCastle's whole provider registers some thousand algorithms, which takes a tenth of a second at every start. Besides, the JDK
 * of Oracle accepts ciphers, MACs and key agreements only of a provider whose jar is signed; signatures and keys it accepts of any.
 *
 * <p>MINA makes an instance itself, by its name in the system property {@code org.apache.sshd.security.registrars}. The property
 * counts for the whole virtual machine and is read when MINA is first used, so that only a program sets it, and no library.
 */
@SuppressWarnings("exports") // Only MINA calls what has its types.
public final class Ed25519Registrar extends AbstractSecurityProviderRegistrar {
    private static final String NAME = "netfutures-ed25519";

    /** One that registers nothing yet: MINA asks it when it needs something. */
    public Ed25519Registrar() {
        super(NAME);
    }

    /** Makes this the only provider of MINA besides the JDK's own, unless the property has been set by somebody else. */
    public static void choose() {
        System.getProperties().putIfAbsent("org.apache.sshd.security.registrars", Ed25519Registrar.class.getName());
    }

    @Override
    public Provider getSecurityProvider() {
        return Ed25519.PROVIDER;
    }

    @Override
    public boolean isNamedProviderUsed() {
        return false;
    }

    @Override
    public boolean isSupported() {
        return true;
    }

    @Override
    public boolean isSecurityEntitySupported(Class<?> entityType, String name) {
        return Ed25519.PROVIDER.getService(entityType.getSimpleName(), name) != null;
    }

    @Override
    public Optional<EdDSASupport<?, ?>> getEdDSASupport() {
        return Optional.of(new BouncyCastleEdDSASupport());
    }

    @SuppressWarnings("serial") // Nobody serializes a provider.
    private static final class Ed25519 extends Provider {
        static final Provider PROVIDER = new Ed25519();

        private Ed25519() {
            super(NAME, "1", "Ed25519 by BouncyCastle");
            // RFC 8410: the algorithm's object identifier is its name in a key.
            List<String> names = List.of("EdDSA", "1.3.101.112", "OID.1.3.101.112");
            putService(new Made(this, Signature.class, names, Ed25519Signature::new));
            putService(new Made(this, KeyFactory.class, names, KeyFactorySpi.Ed25519::new));
            putService(new Made(this, KeyPairGenerator.class, names, KeyPairGeneratorSpi.Ed25519::new));
        }
    }

    private static final class Made extends Provider.Service {
        private final Supplier<Object> instance;

        Made(Provider provider, Class<?> type, List<String> names, Supplier<Object> instance) {
            super(provider, type.getSimpleName(), "Ed25519", type.getName(), names, Map.of());
            this.instance = instance;
        }

        @Override
        public Object newInstance(Object parameter) {
            return instance.get();
        }

        @Override
        public boolean supportsParameter(Object key) {
            return true;
        }
    }
}
