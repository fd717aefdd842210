package io.netfutures.ssh;

import io.netfutures.device.LoginQuestion;
import io.netfutures.device.Secret;
import java.security.KeyPair;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.sshd.client.auth.UserAuthFactory;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractive;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.password.UserAuthPassword;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.KeyPairIdentity;
import org.apache.sshd.client.auth.pubkey.PublicKeyIdentity;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKey;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.signature.SignatureFactoriesManager;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The methods of logging in. Each secret is sent only once: what {@code password} has sent, {@code keyboard-interactive} does not
 * send again, because AAA servers count both and lock accounts.
 */
final class LoginMethods {
    private LoginMethods() {}

    /** Public keys first, then the password by a method that the device offers. */
    static final List<UserAuthFactory> ALL = List.of(
            new UserAuthPublicKeyFactory() {
                @Override
                public UserAuthPublicKey createUserAuth(ClientSession session) {
                    return new KeysInOrder();
                }
            },
            new UserAuthPasswordFactory() {
                @Override
                public UserAuthPassword createUserAuth(ClientSession session) {
                    return new PasswordOnce();
                }
            },
            new UserAuthKeyboardInteractiveFactory() {
                @Override
                public UserAuthKeyboardInteractive createUserAuth(ClientSession session) {
                    return new NameAndPassword();
                }
            });

    private static void noteRefusal(ClientSession session, List<String> offered) {
        Attempt attempt = Attempt.of(session);
        attempt.refused = true;
        attempt.methods = List.copyOf(offered);
    }

    /** RFC 4252, section 7, with the keys of the attempt. No network thread waits for the ssh-agent to sign. */
    private static final class KeysInOrder extends UserAuthPublicKey {
        @Override
        protected Iterator<PublicKeyIdentity> createPublicKeyIterator(
                ClientSession session, SignatureFactoriesManager manager) {
            Attempt attempt = Attempt.of(session);
            if (attempt.identities.isEmpty()) {
                return Collections.emptyIterator();
            }
            setSignatureFactories(Algorithms.forLogin(
                    attempt.device, session.getFactoryManager().getSignatureFactories()));
            return attempt.identities.stream()
                    .<PublicKeyIdentity>map(identity -> switch (identity) {
                        case Identity.InFile(KeyPair pair) -> new KeyPairIdentity(this, session, pair);
                        case Identity.InAgent held -> held;
                    })
                    .iterator();
        }

        @Override
        protected boolean processAuthDataRequest(ClientSession session, String service, Buffer buffer)
                throws Exception {
            if (!(current instanceof Identity.InAgent held)) {
                return super.processAuthDataRequest(session, service, buffer);
            }
            Buffer answer = new ByteArrayBuffer(buffer.getCompactData());
            CompletableFuture<Boolean> signing =
                    held.agent().inTurn(() -> super.processAuthDataRequest(session, service, answer));
            signing.whenComplete((sent, failure) -> {
                if (failure != null) {
                    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
                    Attempt.of(session).unsigned = "the ssh-agent did not sign with the key "
                            + held.key().comment() + " "
                            + KeyUtils.getFingerPrint(held.key().key()) + ": "
                            + cause.getMessage();
                    session.exceptionCaught(cause);
                }
            });
            return true;
        }

        @Override
        public void signalAuthMethodFailure(
                ClientSession session, String service, boolean partial, List<String> offered, Buffer buffer)
                throws Exception {
            noteRefusal(session, offered);
            super.signalAuthMethodFailure(session, service, partial, offered, buffer);
        }
    }

    /** RFC 4252, section 8. A request for a new password is recorded but not answered. */
    private static final class PasswordOnce extends UserAuthPassword {
        @Override
        protected IoWriteFuture sendPassword(
                Buffer buffer, ClientSession session, String oldPassword, String newPassword) throws Exception {
            Attempt.of(session).passwordSent = true;
            return super.sendPassword(buffer, session, oldPassword, newPassword);
        }

        @Override
        public void signalAuthMethodFailure(
                ClientSession session, String service, boolean partial, List<String> offered, Buffer buffer)
                throws Exception {
            noteRefusal(session, offered);
            super.signalAuthMethodFailure(session, service, partial, offered, buffer);
        }

        @Override
        protected boolean processAuthDataRequest(ClientSession session, String service, Buffer buffer) {
            Attempt.of(session).newPasswordWanted = true;
            return false;
        }
    }

    /**
     * RFC 4256. The password answers one question that is not echoed, and that asks for a password or is the only one. A question for
     * the user name gets it. A request with any other question is not answered.
     */
    private static final class NameAndPassword extends UserAuthKeyboardInteractive {
        @Override
        protected boolean sendAuthDataRequest(ClientSession session, String service) throws Exception {
            Attempt attempt = Attempt.of(session);
            return !attempt.passwordSent
                    && attempt.device.credentials().password() != null
                    && super.sendAuthDataRequest(session, service);
        }

        private static String @Nullable [] answers(Attempt attempt, String[] prompt, boolean[] echo) {
            Secret password = attempt.device.credentials().password();
            String[] answers = new String[prompt.length];
            boolean hasPassword = false;
            for (int i = 0; i < prompt.length; i++) {
                LoginQuestion asked = LoginQuestion.of(prompt[i]);
                boolean alone = prompt.length == 1;
                if (asked == LoginQuestion.NAME) {
                    answers[i] = attempt.device.credentials().username();
                } else if (!echo[i]
                        && (asked == LoginQuestion.PASSWORD || (alone && !LoginQuestion.isChange(prompt[i])))
                        && password != null
                        && !hasPassword
                        && !attempt.passwordSent) {
                    hasPassword = true;
                    answers[i] = password.reveal();
                } else {
                    return null;
                }
            }
            if (!hasPassword && attempt.nameSent) {
                return null;
            }
            attempt.nameSent |= !hasPassword;
            attempt.passwordSent |= hasPassword;
            return answers;
        }

        @Override
        protected String @Nullable [] getUserResponses(
                String name, String instruction, String lang, String[] prompt, boolean[] echo) {
            Attempt attempt = Attempt.of(getClientSession());
            if (prompt.length == 0) {
                return new String[0];
            }
            String[] answers = answers(attempt, prompt, echo);
            if (answers != null) {
                return answers;
            }
            attempt.question = String.join(" ", name, instruction, String.join(" ", prompt))
                    .strip();
            return null;
        }

        @Override
        public void signalAuthMethodFailure(
                ClientSession session, String service, boolean partial, List<String> offered, Buffer buffer)
                throws Exception {
            noteRefusal(session, offered);
            super.signalAuthMethodFailure(session, service, partial, offered, buffer);
        }
    }
}
