package io.netfutures.lab.ios;

import io.netfutures.lab.box.Answered;
import io.netfutures.lab.box.Caller;
import io.netfutures.lab.box.Conversation;
import io.netfutures.lab.box.Machine;
import io.netfutures.lab.box.Monitor;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A simulated Cisco router that runs IOS. */
public final class Ios implements Machine {
    /** What every configuration starts with. */
    public static final List<String> FACTORY =
            Resource.text("factory.txt").lines().toList();

    private final RouterState router;

    /**
     * A router that has just started.
     *
     * @param clock what {@code show clock} shows, in UTC
     * @param booted when it started
     * @param startup its saved configuration, as one would type it
     */
    public Ios(Clock clock, Instant booted, Collection<String> startup) {
        this.router = new RouterState(clock, booted, startup, ConfigTable.GLOBAL.order(), IosSession::load);
    }

    /** The command lines of user and privileged mode; words in capitals stand for what is typed there. */
    public static List<String> commands() {
        return ExecTable.patterns();
    }

    @Override
    public List<String> configuration() {
        return router.lock().call(router::configuration);
    }

    @Override
    public boolean isReachable() {
        return router.lock().call(router::isReachable);
    }

    @Override
    public Optional<Instant> due() {
        return router.lock().call(() -> router.snapshots().end());
    }

    @Override
    public String hostname() {
        return router.lock().call(router::hostname);
    }

    @Override
    public Conversation open(Caller caller, Monitor monitor) {
        return router.lock().call(() -> new IosSession(router, caller, monitor));
    }

    @Override
    public boolean admits(String name, String password) {
        return router.lock().call(() -> router.admits(name, password));
    }

    @Override
    public void configure(List<String> lines) {
        router.lock().run(() -> router.load(lines));
    }

    @Override
    public void refuse(String line) {
        router.lock().run(() -> router.refuse(line));
    }

    @Override
    public void banner(String text) {
        configure(List.of("banner motd \003" + text + "\003"));
    }

    @Override
    public void pageAlways(boolean on) {
        router.lock().run(() -> router.pageAlways(on));
    }

    @Override
    public void log(String message) {
        router.lock().run(() -> router.log(message));
    }

    @Override
    public List<Answered> answered() {
        return router.lock().call(router::answered);
    }
}
