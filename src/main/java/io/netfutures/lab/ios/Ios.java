package io.netfutures.lab.ios;

import io.netfutures.lab.box.Answered;
import io.netfutures.lab.box.Caller;
import io.netfutures.lab.box.Conversation;
import io.netfutures.lab.box.Machine;
import io.netfutures.lab.box.Monitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What all sessions of one router share: its configuration, its clock, its log. Every access by a session happens under
 * one lock, which is held for computations only.
 */
public final class Ios implements Machine {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss.SSS", Locale.ENGLISH);
    private static final DateTimeFormatter CHANGED =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC' EEE MMM d yyyy", Locale.ENGLISH);
    private static final int LOGGED_LINES = 500;

    /** What every configuration starts with. */
    public static final List<String> FACTORY = List.of(
            "version 15.2",
            "service timestamps debug datetime msec",
            "service timestamps log datetime msec",
            "no service password-encryption",
            "boot-start-marker",
            "boot-end-marker",
            "logging buffered 8192",
            "no aaa new-model",
            "no ip domain lookup",
            "ip domain name lab.example",
            "ip ssh version 2",
            "ip forward-protocol nd",
            "no ip http server",
            "no ip http secure-server",
            "control-plane",
            "line con 0",
            "logging synchronous",
            "line aux 0",
            "line vty 0 4",
            "login local",
            "transport input ssh");

    private final ReentrantLock lock = new ReentrantLock();
    private final Clock clock;
    private final Set<IosSession> consoles = new LinkedHashSet<>();
    private final Deque<String> logged = new ArrayDeque<>();
    private final List<Runnable> due = new ArrayList<>();
    private final Set<String> typed = new HashSet<>();
    private final List<Answered> answered = new ArrayList<>();
    private Section running = new Section("");
    private List<String> startup;
    private Instant booted;
    private String reason = "power-on";
    private boolean modified;
    private boolean pagingAlways;
    private Optional<String> changedBy = Optional.empty();

    /**
     * A router that has just started.
     *
     * @param clock what {@code show clock} shows, in UTC
     * @param booted when it started
     * @param startup its saved configuration, as one would type it
     */
    public Ios(Clock clock, Instant booted, Collection<String> startup) {
        this.clock = clock;
        this.startup = List.copyOf(startup);
        this.booted = booted;
        load();
    }

    private void load() {
        running = new Section("");
        Loader.load(this, startup);
        modified = false;
        typed.clear();
        changedBy = Optional.empty();
    }

    Section running() {
        return running;
    }

    /** The command lines of user and privileged mode; words in capitals stand for what is typed there. */
    public static List<String> commands() {
        return ExecTable.patterns();
    }

    /** The configured name, or {@code Router}. */
    @Override
    public String hostname() {
        return locked(() -> running.value("hostname").orElse("Router"));
    }

    Instant now() {
        return clock.instant();
    }

    Duration uptime() {
        return Duration.between(booted, clock.instant());
    }

    String reason() {
        return reason;
    }

    /** The body of the running configuration, as it is shown and saved. */
    List<String> configuration() {
        return running.lines(ConfigTable.GLOBAL.rows());
    }

    /** The saved configuration; empty after an erase. */
    List<String> startup() {
        return startup;
    }

    void save() {
        startup = configuration();
        modified = false;
    }

    void erase() {
        startup = List.of();
    }

    boolean modified() {
        return modified;
    }

    void touch(String user) {
        modified = true;
        changedBy = Optional.of(CHANGED.format(now().atOffset(ZoneOffset.UTC)) + (user.isEmpty() ? "" : " by " + user));
    }

    /** The address of this interface was typed since the start. */
    void typed(String port) {
        typed.add(port);
    }

    boolean wasTyped(String port) {
        return typed.contains(port);
    }

    Optional<String> changedBy() {
        return changedBy;
    }

    /** Starts again from the saved configuration; every session ends. */
    void reload() {
        List.copyOf(consoles).forEach(IosSession::drop);
        reason = "reload";
        booted = clock.instant();
        logged.clear();
        load();
    }

    /** Takes a session in; says which virtual terminal it has. */
    int seat(IosSession console) {
        return locked(() -> {
            int line = 0;
            while (isTaken(line)) {
                line++;
            }
            consoles.add(console);
            return line;
        });
    }

    private boolean isTaken(int line) {
        return consoles.stream().anyMatch(console -> console.line() == line);
    }

    Set<IosSession> consoles() {
        return consoles;
    }

    List<String> logged() {
        return new ArrayList<>(logged);
    }

    void clearLog() {
        logged.clear();
    }

    private String stamp() {
        return STAMP.format(now().atOffset(ZoneOffset.UTC));
    }

    /** Writes {@code %FACILITY-SEVERITY-MNEMONIC: text} into the log and on every session that monitors it. */
    @Override
    public void log(String message) {
        run(() -> {
            String line = "*" + stamp() + ": " + message;
            logged.addLast(line);
            if (logged.size() > LOGGED_LINES) {
                logged.removeFirst();
            }
            consoles.forEach(console -> console.monitor(line));
        });
    }

    /** Whether this name may log in with this password according to the {@code username} lines of the configuration. */
    @Override
    public boolean admits(String name, String password) {
        return locked(() -> running.values("username " + name).stream()
                .anyMatch(text -> Passwords.matches(text.replaceFirst("^privilege \\d+ ", ""), password)));
    }

    @Override
    public void configure(List<String> lines) {
        run(() -> Loader.load(this, lines));
    }

    @Override
    public Conversation open(Caller login, Monitor screen) {
        return new IosSession(this, login, screen);
    }

    @Override
    public String account(String sent) {
        return sent;
    }

    @Override
    public void banner(String text) {
        configure(List.of("banner motd \003" + text + "\003"));
    }

    @Override
    public boolean alsoAsk(String dialogue) {
        return false;
    }

    @Override
    public void pageAlways(boolean on) {
        run(() -> pagingAlways = on);
    }

    boolean pagingAlways() {
        return pagingAlways;
    }

    @Override
    public List<Answered> answered() {
        return locked(() -> List.copyOf(answered));
    }

    void answered(Answered question) {
        answered.add(question);
    }

    /** Does this when the lock is free again: screens are foreign code. */
    void afterwards(Runnable work) {
        due.add(work);
    }

    /** Does the work under the router's lock. */
    <T> T locked(Supplier<T> work) {
        List<Runnable> now = List.of();
        lock.lock();
        try {
            return work.get();
        } finally {
            if (lock.getHoldCount() == 1) {
                now = List.copyOf(due);
                due.clear();
            }
            lock.unlock();
            now.forEach(Runnable::run);
        }
    }

    private void run(Runnable work) {
        boolean unused = locked(() -> {
            work.run();
            return true;
        });
    }
}
