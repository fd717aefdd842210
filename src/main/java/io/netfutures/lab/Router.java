package io.netfutures.lab;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One simulated router: what it is configured to, how it is told to misbehave, and what has reached it. Its sessions share
 * it. Thread-safe; settings hold from the next time they matter.
 */
public final class Router {
    private static final int TRANSCRIPT = 1 << 20;

    private final String name;
    private final Device device;
    private final Clock clock;
    private final Instant booted;
    private final String serial;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private Config running;
    private @Nullable Config startup;
    private boolean modified;
    private @Nullable String configuredSecret;

    private volatile Duration thinkTime = Duration.ZERO;
    private volatile Duration startUpDelay = Duration.ZERO;
    private volatile Duration bytePause = Duration.ZERO;
    private volatile @Nullable Gate gate;
    private volatile boolean refusesPasswords;
    private volatile boolean hangs;
    private volatile int dropAfter = -1;
    private volatile String banner = "";
    private volatile int maxSessions = Integer.MAX_VALUE;

    private int loginsTried;
    private int loginsAccepted;
    private int sessionsOpen;
    private int sessionsAtMost;
    private int sessionsEver;

    Router(String name, int number, Device device, Clock clock) {
        this.name = name;
        this.device = device;
        this.clock = clock;
        this.booted = clock.instant().minus(Duration.ofDays(9).plusHours(3).plusMinutes(4));
        this.serial = String.valueOf(67108896 + number);
        this.running = Factory.configuration(name, number, device);
        this.startup = running.copy();
    }

    // ---- what it is told

    /** How long it thinks before it answers a show command. */
    public void thinkTime(Duration time) {
        thinkTime = time;
    }

    /** How long after a login its first prompt comes. */
    public void startUpDelay(Duration time) {
        startUpDelay = time;
    }

    /** The pause before each byte that it sends. */
    public void bytePause(Duration time) {
        bytePause = time;
    }

    /** Holds its answers to show commands from now on, until the gate is opened. */
    public Gate holdAnswers() {
        Gate closed = new Gate();
        gate = closed;
        return closed;
    }

    /** Refuses every password from now on. */
    public void refusePasswords() {
        refusesPasswords = true;
    }

    /** Never answers a show command from now on. */
    public void hang() {
        hangs = true;
    }

    /** Cuts the connection after so many characters of an answer. */
    public void dropAfter(int characters) {
        dropAfter = characters;
    }

    /** Shows this text after login. */
    public void banner(String text) {
        banner = text;
    }

    /** How many terminal lines it has; a further connection is closed. */
    public void maxSessions(int sessions) {
        maxSessions = sessions;
    }

    // ---- what it saw

    /** The host name that it started with. */
    public String name() {
        return name;
    }

    /** The inventory entry that it stands for. */
    public Device device() {
        return device;
    }

    /** Passwords and keys that were tried. */
    public synchronized int loginsTried() {
        return loginsTried;
    }

    /** Logins that succeeded. */
    public synchronized int loginsAccepted() {
        return loginsAccepted;
    }

    /** Connections that are open now, counted from accept to close. */
    public synchronized int sessionsOpen() {
        return sessionsOpen;
    }

    /** The most connections that were open at once. */
    public synchronized int sessionsAtMost() {
        return sessionsAtMost;
    }

    /** Every connection there ever was. */
    public synchronized int sessionsEver() {
        return sessionsEver;
    }

    /** Every byte that was typed at its prompts and questions, as text; the last megabyte of it. */
    public String received() {
        synchronized (received) {
            return received.toString(StandardCharsets.ISO_8859_1);
        }
    }

    // ---- for its sessions

    Duration thinkTime() {
        return thinkTime;
    }

    Duration startUpDelay() {
        return startUpDelay;
    }

    Duration bytePause() {
        return bytePause;
    }

    @Nullable
    Gate gate() {
        return gate;
    }

    boolean hangs() {
        return hangs;
    }

    int dropAfter() {
        return dropAfter;
    }

    Clock clock() {
        return clock;
    }

    String serial() {
        return serial;
    }

    Duration uptime() {
        return Duration.between(booted, clock.instant());
    }

    /** What it shows after login, before the first prompt. */
    String greeting() {
        return banner;
    }

    synchronized String hostname() {
        Config.Block block = running.find("hostname");
        return block == null ? "Router" : block.head().substring("hostname ".length());
    }

    /** What asks for privileged mode must give; null if anybody may. */
    synchronized @Nullable String enableSecret() {
        if (configuredSecret != null) {
            return configuredSecret;
        }
        Secret secret = device.credentials().secret();
        return secret == null || secret.isEmpty() ? null : secret.reveal();
    }

    synchronized void enableSecret(@Nullable String secret) {
        configuredSecret = secret;
    }

    /** Guarded by this router. */
    Config running() {
        return running;
    }

    synchronized void changed() {
        modified = true;
    }

    synchronized boolean isModified() {
        return modified;
    }

    synchronized void save() {
        startup = running.copy();
        modified = false;
    }

    synchronized void erase() {
        startup = null;
    }

    synchronized @Nullable List<String> startup() {
        return startup == null ? null : startup.lines();
    }

    /** As after a power cycle: what was not saved is gone. */
    synchronized void reload() {
        running = startup == null ? new Config() : startup.copy();
        modified = false;
    }

    /** Whether these are the login name and password of its inventory entry; what that leaves open, any will do. */
    boolean accepts(String user, String password) {
        Credentials wanted = device.credentials();
        synchronized (this) {
            loginsTried++;
        }
        Secret secret = wanted.password();
        boolean good = !refusesPasswords
                && (wanted.username().isEmpty() || wanted.username().equals(user))
                && (secret == null || secret.reveal().equals(password));
        if (good) {
            loggedIn();
        }
        return good;
    }

    synchronized void keyTried() {
        loginsTried++;
    }

    synchronized void loggedIn() {
        loginsAccepted++;
    }

    /** A connection has come; false if there is no line free for it. */
    synchronized boolean connected() {
        sessionsEver++;
        sessionsOpen++;
        sessionsAtMost = Math.max(sessionsAtMost, sessionsOpen);
        return sessionsOpen <= maxSessions;
    }

    synchronized void disconnected() {
        sessionsOpen--;
    }

    void received(byte[] bytes, int offset, int length) {
        synchronized (received) {
            if (received.size() + length > TRANSCRIPT) {
                received.reset();
            }
            received.write(bytes, offset, length);
        }
    }
}
