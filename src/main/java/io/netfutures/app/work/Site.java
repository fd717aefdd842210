package io.netfutures.app.work;

import io.netfutures.device.Device;
import io.netfutures.device.FileProblem;
import io.netfutures.device.Inventory;
import io.netfutures.device.Nearest;
import io.netfutures.inventory.InventoryFile;
import io.netfutures.journal.Recordings;
import io.netfutures.lab.Lab;
import io.netfutures.lab.Router;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import io.netfutures.secret.Keyring;
import io.netfutures.session.Tap;
import io.netfutures.ssh.DetectedPlatforms;
import io.netfutures.ssh.HostKeys;
import io.netfutures.ssh.Ssh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The devices of a command and the connections to them; in a lab, simulated devices instead of real ones. */
public final class Site implements AutoCloseable {
    private final Console console;
    private final Inventory inventory;
    private final Inventory known;
    private final InventoryFile file;
    private final @Nullable Lab lab;
    private final @Nullable HostKeyPrompt hostKeys;
    private final Ssh ssh;
    private final @Nullable LossyRecordings recordings;
    private final Logins logins;
    private int told;

    private Site(
            Console console,
            Inventory inventory,
            Inventory known,
            InventoryFile file,
            @Nullable Lab lab,
            @Nullable HostKeyPrompt hostKeys,
            Ssh ssh,
            @Nullable LossyRecordings recordings,
            Logins logins) {
        this.console = console;
        this.inventory = inventory;
        this.known = known;
        this.file = file;
        this.lab = lab;
        this.hostKeys = hostKeys;
        this.ssh = ssh;
        this.recordings = recordings;
        this.logins = logins;
    }

    /** Opens the site of the chosen devices; contacts nothing. */
    public static Site open(Console console, Choice choice, RunSettings settings) {
        return open(console, choice, settings, Door.COMMAND);
    }

    /** Opens the site of the chosen devices; contacts nothing. {@code door} is where commands come from. */
    static Site open(Console console, Choice choice, RunSettings settings, Door door) {
        LoginSettings said = settings.site().logins();
        PasswordPrompt prompt = new PasswordPrompt(console);
        Keyring keyring = new Keyring(console.environment(), prompt, said.vaultPasswords(console));
        Choice.Loaded loaded =
                choice.loaded(console, settings.quiet(), door, choice.lab() && !said.namesVaults() ? null : keyring);
        InventoryFile file = loaded.file();
        Inventory inventory = asked(file.inventory(), file.platforms(), settings);
        Inventory known = asked(loaded.whole(), file.platforms(), settings);
        Logins logins = new Logins(
                console,
                said,
                prompt,
                keyring,
                known,
                loaded.around(),
                trust(console, choice),
                choice.lab(),
                settings.quiet());
        LossyRecordings recordings = recordings(console, settings.site().record());
        return choice.lab()
                ? simulated(console, inventory, known, file, recordings, logins, settings.quiet())
                : real(
                        console,
                        inventory,
                        known,
                        file,
                        recordings,
                        logins,
                        settings.site().hostKeys());
    }

    private static Trust trust(Console console, Choice choice) {
        Path file = choice.inventoryFile(console).toAbsolutePath();
        return new Trust(choice.isNamed(console), Files.isDirectory(file) ? file : file.resolveSibling(""));
    }

    private static Site real(
            Console console,
            Inventory inventory,
            Inventory known,
            InventoryFile file,
            @Nullable LossyRecordings recordings,
            Logins logins,
            @Nullable HostKeyPolicy policy) {
        HostKeyPrompt hostKeys = new HostKeyPrompt(console, policy);
        DetectedPlatforms detected =
                DetectedPlatforms.in(console.configuration().resolve("detected"));
        Ssh ssh = Ssh.open(hostKeys.hostKeys(), Device::socketAddress, file.platforms(), detected)
                .heardBy(taps(recordings));
        return new Site(console, inventory, known, file, null, hostKeys, ssh, recordings, logins);
    }

