package io.netfutures.lab;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Secret;
import io.netfutures.lab.box.Answered;
import io.netfutures.lab.box.Machine;
import io.netfutures.lab.box.Output;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One simulated router: its faults, which can be changed at any time and hold from the next event on, and what reached
 * it. Thread-safe; nothing here blocks but what awaits.
 */
public final class Router {
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final Device device;
    private final InetSocketAddress address;
    private final int position;
    private final Clock clock;
    private final Instant started;
    private final Transcript transcript;
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger visits = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();
    final Headcount sessions = new Headcount();
    final Headcount connections = new Headcount();
    final Map<Visit, Runnable> cuts = new ConcurrentHashMap<>();

    private volatile Duration think = Duration.ZERO;
    private volatile Duration loginDelay = Duration.ZERO;
    private volatile boolean refusing;
    private volatile boolean silent;
    private volatile boolean hanging;
    private volatile OptionalInt dropAfter = OptionalInt.empty();
    private volatile Optional<Slow> slow = Optional.empty();
    private volatile Optional<String> afterPrompt = Optional.empty();
    private volatile int maxSessions = Integer.MAX_VALUE;
    private volatile @Nullable Gate gate;
    private final AtomicBoolean waking = new AtomicBoolean();
    private @Nullable Machine machine;

    /** This many bytes, then silence for this long. */
    record Slow(int chunk, Duration pause) {}

    Router(Device device, int position, InetSocketAddress address, Clock clock) {
        this.device = device;
        this.address = address;
        this.position = position;
        this.clock = clock;
        this.started = clock.instant();
        this.transcript = new Transcript(clock);
    }

    /** The device as its inventory describes it. */
    public Device device() {
        return device;
    }

    /** Where it listens: a port on 127.0.0.1. */
    public InetSocketAddress address() {
        return address;
    }

    /** What was configured on it and holds now; a change that was not confirmed in time is not in it. */
    public List<String> configuration() {
        return machine().configuration();
    }

    /** Whether its configuration lets clients in. While it does not, connections are closed at once, before any SSH text. */
    public boolean isReachable() {
        return machine().isReachable();
    }

    /** What its prompt shows now, without the {@code >} or {@code #}. */
    public String hostname() {
        return machine().hostname();
    }

    /** Its software, set up for the first session: most routers of a large lab are idle for a while. */
    synchronized Machine machine() {
        Machine running = machine;
        if (running == null) {
            running = Blueprint.machine(device, position, clock, started);
            machine = running;
        }
        return running;
    }

    // How it behaves.

    /** Takes this long before each answer to a show command. Default: none. */
    public Router think(Duration time) {
        think = time;
        return this;
    }

    /** Holds the answers to show commands from now on, until the gate is released. */
    public Gate holdAnswers() {
        Gate fresh = new Gate();
        gate = fresh;
        return fresh;
    }

    /** Takes this long to judge a password. Default: none. */
    public Router loginDelay(Duration time) {
        loginDelay = time;
        return this;
    }

    /** Refuses every login, even with the right password. */
    public Router refuseLogins(boolean on) {
        refusing = on;
        return this;
    }

    /** Accepts logins and then sends nothing, not even a prompt. */
    public Router silent(boolean on) {
        silent = on;
        return this;
    }

    /** Echoes show commands and never answers them. */
    public Router hang(boolean on) {
        hanging = on;
        return this;
    }

    /** Cuts the connection after this many bytes of the answer to a show command; negative: never. */
    public Router dropAfter(int bytes) {
        dropAfter = bytes < 0 ? OptionalInt.empty() : OptionalInt.of(bytes);
        return this;
    }

    /** Cuts all present connections, as a reload does. Does not block. */
    public Router cutConnections() {
        cuts.values().forEach(Runnable::run);
        return this;
    }

    /** Prints at most {@code chunk} bytes, then nothing for {@code pause}, and so on; a zero pause: as fast as it can. */
    public Router slow(int chunk, Duration pause) {
        slow = pause.isZero() ? Optional.empty() : Optional.of(new Slow(chunk, pause));
        return this;
    }

    /** Prints this line behind each prompt, as a log message that comes at a bad moment; empty text: nothing. */
    public Router logAfterPrompt(String line) {
        afterPrompt = line.isEmpty() ? Optional.empty() : Optional.of(line);
        return this;
    }

    /** Closes further connections at once, before any SSH text, while this many are open. */
    public Router maxSessions(int connections) {
        maxSessions = connections;
        return this;
    }

    /** Shows this text at login. */
    public Router banner(String text) {
        machine().banner(text);
        return this;
    }

    /**
     * Has this dialogue from now on, for instance {@code change-password} at login.
     *
     * @throws IllegalArgumentException if a device of this platform knows no such dialogue
     */
    public Router alsoAsk(String dialogue) {
        if (!machine().alsoAsk(dialogue)) {
            throw new IllegalArgumentException(device.platform() + " asks nothing called " + dialogue);
        }
        return this;
    }

    /** Pages long answers even when paging has been turned off. */
    public Router pageAlways(boolean on) {
        machine().pageAlways(on);
        return this;
    }

