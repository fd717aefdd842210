package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.RunStore;
import io.netfutures.lab.Lab;
import io.netfutures.lab.LabOptions;
import io.netfutures.lab.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Routers in this process for a program that may be killed, with their own clock: R1 and R4 take changes back by themselves as IOS does,
 * R2 as EOS does; R3 has no such thing.
 */
final class RecoveryRoom implements AutoCloseable {
    static final Duration BOUND = Duration.ofMinutes(2);

    private static final List<String> PLATFORMS = List.of("cisco_ios", "arista_eos", "cisco_ios", "cisco_ios");

    private final Path home;
    private final Lab lab;
    private volatile Duration ahead = Duration.ZERO;

    private RecoveryRoom(Path home) throws IOException {
        this.home = home;
        InstantSource time = () -> Instant.now().plus(ahead);
        List<Device> devices = IntStream.range(0, PLATFORMS.size())
                .mapToObj(i -> Device.of("127.0.0.1", PLATFORMS.get(i), Credentials.of("cisco", "cisco"))
                        .named("R" + (i + 1)))
                .toList();
        lab = Lab.start(devices, new LabOptions(0, clock(time), Optional.empty()));
    }

    private static Clock clock(InstantSource time) {
        return time.withZone(ZoneOffset.UTC);
    }

    /** Opens it in {@code home}, with an inventory and the file {@code undo.cfg} with this line. */
    static RecoveryRoom open(Path home, String undo) throws IOException {
        RecoveryRoom room = new RecoveryRoom(Files.createDirectories(home));
        for (Router each : room.timed()) {
            if (each.device().platform().equals("cisco_ios")) {
                each.configure("archive", "path flash:before");
            }
        }
        StringBuilder yaml = new StringBuilder();
        for (Router each : room.routers()) {
            yaml.append("""
                    - {name: %s, device_type: %s, host: 127.0.0.1, port: %d, username: cisco, password: cisco, secret: cisco}
                    """.formatted(
                            each.device().name(),
                            each.device().platform(),
                            each.address().getPort()));
        }
        Path inventory = Files.writeString(home.resolve("devices.yaml"), yaml);
        Files.setPosixFilePermissions(inventory, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(home.resolve("undo.cfg"), undo + "\n");
        return room;
    }

    List<Router> routers() {
        return lab.routers();
    }

    Router router(String name) {
        return lab.router(name);
    }

    /** Those that take a change back by themselves. */
    List<Router> timed() {
        return List.of(router("R1"), router("R2"), router("R4"));
    }

    /** How often this router has received this line. */
    long received(String name, String line) {
        return router(name).received().stream().filter(line::equals).count();
    }

    /** Blocks until this router has received this line. */
    void awaitReceived(String name, String line) throws InterruptedException {
        Router router = router(name);
        int count = 0;
        do {
            count++;
            assertThat(router.awaitReceived(count, BOUND))
                    .as("%s after %s", line, router.received())
                    .isTrue();
        } while (!router.received().contains(line));
    }

    /** Lets the clock of the routers go on. */
    void pass(Duration time) throws IOException {
        ahead = ahead.plus(time);
        Path locks = home.resolve(".local/state/netfutures/locks");
        if (Files.isDirectory(locks)) { // what a program has noted by a clock that has not moved
            try (Stream<Path> all = Files.list(locks)) {
                for (Path each :
                        all.filter(file -> file.toString().endsWith(".trial")).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    Program start(String... words) throws IOException {
        return Program.start(home, words);
    }

    InProcess program() {
        return new InProcess(home);
    }

    RunStore store() {
        return RunStore.in(home.resolve(".local/state/netfutures/runs"));
    }

    /** The first run; empty if its process was killed before its plan was written. */
    Optional<KeptRun> kept() throws IOException {
        return store().last() < 1 ? Optional.empty() : store().run(1);
    }

    @Override
    public void close() throws IOException {
        lab.close();
    }
}
