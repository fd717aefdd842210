package io.netfutures.session;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.Origin;
import io.netfutures.device.Progress;
import io.netfutures.device.Secret;
import io.netfutures.device.Settings;
import io.netfutures.device.Task.Configure;
import io.netfutures.journal.Cast;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/**
 * A recording, and beside it what shall be done with it and what must come of it: after {@code >>> } stands a step, below it its
 * result.
 *
 * <pre>
 * >>> open
 * R1>
 * >>> enable
 * R1#
 * >>> send sh clok
 * ! CommandRejected
 *         ^
 * % Invalid input detected at '^' marker.
 * </pre>
 *
 * <p>Others are {@code configure LINE | LINE}, whose result is the transcript, and {@code prompt}.
 */
record RecordedDevice(String name, Cast cast, Platform platform, Device device, List<String> steps, String expected) {
    /** What its user types at the question for the secret. */
    static final String SECRET = "enable-secret";

    static final Path FOLDER = Path.of("src/test/resources/io/netfutures/session/recordings");
    private static final String STEP = ">>> ";

    static List<RecordedDevice> all() throws Exception {
        List<RecordedDevice> all = new ArrayList<>();
        Platforms platforms = Platforms.builtIn();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".cast"))
                    .sorted()
                    .toList()) {
                String name =
                        Objects.requireNonNull(file.getFileName()).toString().replace(".cast", "");
                Cast cast = Cast.read(file);
                List<String> lines = Files.readAllLines(FOLDER.resolve(name + ".txt"));
                List<String> steps = lines.stream()
                        .filter(line -> line.startsWith(STEP))
                        .map(line -> line.substring(STEP.length()))
                        .toList();
                Device device = new Device(
                        "R1",
                        "192.0.2.1",
                        22,
                        cast.platform(),
                        new Credentials("cisco", null, Secret.of(SECRET), null, null),
                        Settings.DEFAULT,
                        Set.of(),
                        Origin.CODE);
                all.add(new RecordedDevice(
                        name,
                        cast,
                        platforms.named(cast.platform()).orElseThrow(() -> new IllegalStateException(cast.platform())),
                        device,
                        steps,
                        String.join("\n", lines)));
            }
        }
        return all;
    }

    /** What comes of the steps, in the same form as what is expected. */
    String replay(IntUnaryOperator cut, boolean paced) throws InterruptedException {
        Replayed line = new Replayed(cast, cut, paced);
        StringBuilder said = new StringBuilder();
        Session session = null;
        for (String step : steps) {
            said.append(said.isEmpty() ? "" : "\n").append(STEP).append(step);
            try {
                String result;
                if (session == null) {
                    session = Session.open(line, device, platform, Progress.NONE);
                    result = session.prompt();
                } else {
                    result = perform(session, step);
                }
                said.append(result.isEmpty() ? "" : "\n" + result);
            } catch (DeviceException e) {
                said.append("\n! ").append(e.getClass().getSimpleName());
                if (e instanceof CommandRejected) {
                    said.append('\n').append(e.evidence());
                }
            }
        }
        line.leaving();
        if (session != null) {
            session.close();
        }
        line.mistakes().forEach(each -> said.append("\nMISTAKE ").append(each));
        return said.toString();
    }

    private static String perform(Session session, String step) throws DeviceException, InterruptedException {
        String[] words = step.split(" ", 2);
        return switch (words[0]) {
            case "enable" -> {
                session.enable();
                yield session.prompt();
            }
            case "prompt" -> session.prompt();
            case "send" -> session.send(words[1]);
            case "configure" ->
                session.configure(new Configure(List.of(words[1].split(" \\| ")), false))
                        .text();
            default -> throw new IllegalArgumentException(step);
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
