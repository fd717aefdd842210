package io.netfutures.app.work;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Origin;
import io.netfutures.device.Settings;
import io.netfutures.device.Surroundings;
import io.netfutures.inventory.InventoryFile;
import io.netfutures.inventory.netbox.NetBox;
import io.netfutures.inventory.program.InventoryProgram;
import io.netfutures.journal.KeptDevice;
import io.netfutures.secret.Keyring;
import io.netfutures.yaml.FileMistake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The devices chosen by the options before or after a command. Null means not given.
 *
 * @param inventory the file that describes the devices
 * @param format the name of the format of that file; null if it is to be found out
 * @param devices selects some of them
 * @param exclude removes some of the selected
 * @param lab whether to use simulated devices instead
 * @param pick how many of those to pick at random
 * @param runs the folder with the runs that a selection may name
 */
public record Choice(
        @Nullable Path inventory,
        @Nullable String format,
        @Nullable String devices,
        @Nullable String exclude,
        boolean lab,
        @Nullable Integer pick,
        @Nullable Path runs) {
    private static final Map<String, String> OPTIONS = Map.of(
            "-i",
            "-i",
            "--inventory",
            "-i",
            "-d",
            "-d",
            "--devices",
            "-d",
            "-x",
            "-x",
            "--exclude",
            "-x",
            "--pick",
            "--pick");

    public static final Choice NONE = new Choice(null, null, null, false);

    /** A choice from an inventory whose format is found out. */
    public Choice(@Nullable Path inventory, @Nullable String devices, @Nullable String exclude, boolean lab) {
        this(inventory, null, devices, exclude, lab, null, null);
    }

    /**
     * What these words say: {@code -i FILE}, {@code -d SET}, {@code -x SET} or their long names, {@code --inventory=FILE}; and {@code
     * --pick N}. Without an inventory it is the lab's.
     *
     * @throws UserError if there are other words
     */
    public static Choice of(String... words) {
        Map<String, String> said = new HashMap<>();
        for (int i = 0; i < words.length; i++) {
            String[] parts = words[i].split("=", 2);
            String name = OPTIONS.get(parts[0]);
            if (name == null || (parts.length == 1 && i + 1 == words.length)) {
                throw new UserError(
                        ExitCode.USAGE,
                        words[i] + ": known are --inventory FILE, --devices SET, --exclude SET, or -i, -d and -x,"
                                + " and --pick N");
            }
            said.put(name, parts.length == 2 ? parts[1] : words[++i]);
        }
        String file = said.get("-i");
        return new Choice(
                file == null ? null : Path.of(file),
                null,
                said.get("-d"),
                said.get("-x"),
                file == null,
                number(said.get("--pick")),
                null);
    }

    private static @Nullable Integer number(@Nullable String pick) {
        try {
            return pick == null ? null : Integer.valueOf(pick);
        } catch (NumberFormatException e) {
            throw new UserError(ExitCode.USAGE, "--pick needs a number of devices, not " + pick);
        }
    }

    /** This choice, with the devices that {@code set} selects. */
    public Choice selecting(String set) {
        return new Choice(inventory, format, set, exclude, lab, pick, runs);
    }

    /**
     * Those of the devices of kept runs that are chosen, by what is kept of them: names, addresses and platforms.
     *
     * @param door where commands come from
     * @throws UserError if there is none, or the choice has no meaning
     */
    public Set<String> among(List<KeptDevice> devices, Console console, Door door) {
        Map<String, Device> then = new LinkedHashMap<>();
        for (KeptDevice each : devices) {
            then.put(
                    each.name(),
                    new Device(
                            each.name(),
                            each.part().address(),
                            each.part().port(),
                            each.part().platform(),
                            new Credentials("", null, null, null, null),
                            Settings.DEFAULT,
                            Set.of(),
                            Origin.CODE));
        }
        Surroundings around =
                new Around(console, ungrouped(KeptRuns.in(console, runs).outcomes()), door == Door.COMMAND);
        return selected(Inventory.of(List.copyOf(then.values())), around, console, false).devices().stream()
                .map(Device::name)
                .collect(Collectors.toSet());
    }

    private static Surroundings ungrouped(Surroundings sets) {
        return new Surroundings() {
            @Override
            public Optional<DeviceSet> set(String word) {
                return sets.set(word).or(() -> {
                    throw new IllegalArgumentException("@" + word
                            + ": of a kept run no groups are known; what is: names, addresses, platform:NAME, and @"
                            + String.join(", @", sets.words()));
                });
            }
        };
    }

    /** The expression that chooses devices; empty for all. */
    String selection() {
        return Stream.of(
                        devices == null ? "" : devices,
                        exclude == null ? "" : "-x " + exclude,
                        pick == null ? "" : "--pick " + pick)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Whether the user has named the inventory; else it is only found in a default place. */
    boolean isNamed(Console console) {
        return inventory != null
                || !console.environment()
                        .getOrDefault("NETFUTURES_INVENTORY", "")
                        .isEmpty();
    }

    /** The devices of another inventory, whichever are chosen of them. */
    public Choice of(@Nullable Path other, boolean simulated) {
        return new Choice(other, inventory == null ? null : format, null, null, simulated, null, runs);
    }

    /** This choice, with simulated devices. */
    public Choice inTheLab() {
        return new Choice(inventory, format, devices, exclude, true, pick, runs);
    }

    /** Whether an inventory is named, or is found in a default place. */
    public boolean hasInventory(Console console) {
        return find(console).isPresent();
    }

    /** Whether there is an inventory that is read from files alone, and not printed by a program or asked of a server. */
    public boolean isInFiles(Console console) {
        return find(console)
                .filter(file -> !NetBox.isMeant(file.toString()) && !InventoryProgram.is(file))
                .isPresent();
    }

    /** The inventory file; throws a {@link UserError} if there is none. */
    public Path inventoryFile(Console console) {
        return find(console)
                .orElseThrow(() -> new UserError(
                        ExitCode.USAGE,
                        "no inventory: name one with -i FILE or $NETFUTURES_INVENTORY, or put it at"
                                + " ./inventory/devices.yaml or ./devices.yaml"));
    }

    private Optional<Path> find(Console console) {
        if (inventory != null) {
            return Optional.of(at(inventory.toString(), console));
        }
        String variable = console.environment().getOrDefault("NETFUTURES_INVENTORY", "");
        if (!variable.isEmpty()) {
            return Optional.of(at(variable, console));
        }
        for (String each : List.of("inventory/devices.yaml", "devices.yaml")) {
            if (Files.exists(console.directory().resolve(each))) {
                return Optional.of(console.directory().resolve(each));
            }
        }
        Path chapter = console.installation().resolve("inventory/devices.yaml");
        if (lab && Files.exists(chapter)) {
            return Optional.of(chapter);
        }
        return Optional.empty();
    }

    /** A file, relative to the folder of the console; what names a NetBox is none. */
    private static Path at(String inventory, Console console) {
        return NetBox.isMeant(inventory)
                ? Path.of(inventory)
                : console.directory().resolve(inventory);
    }

    /** A program is run only if the user has named it: a folder to which somebody lures the user must not hold one. */
    private void refuseFoundProgram(Path file, Console console) {
        if (!isNamed(console) && InventoryProgram.is(file)) {
            throw new UserError(
                    ExitCode.USAGE,
                    file + ": is a program, which is run only if it is named: -i "
                            + console.directory().relativize(file));
        }
    }

    /** Like {@link #load(Console, boolean, Door)}, never from standard input; files that are encrypted are left out. */
    public InventoryFile load(Console console, boolean quiet) {
        return loaded(console, quiet, Door.PROMPT, null).file();
    }

    /**
     * What an inventory holds.
     *
     * @param file the inventory and its platforms, with the chosen devices only
     * @param whole all devices, also those that are not chosen
     * @param around what a selection may name besides them
     */
    record Loaded(InventoryFile file, Inventory whole, Surroundings around) {}

    /**
     * Loads the chosen devices and the platform files beside their inventory; prints notes about the inventory to standard error,
     * unless {@code quiet}.
     *
     * @param door where commands come from; if the devices stand in standard input, no command may
     */
    public InventoryFile load(Console console, boolean quiet, Door door) {
        Keyring vaults = lab ? null : new Keyring(console.environment(), new PasswordPrompt(console), List.of());
        return loaded(console, quiet, door, vaults).file();
    }

    /**
     * As {@link #load}, and keeps the devices that are not chosen.
     *
     * @param vaults has the passwords of files that ansible-vault has encrypted; null to leave these out
     */
    Loaded loaded(Console console, boolean quiet, Door door, @Nullable Keyring vaults) {
        Path file = inventoryFile(console);
        try {
            refuseFoundProgram(file, console);
            InventoryFile loaded = InventoryFile.load(file, format, console.environment(), vaults);
            if (!quiet) {
                loaded.notes().forEach(note -> console.complain("note: " + note));
                if (!lab) {
                    loaded.exposure().forEach(note -> console.complain("note: " + note));
                }
            }
            Surroundings around = new Around(console, KeptRuns.in(console, runs).outcomes(), door == Door.COMMAND);
            Inventory chosen = selected(loaded.inventory(), around, console, quiet);
            return new Loaded(loaded.with(chosen), loaded.inventory(), around);
        } catch (FileMistake e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, file + ": " + e.getMessage());
        }
    }

    private Inventory selected(Inventory all, Surroundings around, Console console, boolean quiet) {
        String set = devices;
        Inventory chosen = set == null ? all : asSaid("-d", () -> all.select(set, around));
        return asSaid("-x", () -> narrowed(all, chosen, around, console, quiet));
    }

    /** A mistake in a selection is one of this option, and not of the inventory. */
    private static Inventory asSaid(String option, Supplier<Inventory> selecting) {
        try {
            return selecting.get();
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, option + ": " + e.getMessage());
        }
    }

    /**
     * Those of the devices that are not excluded, and of these the picked ones; says which were picked, unless {@code quiet}.
     *
     * @throws IllegalArgumentException if the devices to exclude have no meaning
     */
    Inventory narrowed(Inventory all, Inventory chosen, Surroundings around, Console console, boolean quiet) {
        Inventory left = exclude == null ? chosen : chosen.without(all.without(all.without(exclude, around)));
        if (left.size() == 0) {
            throw new UserError(ExitCode.USAGE, "-x leaves no device");
        }
        if (pick == null) {
            return left;
        }
        if (pick < 1) {
            throw new UserError(ExitCode.USAGE, "--pick needs at least 1 device, not " + pick);
        }
        Inventory picked = left.pick(pick, ThreadLocalRandom.current());
        if (!quiet) {
            console.complain("picked " + picked.folded() + " of " + left.size() + " devices");
        }
        return picked;
    }
}
