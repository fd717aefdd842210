package io.netfutures.journal;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.ConfiguredElsewhere;
import io.netfutures.device.DeviceException.Failure;
import io.netfutures.device.DeviceException.LockFailed;
import io.netfutures.device.FileName;
import io.netfutures.device.FileProblem;
import io.netfutures.device.Printable;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Lets one run at a time configure a device, of all processes of a user that name the same folder. A device is its address and port, so
 * that one box under two names is one. Who comes second does not wait, and contacts nothing: its task fails with
 * {@link ConfiguredElsewhere}. So it is while a device waits to be told to keep an earlier change, which it takes back otherwise. Tasks that
 * read are never held up.
 *
 * <pre>{@code
 * DeviceLocks locks = DeviceLocks.in(home.resolve(".local/state/netfutures/locks"));
 * try (Ssh ssh = Ssh.open(known); Fleet fleet = Fleet.open(locks.around(ssh.worker()), Workers.of(50))) { ... }
 * }</pre>
 *
 * <p>The operating system releases what a process holds when it ends in whatever way. In the folder, which only the owner can read, are
 * an empty file that is locked, and for each device that is being configured a line that says by whom, and for each that waits one that
 * says how long.
 */
public final class DeviceLocks {
    private static final String FILE = "lock";
    private static final String ENDING = ".holder";
    private static final String TRIAL = ".trial";

    /** How long, in milliseconds, a holder may take to write who it is. */
    private static final int WRITING = 200;

    private static final int STEP = 10;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Path folder;
    private final InstantSource clock;

    private DeviceLocks(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** The locks in this folder, which is made when it is needed. */
    public static DeviceLocks in(Path folder) {
        return in(folder, InstantSource.system());
    }

    static DeviceLocks in(Path folder, InstantSource clock) {
        return new DeviceLocks(folder, clock);
    }

    /** A worker that does as {@code worker} does, and holds each device that it configures. */
    public Worker around(Worker worker) {
        return around(worker, 0, "");
    }

    /**
     * Does the same for a run that is kept.
     *
     * @param run the number of the run, which others are told; 0 if it has none
     * @param look what to type to see how far it is, which they are told too
     */
    public Worker around(Worker worker, int run, String look) {
        return around(worker, run, look, device -> true, (device, task) -> task.configures());
    }

    /**
     * Does the same where more is known.
     *
     * @param takesBack whether a device can take a change back by itself
     * @param writes whether a task may write to the configuration of a device, as a command may that is sent unsafely
     */
    public Worker around(
            Worker worker, int run, String look, Predicate<Device> takesBack, BiPredicate<Device, Task> writes) {
        return (device, task, progress) -> {
            if (!writes.test(device, task)) {
                return worker.perform(device, task, progress);
            }
            Path said = folder.resolve(FileName.of(key(device)) + ENDING);
            LockFile.Place held = hold(device, said);
            try {
                say(said, new Holder(ProcessHandle.current().pid(), run, clock.instant(), look));
                return trial(device, run, takesBack.test(device)).perform(worker, device, task, progress);
            } finally {
                unsay(said); // while it is held, so that it is not the next holder's
                held.close();
            }
        };
    }

    private ChangeOnTrial trial(Device device, int run, boolean takesBack) {
        return new ChangeOnTrial(folder.resolve(FileName.of(key(device)) + TRIAL), run, takesBack, clock);
    }

    private static String key(Device device) {
        return device.endpoint().toLowerCase(Locale.ROOT);
    }

    /** The place of a device in the file. Two devices have the same only by a rare accident. */
    private static long place(Device device) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(key(device).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong() >>> 2;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private LockFile.Place hold(Device device, Path said) throws DeviceException, InterruptedException {
        for (int waited = 0; ; waited += STEP) {
            try {
                Optional<LockFile.Place> place = LockFile.hold(folder, FILE, place(device));
                if (place.isPresent()) {
                    return place.get();
                }
            } catch (IOException e) {
                throw new LockFailed(new Failure(
                        device,
                        Step.CONNECT,
                        "whether another run configures it cannot be told ("
                                + FileProblem.text(OwnFile.about(folder, e)) + "); nothing was contacted",
                        "",
                        "make the folder " + folder + " writable, or set XDG_STATE_HOME to one that is",
                        e));
            }
            Optional<Holder> holder = Holder.read(said);
            if (holder.isPresent() || waited >= WRITING) {
                throw new ConfiguredElsewhere(holder.map(each -> each.failure(device, clock.instant()))
                        .orElseGet(() -> new Failure(
                                device,
                                Step.CONNECT,
                                "another process of yours is configuring it",
                                "wait for it to end")));
            }
            Thread.sleep(STEP);
        }
    }

    /** Tells others who holds it. It is held all the same if that cannot be written. */
    private static void say(Path said, Holder holder) {
        try {
            OwnFile.write(said, holder.line().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            unsay(said);
        }
    }

    private static void unsay(Path said) {
        try {
            Files.deleteIfExists(said);
        } catch (IOException ignored) {
            // The next holder writes it anew, and until then a process that has ended is not believed.
        }
    }

    /**
     * Who holds a device.
     *
     * @param run 0 if it has no number
     */
    private record Holder(long process, int run, Instant since, String look) {
        private static final int PARTS = 4;
        private static final int LONGEST = 4096;

        String line() {
            return process + " " + run + " " + since + " " + Printable.line(look) + "\n";
        }

        /** The holder that this file names; empty if it names none, or one that has ended. */
        static Optional<Holder> read(Path said) {
            try {
                if (Files.size(said) > LONGEST) {
                    return Optional.empty();
                }
                String line = Files.readString(said, StandardCharsets.UTF_8);
                String[] parts = line.split(" ", PARTS);
                if (parts.length < PARTS || !line.endsWith("\n")) {
                    return Optional.empty();
                }
                Holder holder = new Holder(
                        Long.parseLong(parts[0]),
                        Integer.parseInt(parts[1]),
                        Instant.parse(parts[2]),
                        Printable.line(parts[3]));
                return ProcessHandle.of(holder.process).isPresent() ? Optional.of(holder) : Optional.empty();
            } catch (IOException | NumberFormatException | DateTimeException e) {
                return Optional.empty();
            }
        }

        Failure failure(Device device, Instant now) {
            String time = "since " + time(now);
            return run == 0
                    ? new Failure(
                            device,
                            Step.CONNECT,
                            "process " + process + " is configuring it (" + time + ")",
                            "wait for it to end")
                    : new Failure(
                            device,
                            Step.CONNECT,
                            "run " + run + " is configuring it (process " + process + ", " + time + ")",
                            "wait for it, or look with: " + look);
        }

        private String time(Instant now) {
            LocalDateTime begun = LocalDateTime.ofInstant(since, ZoneId.systemDefault());
            LocalDateTime today = LocalDateTime.ofInstant(now, ZoneId.systemDefault());
            return (begun.toLocalDate().equals(today.toLocalDate()) ? TIME : DAY).format(begun);
        }
    }
}
