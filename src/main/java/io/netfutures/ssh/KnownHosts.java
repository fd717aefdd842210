package io.netfutures.ssh;

import io.netfutures.device.Device;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/**
 * The host keys that are known: an own file, which is added to, and files of the user, which are only read. The format is
 * that of OpenSSH (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"): hashed names, {@code [host]:port}, wildcards and
 * {@code @revoked}; {@code @cert-authority} lines are passed over. Thread-safe.
 */
public final class KnownHosts implements HostKeys {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path own;
    private final boolean addUnknown;
    private final Map<String, List<Line>> plain = new ConcurrentHashMap<>();
    private final List<Line> patterns = new CopyOnWriteArrayList<>();
    private final Map<Path, List<Line>> byDevice = new ConcurrentHashMap<>();

    // The system locks a file for the whole process, and refuses a second lock in it.
    private static final Object WRITING = new Object();

    // The own file as we left it; if it has another size by now, others have written. Guarded by WRITING.
    private long size = -1;
    private long count;
    private boolean torn;

    private record Line(String where, String names, KnownHostEntry entry, PublicKey key) {
        boolean isRevoked() {
            return "revoked".equals(entry.getMarker());
        }
    }

    private KnownHosts(Path own, boolean addUnknown) {
        this.own = own;
        this.addUnknown = addUnknown;
    }

    /**
     * Reads the own file, which need not exist, and those of {@code others} that exist.
     *
     * @param addUnknown whether the key of a device that has none yet is accepted and added, instead of refused
     * @throws KnownHostsException if a file cannot be read, or the own file can be written by others, or a line of it is torn
     */
    public static KnownHosts read(Path own, List<Path> others, boolean addUnknown) throws KnownHostsException {
        KnownHosts known = new KnownHosts(own, addUnknown);
        List<Line> read = new ArrayList<>();
        if (Files.exists(own)) {
            refuseIfOthersCanWrite(own);
            read.addAll(parse(own, true));
        }
        for (Path other : others) {
            if (Files.exists(other)) {
                read.addAll(parse(other, false));
            }
        }
        List<Line> withPatterns = new ArrayList<>();
        read.forEach(line -> known.index(line, withPatterns));
        known.patterns.addAll(withPatterns);
        return known;
    }

    @Override
    public Verdict judge(Device device, PublicKey key) {
        String changed = null;
        boolean known = false;
        for (Line line : linesFor(device)) {
            boolean same = KeyUtils.compareKeys(line.key(), key);
            if (line.isRevoked()) {
                if (same) {
                    return new Verdict.Changed(line.where() + " (revoked)");
                }
            } else if (same) {
                known = true;
            } else if (changed == null) {
                changed = line.where();
            }
        }
        if (known) {
            return new Verdict.Accepted();
        }
        if (changed != null) {
            return new Verdict.Changed(changed);
        }
        if (addUnknown && !device.settings().strictHostKey()) {
            try {
                add(device, key);
                return new Verdict.Accepted();
            } catch (IOException e) {
                return new Verdict.Unknown(" and cannot be remembered (" + e + ")");
            }
        }
        return new Verdict.Unknown("");
    }

    @Override
    public Set<String> typesKnownFor(Device device) {
        Set<String> types = new HashSet<>();
        for (Line line : linesFor(device)) {
            if (!line.isRevoked()) {
                types.add(String.valueOf(KeyUtils.getKeyType(line.key())));
            }
        }
        return types;
    }

    /** The own file. */
    public Path file() {
        return own;
    }

    /** Whether any key is known for the device, not counting revoked ones. */
    public boolean knows(Device device) {
        return !typesKnownFor(device).isEmpty();
    }