    private static Site simulated(
            Console console,
            Inventory inventory,
            Inventory known,
            InventoryFile file,
            @Nullable LossyRecordings recordings,
            Logins logins,
            boolean quiet) {
        try {
            Lab lab = Lab.start(
                    inventory.devices().stream().map(Logins::withoutSources).toList());
            if (!quiet) {
                lab.notes().forEach(note -> console.complain("note: " + note));
                if (inventory.devices().stream()
                        .anyMatch(device -> device.settings().sessionLog() != null)) {
                    console.complain("note: the lab writes no session_log, which would take the place of a real one;"
                            + " --record FOLDER keeps what was said");
                }
            }
            Inventory unlogged = inventory.map(device ->
                    Logins.withoutSources(device).with(device.settings().withSessionLog(null)));
            Ssh ssh = Ssh.open(
                            HostKeys.exactly(lab.hostKey()),
                            lab::address,
                            file.platforms(),
                            DetectedPlatforms.inMemory())
                    .heardBy(taps(recordings));
            return new Site(console, unlogged, known, file, lab, null, ssh, recordings, logins);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.USAGE,
                    "the lab cannot start: "
                            + FileBudget.exhausted(e, inventory.size()).orElse(e.getMessage()));
        }
    }

    private static Function<Device, Tap> taps(@Nullable LossyRecordings recordings) {
        return recordings == null ? device -> Tap.NONE : recordings::of;
    }

    /**
     * How many devices this process may open connections for, determined before the first is opened, so that our own limit never appears as
     * a failure of a device; empty if there is no limit. Each device takes one file, a simulated one another for its own end, and a
     * recording one more.
     */
    Optional<FileBudget> files() {
        return OpenFiles.budget(
                1 + (lab == null ? 0 : 1) + (recordings == null ? 0 : 1),
                lab == null ? 0 : lab.routers().size());
    }

    /** So many as are wanted, or else as many as there are files for, which is said once unless it shall be quiet. */
    int affordable(int wanted, Optional<FileBudget> files, boolean quiet) {
        int atOnce = Math.min(wanted, inventory.size());
        int most = files.map(FileBudget::most).orElse(Integer.MAX_VALUE);
        if (most < atOnce && wanted != told && !quiet) {
            told = wanted;
            console.complain("note: at most " + most + (most == 1 ? " device" : " devices") + " at once and not "
                    + wanted + ": " + files.orElseThrow().reason(atOnce));
        }
        return Math.min(wanted, most);
    }

    /** Whether any part of a session is missing from its recording. */
    boolean isRecordingLost() {
        return recordings != null && recordings.isLost();
    }

    private static @Nullable LossyRecordings recordings(Console console, @Nullable Path record) {
        if (record == null) {
            return null;
        }
        try {
            Path folder = new OutputName(record.toString()).in(console.directory());
            return new LossyRecordings(Recordings.in(folder, InstantSource.system()), console);
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, "--record: " + FileProblem.text(e));
        }
    }

    /** Called before a run on these devices: asks about real devices whose host key is unknown, if the policy is to ask. */
    public void prepare(List<Device> devices) throws InterruptedException {
        if (hostKeys != null) {
            hostKeys.prepare(devices);
        }
    }

    /**
     * Called before a run on these devices: each with all secrets that logging in to it takes. Blocks until they are fetched and typed;
     * contacts no device.
     *
     * @throws UserError if one cannot be had
     */
    public Map<Device, Device> complete(List<Device> devices) throws InterruptedException {
        List<Device> complete = logins.complete(devices, ssh);
        Map<Device, Device> byDevice = HashMap.newHashMap(devices.size());
        for (int i = 0; i < devices.size(); i++) {
            byDevice.put(devices.get(i), complete.get(i));
        }
        return byDevice;
    }

    /** The secrets that were fetched for the devices so far; for any thread. */
    Set<String> fetchedSecrets() {
        return logins.known();
    }

    /** The devices with the changes that the settings make. */
    private static Inventory asked(Inventory inventory, Platforms platforms, RunSettings settings) {
        Duration bound = settings.limits().timeout();
        String platform = platform(platforms, settings.site().platform());
        return bound == null && platform == null
                ? inventory
                : inventory.map(device -> {
                    Device sooner = bound == null ? device : bounded(device, bound);
                    return platform == null ? sooner : sooner.as(platform);
                });
    }

    private static @Nullable String platform(Platforms platforms, @Nullable String said) {
        if (said == null || said.equals("auto")) {
            return said == null ? null : Ssh.AUTODETECT;
        }
        if (platforms.named(said).isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--platform: there is no platform " + said + Nearest.hint(said, platforms.names())
                            + "; netfutures platforms lists them");
        }
        return platforms.deviceType(said);
    }

    /** The device with every time-out shortened to {@code bound}. */
    static Device bounded(Device device, Duration bound) {
        return device.with(device.settings().with(device.settings().timeouts().within(bound)));
    }

    public Inventory inventory() {
        return inventory;
    }

    /** All devices that the inventory names, also those that were not chosen at the start and cannot be reached here. */
    public Inventory known() {
        return known;
    }

    /** What the inventory was read from, and what stands there. */
    public InventoryFile file() {
        return file;
    }

    /** The known kinds of devices. */
    public Platforms platforms() {
        return file.platforms();
    }

    /** The platform of this device, if it is known. */
    public Optional<Platform> platform(Device device) {
        return platforms().named(device.platform());
    }

    /** The platform for devices of an unknown kind. */
    Platform generic() {
        return platforms().named(Platforms.GENERIC).orElseThrow();
    }

    /** The lab, if the devices are simulated. */
    public Optional<Lab> lab() {
        return Optional.ofNullable(lab);
    }

    /** The simulated routers; empty if the devices are real. */
    public List<Router> routers() {
        return lab == null ? List.of() : lab.routers();
    }

    public Ssh ssh() {
        return ssh;
    }

    @Override
    public void close() {
        ssh.close();
        try {
            if (lab != null) {
                lab.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lab does not end", e);
        }
    }
}
