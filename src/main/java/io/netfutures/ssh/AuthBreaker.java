package io.netfutures.ssh;

import io.netfutures.device.Access.UserKeys;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.Failure;
import io.netfutures.device.DeviceException.HandshakeTimeout;
import io.netfutures.device.DeviceException.SkippedAuthBreaker;
import io.netfutures.device.Secret;
import io.netfutures.device.Step;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a wrong password from being tried at one device after the other, which would lock the account at all of them. A credential is
 * a user name with its password and keys; each is
 *
 * <pre>untried --accepted by a device--> trusted
 * untried --refused by three devices--> broken --forgiven--> untried</pre>
 *
 * <p>Any number of devices at a time may try a trusted credential, and none a broken one. Of an untried one, no more logins are under way
 * than refusals are left, so that no number of workers makes more than three attempts; devices that are connected already wait, no
 * longer than a login may take. A device that lets everybody in and asks for the password in its terminal does not wait, but counts.
 *
 * <p>It keeps a salted hash of each credential, and no secret. Thread-safe.
 */
public final class AuthBreaker {
    /** How many refusals break an untried credential, if nothing else is said. */
    public static final int DEFAULT = 3;

    private static final int SALT = 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final MessageDigest salted = sha256();
    private final Map<String, Standing> standings = new HashMap<>();
    private int most = DEFAULT;

    /** What is known of one credential. */
    private static final class Standing {
        private final List<String> refusedBy = new ArrayList<>();
        private int underWay;
        private boolean trusted;
    }

    AuthBreaker() {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        salted.update(salt);
    }

    /**
     * Changes how many refusals break an untried credential; {@link Integer#MAX_VALUE} is no bound.
     *
     * @throws IllegalArgumentException if {@code refusals} is not positive
     */
    public void breakAfter(int refusals) {
        if (refusals <= 0) {
            throw new IllegalArgumentException("refusals that break a credential are 1 or more, not " + refusals);
        }
        locked(() -> most = refusals);
    }

    /** Forgets all refusals, because somebody has seen them and wants to try again. */
    public void forgive() {
        locked(() -> standings.values().forEach(each -> each.refusedBy.clear()));
    }

    /** Throws if the credential of this device is broken; does not block. */
    void check(Device device) throws SkippedAuthBreaker {
        Standing standing = standing(device);
        lock.lock();
        try {
            if (isBroken(standing)) {
                throw skipped(device, standing, "not contacted");
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Blocks until this device may try its credential, {@code atMost} at most.
     *
     * @throws SkippedAuthBreaker if the credential is broken, or breaks meanwhile
     * @throws HandshakeTimeout if the logins under way have not been answered by then
     */
    Try enter(Device device, Duration atMost) throws DeviceException, InterruptedException {
        Standing standing = standing(device);
        long left = TimeUnit.NANOSECONDS.convert(atMost);
        lock.lockInterruptibly();
        try {
            while (!isBroken(standing) && !mayTry(standing)) {
                if (left <= 0) {
                    throw new HandshakeTimeout(new Failure(
                            device,
                            Step.LOGIN,
                            "no login was tried: the first ones of user \""
                                    + device.credentials().username() + "\" have not been answered within "
                                    + ConnectionDiagnosis.seconds(atMost),
                            "look at the authentication server of the devices"));
                }
                left = changed.awaitNanos(left);
            }
            if (isBroken(standing)) {
                throw skipped(device, standing, "no login was tried");
            }
            standing.underWay++;
            return new Try(device, standing);
        } finally {
            lock.unlock();
        }
    }

    /** This device has accepted its credential. */
    void accepted(Device device) {
        accepted(standing(device));
    }

    private void accepted(Standing standing) {
        lock.lock();
        try {
            if (!standing.trusted) {
                standing.trusted = true;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** This device has refused its credential. */
    void refused(Device device) {
        Standing standing = standing(device);
        locked(() -> {
            if (!standing.trusted) {
                standing.refusedBy.add(device.name());
            }
        });
    }

    private boolean mayTry(Standing standing) {
        return standing.trusted || standing.underWay < most - standing.refusedBy.size();
    }

    private boolean isBroken(Standing standing) {
        return !standing.trusted && standing.refusedBy.size() >= most;
    }

    /** A login under way; closed when it has ended. */
    final class Try implements AutoCloseable {
        private final Device device;
        private final Standing standing;

        private Try(Device device, Standing standing) {
            this.device = device;
            this.standing = standing;
        }

        void accepted() {
            AuthBreaker.this.accepted(standing);
        }

        void refused() {
            AuthBreaker.this.refused(device);
        }

        @Override
        public void close() {
            locked(() -> standing.underWay--);
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static SkippedAuthBreaker skipped(Device device, Standing standing, String what) {
        String user = device.credentials().username();
        return new SkippedAuthBreaker(new Failure(
                device,
                Step.LOGIN,
                what + ": " + String.join(", ", standing.refusedBy) + " refused user \"" + user
                        + "\" with the same password or key, and no device has accepted it",
                "check it at one device (-d " + standing.refusedBy.getFirst() + "), so that no account is locked"));
    }

    private Standing standing(Device device) {
        String identity = identity(device);
        lock.lock();
        try {
            return standings.computeIfAbsent(identity, fresh -> new Standing());
        } finally {
            lock.unlock();
        }
    }

    private String identity(Device device) {
        Credentials own = device.credentials();
        UserKeys keys = device.settings().access().userKeys();
        MessageDigest digest = salted();
        for (@Nullable
        Object part : new @Nullable Object[] {
            own.username(),
            reveal(own.password()),
            own.keyFile(),
            reveal(own.passphrase()),
            keys.agent(),
            keys.defaults()
        }) {
            digest.update(Objects.toString(part, "\u0001").getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static @Nullable String reveal(@Nullable Secret secret) {
        return secret == null ? null : secret.reveal();
    }

    private MessageDigest salted() {
        try {
            return (MessageDigest) salted.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-256 of Java can be cloned", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
