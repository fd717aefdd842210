package io.netfutures.lab.cli;

import io.netfutures.device.Credentials;
import io.netfutures.device.Secret;
import io.netfutures.lab.box.Answered;
import io.netfutures.lab.box.Caller;
import io.netfutures.lab.box.Conversation;
import io.netfutures.lab.box.Machine;
import io.netfutures.lab.box.Monitor;
import io.netfutures.lab.line.MachineLock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * A simulated device that behaves as its {@link Personality} says. Its sessions use what they share under one lock, which is
 * held for computations only.
 */
public final class Cli implements Machine {
    private final MachineLock lock = new MachineLock();
    private final Personality personality;
    private final Credentials credentials;
    private final Clock clock;
    private final Instant started;
    private final String firstName;
    private final ConfigStore store;
    private final Set<CliSession> sessions = new LinkedHashSet<>();
    private final Set<String> dialogues = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private final List<Answered> answered = new ArrayList<>();
    private Optional<String> banner = Optional.empty();
    private boolean paging = true;
    private boolean pagingAlways;

    /** A device of this name that has just started; its credentials are the password and the secret that it accepts. */
    public Cli(Personality personality, String name, Credentials credentials, Clock clock) {
        this.personality = personality;
        this.credentials = credentials;
        this.clock = clock;
        this.started = clock.instant();
        this.firstName = name;
        this.store = new ConfigStore(name);
    }

    Personality personality() {
        return personality;
    }

    /** Its configuration now, rolled back first if a commit was not confirmed in time. */
    ConfigStore store() {
        if (store.expire(clock.instant())) {
            List.copyOf(sessions).forEach(CliSession::drop);
        }
        return store;
    }

    /** The name with which it has started. */
    String firstName() {
        return firstName;
    }

    Instant now() {
        return clock.instant();
    }

    /** For how long it has been running. */
    Duration up() {
        return Duration.between(started, clock.instant());
    }

    boolean paging() {
        return paging;
    }

    void paging(boolean on) {
        paging = on;
    }

    boolean pagingAlways() {
        return pagingAlways;
    }

    Optional<String> banner() {
        return banner;
    }

    boolean alsoAsks(String dialogue) {
        return dialogues.contains(dialogue);
    }

    boolean refuses(String line) {
        return refused.contains(line);
    }

    void answered(Answered question) {
        answered.add(question);
    }

    /** Whether it has no secret, so that everyone may enable. */
    boolean open() {
        Secret secret = credentials.secret();
        return secret == null || secret.isEmpty();
    }

    boolean isSecret(String typed) {
        return open() || is(credentials.secret(), typed);
    }

    boolean isPassword(String typed) {
        return is(credentials.password(), typed);
    }

    private static boolean is(@Nullable Secret secret, String typed) {
        return secret == null || secret.reveal().equals(typed);
    }

    /** Guards what its sessions share. */
    MachineLock lock() {
        return lock;
    }

    void leave(CliSession session) {
        lock.run(() -> sessions.remove(session));
    }

    @Override
    public String hostname() {
        return lock.call(() -> store().name());
    }

    /** Its name, then the lines that were configured. */
    @Override
    public List<String> configuration() {
        return lock.call(() -> {
            List<String> lines = new ArrayList<>(List.of(store().name()));
            lines.addAll(store().lines());
            return lines;
        });
    }

    @Override
    public boolean isReachable() {
        return lock.call(() -> !store().cut());
    }

    @Override
    public Optional<Instant> due() {
        return lock.call(() -> store().due());
    }

    @Override
    public Conversation open(Caller caller, Monitor monitor) {
        return lock.call(() -> {
            CliSession session = new CliSession(this, caller, monitor);
            sessions.add(session);
            return session;
        });
    }

    @Override
    public String account(String sent) {
        Matcher matcher = personality.account().matcher(sent);
        return matcher.matches() ? matcher.group(1) : sent;
    }

    @Override
    public void configure(List<String> lines) {
        lock.run(() -> new CliSession(this, Caller.NOBODY, Monitor.NONE).load(lines));
    }

    @Override
    public void refuse(String line) {
        lock.run(() -> refused.add(line));
    }

    @Override
    public void banner(String text) {
        lock.run(() -> banner = text.isEmpty() ? Optional.empty() : Optional.of(text));
    }

    @Override
    public boolean alsoAsk(String dialogue) {
        lock.run(() -> dialogues.add(dialogue));
        return personality.dialogues().contains(dialogue);
    }

    @Override
    public void pageAlways(boolean on) {
        lock.run(() -> pagingAlways = on);
    }

    @Override
    public void log(String message) {
        lock.run(() -> sessions.forEach(session -> session.log(message)));
    }

    @Override
    public List<Answered> answered() {
        return lock.call(() -> List.copyOf(answered));
    }
}
