package io.netfutures.lab.ios;

import io.netfutures.lab.box.Answered;
import io.netfutures.lab.line.MachineLock;
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
import java.util.function.BiConsumer;

/** What all sessions of one router share: its configuration, its clock, its log. To be used under its lock. */
final class RouterState {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss.SSS", Locale.ENGLISH);
    private static final DateTimeFormatter CHANGED =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC' EEE MMM d yyyy", Locale.ENGLISH);
    private static final int LOGGED_LINES = 500;
    private static final String UPLINK = "Ethernet0/0";

    private final MachineLock lock = new MachineLock();
    private final Clock clock;
    private final List<Slot> order;
    private final BiConsumer<RouterState, List<String>> loader;
    private final Set<VtyLine> lines = new LinkedHashSet<>();
    private final Deque<String> logged = new ArrayDeque<>();
    private final Set<String> typed = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private final List<Answered> answered = new ArrayList<>();
    private final Snapshots snapshots = new Snapshots();
    private final Section running = new Section("");
    private Optional<Ipv4> own = Optional.empty();
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
     * @param order in which its configuration is shown
     * @param loader types lines into its configuration
     */
    RouterState(
            Clock clock,
            Instant booted,
            Collection<String> startup,
            List<Slot> order,
            BiConsumer<RouterState, List<String>> loader) {
        this.clock = clock;
        this.startup = List.copyOf(startup);
        this.booted = booted;
        this.order = order;
        this.loader = loader;
        boot();
    }

    private void boot() {
        snapshots.stop();
        running.become(new Section(""));
        load(startup);
        modified = false;
        typed.clear();
        changedBy = Optional.empty();
        own = Port.all(this).stream()
                .filter(port -> port.name().equals(UPLINK))
                .flatMap(port -> port.address().stream())
                .findFirst();
    }

    MachineLock lock() {
        return lock;
    }

    /** Types these lines into its configuration. */
    void load(List<String> configuration) {
        loader.accept(this, configuration);
    }

    /** The running configuration; what a timer has to bring back by now is back. */
    Section running() {
        snapshots.due(now()).ifPresent(before -> {
            restore(before);
            log("%ARCHIVE_DIFF-5-ROLLBK_CNFMD_CHG_ROLLBACK_START: Start rolling back a change that was not confirmed");
        });
        return running;
    }

    Snapshots snapshots() {
        return snapshots;
    }

    /** A copy of the running configuration. */
    Snapshots.Snapshot snapshot() {
        return new Snapshots.Snapshot(running().copy(), modified, changedBy);
    }

    /** Makes the running configuration what it was; sessions inside a section of it stand in global configuration then. */
    void restore(Snapshots.Snapshot before) {
        running.become(before.running());
        modified = before.modified();
        changedBy = before.changedBy();
        lines.forEach(VtyLine::leaveSection);
    }

    /** Makes the running configuration what is saved. */
    void restoreStartup(String user) {
        running.become(new Section(""));
        load(startup);
        touch(user);
        lines.forEach(VtyLine::leaveSection);
    }

    /** Whether clients can reach it by its own address, the one that {@link #UPLINK} has at its start. */
    boolean isReachable() {
        running();
        return Admission.isOpen(this, own);
    }

    /** The configured name, or {@code Router}. */
    String hostname() {
        return running().value("hostname").orElse("Router");
    }

    /** The privilege level with which this user starts: 1 unless it is configured. */
    int privilege(String user) {
        return running()
                .value("username " + user + " privilege")
                .map(text -> Integer.parseInt(text.split(" ", -1)[0]))
                .orElse(1);
    }

    /** Whether a {@code username} line of the configuration has this name and password. */
    boolean admits(String name, String password) {
        return running().values("username " + name).stream()
                .anyMatch(text -> Passwords.matches(text.replaceFirst("^privilege \\d+ ", ""), password));
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
        return lines(running());
    }

    /** The body of this configuration, as it is shown. */
    List<String> lines(Section configuration) {
        return configuration.lines(order);
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
        List.copyOf(lines).forEach(VtyLine::drop);
        reason = "reload";
        booted = clock.instant();
        logged.clear();
        boot();
    }

    /** Takes a session in; says which line it has, the lowest that is free. */
    int seat(VtyLine line) {
        return lock.call(() -> {
            int number = 0;
            while (isTaken(number)) {
                number++;
            }
            lines.add(line);
            return number;
        });
    }

    private boolean isTaken(int number) {
        return lines.stream().anyMatch(line -> line.number() == number);
    }

    /** Forgets a session; its line is free again. */
    void leave(VtyLine line) {
        lock.run(() -> lines.remove(line));
    }

    /** The lines that have a session. */
    Set<VtyLine> lines() {
        return lines;
    }

    List<String> logged() {
        return new ArrayList<>(logged);
    }

    void clearLog() {
        logged.clear();
    }

    /** Writes {@code %FACILITY-SEVERITY-MNEMONIC: text} into the log and on every session that monitors it. */
    void log(String message) {
        String line = "*" + STAMP.format(now().atOffset(ZoneOffset.UTC)) + ": " + message;
        logged.addLast(line);
        if (logged.size() > LOGGED_LINES) {
            logged.removeFirst();
        }
        lines.forEach(each -> each.monitor(line));
    }

    boolean pagingAlways() {
        return pagingAlways;
    }

    void pageAlways(boolean on) {
        pagingAlways = on;
    }

    boolean refuses(String line) {
        return refused.contains(line);
    }

    void refuse(String line) {
        refused.add(line);
    }

    List<Answered> answered() {
        return List.copyOf(answered);
    }

    void answered(Answered question) {
        answered.add(question);
    }
}
