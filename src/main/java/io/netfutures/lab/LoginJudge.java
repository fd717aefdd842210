package io.netfutures.lab;

import io.netfutures.device.Credentials;
import io.netfutures.device.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.server.auth.AsyncAuthException;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;

/** Accepts or refuses logins as the router that was dialled would, after its login delay. */
final class LoginJudge implements PasswordAuthenticator, KeyboardInteractiveAuthenticator, PublickeyAuthenticator {
    private final Function<ServerSession, Visit> visits;

    LoginJudge(Function<ServerSession, Visit> visits) {
        this.visits = visits;
    }

    @Override
    public boolean authenticate(String user, String password, ServerSession session) {
        Visit visit = visits.apply(session);
        return judge(visit, () -> visit.admits(user, password));
    }

    @Override
    public InteractiveChallenge generateChallenge(ServerSession session, String user, String language, String methods) {
        InteractiveChallenge challenge = new InteractiveChallenge();
        challenge.setInteractionName("");
        challenge.setInteractionInstruction("");
        challenge.setLanguageTag("");
        challenge.addPrompt("Password: ", false);
        return challenge;
    }

    @Override
    public boolean authenticate(ServerSession session, String user, List<String> answers) {
        Visit visit = visits.apply(session);
        return judge(visit, () -> answers.size() == 1 && visit.admits(user, answers.getFirst()));
    }

    private static boolean judge(Visit visit, BooleanSupplier right) {
        Router router = visit.router();
        if (router.judging().isZero()) {
            return right.getAsBoolean();
        }
        AsyncAuthException later = new AsyncAuthException();
        Later.run(router.judging(), () -> later.setAuthed(right.getAsBoolean()));
        throw later;
    }

    @Override
    public boolean authenticate(String user, PublicKey offered, ServerSession session) {
        Router router = visits.apply(session).router();
        return router.admitsKeys(user)
                && keys(router.device().credentials()).stream().anyMatch(key -> KeyUtils.compareKeys(key, offered));
    }

    /** The public half of a device's key: from the file beside it, or from the key itself. */
    private static List<PublicKey> keys(Credentials credentials) {
        Path file = credentials.keyFile();
        List<PublicKey> keys = new ArrayList<>();
        if (file == null) {
            return keys;
        }
        try {
            Path half = Path.of(file + ".pub");
            if (Files.isReadable(half)) {
                for (AuthorizedKeyEntry entry : AuthorizedKeyEntry.readAuthorizedKeys(half)) {
                    keys.add(entry.resolvePublicKey(null, PublicKeyEntryResolver.IGNORING));
                }
            } else {
                FileKeyPairProvider provider = new FileKeyPairProvider(file);
                Secret secret = credentials.passphrase() != null ? credentials.passphrase() : credentials.password();
                if (secret != null) {
                    provider.setPasswordFinder(FilePasswordProvider.of(secret.reveal()));
                }
                for (KeyPair pair : provider.loadKeys(null)) {
                    keys.add(pair.getPublic());
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            keys.clear();
        }
        return keys;
    }
}
