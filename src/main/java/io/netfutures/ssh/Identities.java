package io.netfutures.ssh;

import io.netfutures.device.Credentials;
import io.netfutures.device.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.jspecify.annotations.Nullable;

/** The keys that logins may use, from files and from ssh-agents; shared by all devices of a run. Thread-safe. */
final class Identities {
    private final KeyFiles files = new KeyFiles();
    private final Map<Path, Agent> agents = new ConcurrentHashMap<>();

    /**
     * What a login may try.
     *
     * @param keys in the order in which they are tried
     * @param problem why some key, or the agent, cannot be used; empty if there is no problem
     */
    record Found(List<Identity> keys, String problem) {}

    /**
     * The keys for this route, in paramiko's order: the file that the inventory names, the agent, the others. Blocks until the files are
     * read and the agent has answered, at most {@code bound} for the agent.
     *
     * @throws KeyFileException if a key that the inventory names cannot be used, and the agent does not have it either
     */
    Found of(Route route, Duration bound) throws KeyFileException, InterruptedException {
        Credentials credentials = route.device().credentials();
        Secret passphrase = credentials.passphrase() == null ? credentials.password() : credentials.passphrase();
        List<Identity> keys = new ArrayList<>();
        Set<String> problems = new LinkedHashSet<>();
        List<Identity> held = held(route, bound, problems);
        for (Path file : route.keyFiles()) {
            if (!isHeld(file, held)) {
                for (KeyPair pair : files.read(file, passphrase)) {
                    keys.add(new Identity.InFile(pair));
                }
            }
        }
        List<Identity> others = new ArrayList<>();
        for (Path file : route.otherKeys()) {
            if (isHeld(file, held)) {
                continue;
            }
            try {
                for (KeyPair pair : files.read(file, passphrase)) {
                    others.add(new Identity.InFile(pair));
                }
            } catch (KeyFileException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (route.onlyThese()) {
            held.removeIf(key -> !isNamed(key, route));
        }
        keys.addAll(held);
        keys.addAll(others);
        return new Found(List.copyOf(keys), String.join("; ", problems));
    }

    private List<Identity> held(Route route, Duration bound, Set<String> problems) throws InterruptedException {
        Path socket = route.agent();
        List<Identity> held = new ArrayList<>();
        if (socket == null) {
            return held;
        }
        Agent agent = agents.computeIfAbsent(socket, path -> new Agent(path, bound));
        try {
            List<Agent.Key> keys = agent.keys().get(bound.toNanos(), TimeUnit.NANOSECONDS);
            keys.forEach(key -> held.add(new Identity.InAgent(agent, key)));
            if (keys.isEmpty()) {
                problems.add("the ssh-agent holds no key; load one with ssh-add");
            }
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            problems.add("the ssh-agent at " + socket + " cannot be asked (" + cause.getMessage()
                    + "); start one, or remove" + " allow_agent");
        } catch (TimeoutException e) {
            problems.add("the ssh-agent at " + socket + " does not answer; look at it, or remove allow_agent");
        }
        return held;
    }

    private static boolean isHeld(Path file, List<Identity> held) {
        PublicKey named = held.isEmpty() ? null : publicHalf(file);
        return named != null && held.stream().anyMatch(key -> KeyUtils.compareKeys(bare(key.publicKey()), named));
    }

    private static boolean isNamed(Identity key, Route route) {
        return java.util.stream.Stream.concat(route.keyFiles().stream(), route.otherKeys().stream())
                .map(Identities::publicHalf)
                .anyMatch(named -> named != null && KeyUtils.compareKeys(bare(key.publicKey()), named));
    }

    private static PublicKey bare(PublicKey key) {
        return key instanceof OpenSshCertificate certificate ? certificate.getCertPubKey() : key;
    }

    /** The key in {@code FILE.pub}, or in the file itself if that is a public key, as IdentityFile allows with an agent. */
    private static @Nullable PublicKey publicHalf(Path file) {
        Path half = file.toString().endsWith(".pub") ? file : Path.of(file + ".pub");
        try {
            return PublicKeyEntry.parsePublicKeyEntry(
                            Files.readString(half, StandardCharsets.UTF_8).strip())
                    .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.IGNORING);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return null;
        }
    }
}
