package io.netfutures.app.explain;

import io.netfutures.concurrent.Workers;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Origin;
import io.netfutures.device.Progress;
import io.netfutures.device.Settings;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import io.netfutures.fleet.Fleet;
import io.netfutures.lab.Lab;
import io.netfutures.lab.Router;
import io.netfutures.ssh.HostKeys;
import io.netfutures.ssh.Ssh;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Three simulated routers R1, R2, R3, and the connections to them. For one thread. */
final class Bench implements AutoCloseable {
    static final Task CLOCK = Task.Show.of("sh clock");

    private final List<Device> devices;
    private final Lab lab;
    private final Ssh ssh;

    private Bench(List<Device> devices, Lab lab) {
        this.devices = devices;
        this.lab = lab;
        this.ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address);
    }

    /** Blocks until each of the routers has answered once, so that the first run does not pay for the warm-up. */
    static Bench open() throws IOException {
        List<Device> devices = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            devices.add(new Device(
                    "R" + i,
                    "192.168.100." + i,
                    22,
                    "cisco_ios",
                    Credentials.of("cisco", "cisco"),
                    Settings.DEFAULT,
                    Set.of(),
                    Origin.CODE));
        }
        Bench bench = new Bench(devices, Lab.start(devices));
        try (Fleet fleet = Fleet.open(bench.worker(), Workers.of(devices.size()))) {
            fleet.submit(devices, CLOCK);
        }
        return bench;
    }

    /** Runs {@code way} on routers that behave as {@code setting} says; blocks until all its futures are done. */
    Trial play(Way way, Setting setting, Body body) throws Exception {
        for (int i = 0; i < devices.size(); i++) {
            lab.routers()
                    .get(i)
                    .think(setting.think().get(i))
                    .refuseLogins(setting.refuses() == i + 1)
                    .loginDelay(setting.login());
        }
        List<Integer> tried = lab.routers().stream().map(Router::loginsTried).toList();
        Play play;
        try (Fleet fleet = Fleet.open("ThreadPoolExecutor-0", worker(), Workers.of(setting.workers()))) {
            play = new Play(this, fleet);
            body.run(play);
        }
        List<Sighting> events = new ArrayList<>(play.events());
        for (int i = 0; i < devices.size(); i++) {
            Router router = lab.routers().get(i);
            events.add(new Sighting.Logins(router.device().name(), router.loginsTried() - tried.get(i)));
        }
        return new Trial(way, setting, play.views(), events);
    }

    /** The code of a run. */
    interface Body {
        void run(Play play) throws Exception;
    }

    /** One that names no steps: a future that runs is drawn as one bar. */
    private Worker worker() {
        return (device, task, progress) -> ssh.worker().perform(device, task, Progress.NONE);
    }

    List<Device> devices() {
        return devices;
    }

    Router router(Device device) {
        return lab.router(device.name());
    }

    /** Blocks until no router has a connection left; false if that takes too long. */
    boolean awaitNoSessions() throws InterruptedException {
        return lab.awaitNoSessions(Play.PATIENCE);
    }

    @Override
    public void close() throws IOException {
        ssh.close();
        lab.close();
    }
}