    /** Refuses this line, as one whose software does not know it. */
    public Router refuse(String line) {
        machine().refuse(line);
        return this;
    }

    /** Types these lines in configuration mode. */
    public Router configure(String... lines) {
        machine().configure(List.of(lines));
        settle();
        return this;
    }

    /** Draws the consequences of its configuration: one that lets nobody in cuts all connections. Whether it lets clients in. */
    boolean settle() {
        Machine running = machine();
        // One that comes while this is found out is let in or not by itself.
        List<Runnable> present = List.copyOf(cuts.values());
        boolean reachable = running.isReachable();
        if (!reachable) {
            present.forEach(Runnable::run);
        }
        running.due().ifPresent(this::wake);
        return reachable;
    }

    /** Looks again when a change is to be taken back: what follows from that then needs no client. */
    private void wake(Instant due) {
        if (waking.compareAndSet(false, true)) {
            Duration left = Duration.between(clock.instant(), due);
            Later.run(left.compareTo(SHORTEST) < 0 ? SHORTEST : left, () -> {
                waking.set(false);
                settle();
            });
        }
    }

    /** Logs {@code %FACILITY-SEVERITY-MNEMONIC: text}; sessions after {@code terminal monitor} show it at once. */
    public Router log(String message) {
        machine().log(message);
        return this;
    }

    /** Closes the next {@code connections} at once, before any SSH text, as a server does that is busy. */
    public Router turnAway(int connections) {
        turnedAway.set(connections);
        return this;
    }

    boolean isSilent() {
        return silent;
    }

    OptionalInt cut() {
        return dropAfter;
    }

    Optional<Slow> pace() {
        return slow;
    }

    Optional<String> lineAfterPrompt() {
        return afterPrompt;
    }

    Duration judging() {
        return loginDelay;
    }

    /** Whether a new connection is to be closed at once; counts it. */
    boolean full() {
        return !isReachable()
                || connections.now() >= maxSessions
                || turnedAway.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    /** Runs {@code go} after the think time of this command: at once, later, or never. */
    void answer(Output.Answer command, Runnable go) {
        Gate holding = gate;
        if (!command.show()) {
            go.run();
        } else if (!hanging) {
            Runnable thought = think.isZero() ? go : () -> Later.run(think, go);
            if (holding == null) {
                thought.run();
            } else {
                holding.hold(thought);
            }
        }
    }

    // Logins.

    /** Whether this name and password are right; counts the try. */
    boolean admits(String user, String password) {
        tried.incrementAndGet();
        Credentials known = device.credentials();
        Secret expected = known.password();
        String name = machine().account(user);
        boolean sameName = known.username().isEmpty() || known.username().equals(name);
        boolean samePassword = expected == null || expected.reveal().equals(password);
        boolean right = !refusing && ((sameName && samePassword) || machine().admits(name, password));
        if (right) {
            accepted.incrementAndGet();
        }
        return right;
    }

    boolean admitsKeys(String user) {
        String known = device.credentials().username();
        return !refusing && (known.isEmpty() || known.equals(machine().account(user)));
    }

    void admittedKey() {
        tried.incrementAndGet();
        accepted.incrementAndGet();
    }

    int nextSession() {
        return visits.incrementAndGet();
    }

    void received(int session, String text) {
        transcript.add(session, text);
    }

    // What reached it.

    /** Passwords and keys that were tried, over all connections. */
    public int loginsTried() {
        return tried.get();
    }

    /** Logins that were accepted. */
    public int loginsAccepted() {
        return accepted.get();
    }

    /** Logins that were refused. */
    public int loginsRefused() {
        return tried.get() - accepted.get();
    }

    /** Sessions now: from an accepted login to {@code exit} or the end of the connection, whichever is first. */
    public int sessions() {
        return sessions.now();
    }

    /** The most sessions there have been at the same time. */
    public int sessionsAtMost() {
        return sessions.most();
    }

    /** TCP connections now, logged in or not. */
    public int connections() {
        return connections.now();
    }

    /** Blocks until the last connection is gone, at most {@code atMost}; false if one is still there. */
    public boolean awaitNoSessions(Duration atMost) throws InterruptedException {
        return connections.await(0, atMost);
    }

    /** What was typed, session by session: a line for each Enter, without empty ones; the last megabyte. */
    public List<String> received() {
        return transcript.lines();
    }

    /** Blocks until at least {@code count} lines are {@link #received}, at most {@code atMost}; false if there are fewer then. */
    public boolean awaitReceived(int count, Duration atMost) throws InterruptedException {
        return transcript.awaitLines(count, atMost);
    }

    /** What was received, with times, as the bytes came; the last megabyte. */
    public List<Received> transcript() {
        return transcript.entries();
    }

    /** What was typed in answer to questions, without the answers that are not echoed. */
    public List<Answered> answered() {
        return machine().answered();
    }

    /** The device's label and where it listens. */
    @Override
    public String toString() {
        return device.label() + " at " + address.getHostString() + ":" + address.getPort();
    }
}
