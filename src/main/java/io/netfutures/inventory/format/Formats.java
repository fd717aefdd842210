package io.netfutures.inventory.format;

import io.netfutures.device.Nearest;
import io.netfutures.device.Printable;
import io.netfutures.inventory.ansible.AnsibleIni;
import io.netfutures.inventory.ansible.AnsibleList;
import io.netfutures.inventory.ansible.AnsibleYaml;
import io.netfutures.inventory.ansible.NetlabDevices;
import io.netfutures.inventory.ansible.NetlabSnapshot;
import io.netfutures.inventory.nornir.Nornir;
import io.netfutures.inventory.program.InventoryProgram;
import io.netfutures.inventory.topology.Containerlab;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The formats that are known, and which of them a file has. */
public final class Formats {
    /** The first that fits is taken: those that can be told for sure come first, the most general shapes last. */
    private static final List<FileFormat> ALL = List.of(
            new AnsibleIni(),
            new Csv(),
            new RouterDb(),
            new Hosts(),
            new Containerlab(),
            new NetlabSnapshot(),
            new NetlabDevices(),
            new AnsibleList(),
            new AnsibleYaml(),
            new Nornir(),
            new ScriptFile(),
            new NetmikoList(),
            new NetmikoTools());

    private Formats() {}

    /** All formats, in the order in which they are tried. */
    public static List<FileFormat> all() {
        return ALL;
    }

    /**
     * The devices of a file, or of the files of a folder; see {@link Folder}. Blocks until the files are read. A file that is a
     * {@linkplain InventoryProgram program} is run, and blocks for as long as that may take.
     *
     * @param said the {@linkplain FileFormat#name name} of the format, or null if it is to be found out
     * @throws FileMistake with file, line and column, if they cannot be read
     */
    public static List<RawDevice> read(Path file, @Nullable String said, Source.Surroundings surroundings)
            throws FileMistake {
        FileFormat format = said == null ? null : named(said);
        if (Files.isDirectory(file)) {
            return Folder.read(file, format, surroundings);
        }
        Source source = InventoryProgram.is(file) ? printed(file, surroundings) : Source.read(file, surroundings);
        return read(source, format == null ? of(source) : format);
    }

    /** What a program prints, which is run only if not everybody can write it. */
    private static Source printed(Path program, Source.Surroundings surroundings) throws FileMistake {
        surroundings.files().check(program, new Place(Printable.line(program.toString()), 1, 1));
        return Source.printed(program, new InventoryProgram(program).run("--list"), surroundings);
    }

    static List<RawDevice> read(Source source, FileFormat format) throws FileMistake {
        List<RawDevice> devices = format.read(source);
        if (devices.isEmpty()) {
            throw noDevices(source);
        }
        return devices;
    }

    /** The format of this file. */
    static FileFormat of(Source source) throws FileMistake {
        for (FileFormat each : ALL) {
            if (each.fits(source)) {
                refuseBoth(each, source);
                return each;
            }
        }
        throw unknown(source);
    }

    /** A file with groups of Ansible and a list of devices beside them could be taken for either. */
    private static void refuseBoth(FileFormat format, Source source) throws FileMistake {
        if (format instanceof AnsibleYaml && source.root() instanceof Entries root) {
            Map.Entry<String, Entry> list = ScriptFile.list(root).orElse(null);
            if (list != null) {
                throw list.getValue()
                        .keyPlace()
                        .error("under " + Printable.line(list.getKey())
                                + " is a list of devices, and beside it are groups of Ansible; put them into two files of a"
                                + " folder, or say with --inventory-format script or ansible-yaml which is meant");
            }
        }
    }

    private static FileFormat named(String name) throws FileMistake {
        for (FileFormat each : ALL) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        List<String> names = ALL.stream().map(FileFormat::name).toList();
        throw new FileMistake("there is no format of inventories \"" + Printable.line(name) + "\""
                + Nearest.hint(name, names) + "; known are " + String.join(", ", names));
    }

    private static FileMistake unknown(Source source) {
        Value root;
        try {
            root = source.yaml().orElse(null);
        } catch (FileMistake mistake) {
            return mistake;
        }
        if (root == null || (root instanceof Scalar word && word.kind() == ScalarKind.NULL)) {
            return noDevices(source);
        }
        boolean isWord = root instanceof Scalar word && !word.text().strip().matches("(?s).*\\s.*");
        return root.place()
                .error("this is " + (isWord ? "a single word" : "plain text") + ", not an inventory; "
                        + OtherFormat.SHAPES);
    }

    private static FileMistake noDevices(Source source) {
        return source.start().error("no devices in this file; " + OtherFormat.SHAPES);
    }
}