    /** Adds a key to the own file: one whole line, under a lock, readable by the user alone. */
    public void add(Device device, PublicKey key) throws IOException {
        String text = pattern(device) + " " + PublicKeyEntry.toString(key) + "\n";
        Path folder = own.toAbsolutePath().getParent();
        if (folder != null && !Files.exists(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        synchronized (WRITING) {
            try (FileChannel file = FileChannel.open(
                            own,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(OWNER_ONLY));
                    FileLock lock = file.lock()) {
                if (file.size() != size) {
                    String others = Files.readString(own, StandardCharsets.ISO_8859_1);
                    count = others.lines().count();
                    torn = !others.isEmpty() && !others.endsWith("\n");
                }
                ByteBuffer bytes = ByteBuffer.wrap(((torn ? "\n" : "") + text).getBytes(StandardCharsets.UTF_8));
                file.position(file.size());
                while (lock.isValid() && bytes.hasRemaining()) {
                    file.write(bytes);
                }
                torn = false;
                size = file.size();
                count++;
                KnownHostEntry entry = KnownHostEntry.parseKnownHostEntry(text.strip());
                index(new Line(own + ":" + count, pattern(device), entry, key), patterns);
            }
        }
    }

    private List<Line> linesFor(Device device) {
        Path extra = device.settings().knownHosts();
        List<Line> found = new ArrayList<>(plain.getOrDefault(pattern(device).toLowerCase(Locale.ROOT), List.of()));
        for (Line line : patterns) {
            if (line.entry().isHostMatch(device.address(), device.port())) {
                found.add(line);
            }
        }
        if (extra != null) {
            for (Line line : byDevice.computeIfAbsent(extra, KnownHosts::readExtra)) {
                if (line.entry().isHostMatch(device.address(), device.port())) {
                    found.add(line);
                }
            }
        }
        return found;
    }

    /** Plain names are looked up; hashes, wildcards and exclusions must be tried one by one. */
    private void index(Line line, List<Line> withPatterns) {
        String names = line.names().toLowerCase(Locale.ROOT);
        if (names.matches(".*[*?!|].*") || names.contains("]:22,") || names.endsWith("]:22")) {
            withPatterns.add(line);
            return;
        }
        for (String name : new HashSet<>(List.of(names.split(",", -1)))) {
            plain.computeIfAbsent(name, any -> new CopyOnWriteArrayList<>()).add(line);
        }
    }

    private static List<Line> readExtra(Path file) {
        try {
            return Files.exists(file) ? parse(file, false) : List.of();
        } catch (KnownHostsException e) {
            // A file that cannot be read makes no key known, and so none accepted.
            return List.of();
        }
    }

    private static List<Line> parse(Path file, boolean own) throws KnownHostsException {
        List<String> texts;
        try {
            texts = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new KnownHostsException(
                    file + ": cannot be read (" + e.getMessage() + "); so no host key is trusted");
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i).strip();
            if (text.isEmpty() || text.startsWith("#") || text.startsWith("@cert-authority")) {
                continue;
            }
            String where = file + ":" + (i + 1);
            try {
                KnownHostEntry entry = KnownHostEntry.parseKnownHostEntry(text);
                PublicKey key = entry.getKeyEntry().resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.IGNORING);
                if (key != null) {
                    String[] words = text.split("\\s+", 3);
                    lines.add(new Line(where, words[text.startsWith("@") ? 1 : 0], entry, key));
                }
            } catch (IOException | GeneralSecurityException | RuntimeException e) {
                if (own) {
                    throw new KnownHostsException(
                            where + ": is not a line of host names, key type and key; repair or remove it");
                }
            }
        }
        return lines;
    }

    private static void refuseIfOthersCanWrite(Path file) throws KnownHostsException {
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            if (mode.contains(PosixFilePermission.GROUP_WRITE) || mode.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new KnownHostsException(
                        file + ": can be written by others (" + PosixFilePermissions.toString(mode)
                                + "), so no key in it is trusted; chmod 600 it after a look at it");
            }
        } catch (UnsupportedOperationException | IOException noSuchModesHere) {
            return;
        }
    }

    private static String pattern(Device device) {
        return device.port() == 22 ? device.address() : "[" + device.address() + "]:" + device.port();
    }
}
