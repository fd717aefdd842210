package io.netfutures.ssh;

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Map;
import org.apache.sshd.client.auth.pubkey.PublicKeyIdentity;
import org.apache.sshd.common.session.SessionContext;

/** A key to log in with. */
sealed interface Identity {
    /** A key whose private half was read from a file. */
    record InFile(KeyPair pair) implements Identity {}

    /** A key whose private half the agent keeps. */
    record InAgent(Agent agent, Agent.Key key) implements Identity, PublicKeyIdentity {
        @Override
        public KeyPair getKeyIdentity() {
            return new KeyPair(key.key(), null);
        }

        /** Blocks; called only from work given to {@link Agent#inTurn}. */
        @Override
        public Map.Entry<String, byte[]> sign(SessionContext session, String algorithm, byte[] data) throws Exception {
            return new SimpleImmutableEntry<>(algorithm, agent.sign(key, algorithm, data));
        }
    }

    /** The public half, or the certificate of it. */
    default PublicKey publicKey() {
        return switch (this) {
            case InFile(KeyPair pair) -> pair.getPublic();
            case InAgent(Agent agent, Agent.Key key) -> key.key();
        };
    }
}
