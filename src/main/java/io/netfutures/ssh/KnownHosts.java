package io.netfutures.ssh;

import io.netfutures.device.Device;
import io.netfutures.device.FileProblem;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/**
 * The known host keys: those in the tool's own file, to which new ones are added, and those in files of the user, which are only
 * read. The format is OpenSSH's (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"): hashed names, {@code [host]:port}, wildcards and
 * {@code @revoked}; {@code @cert-authority} lines are ignored. Thread-safe.
 */
public final class KnownHosts implements HostKeys {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private static final int SSH = 22;

    private final Path own;
    private final boolean addUnknown;
    private final Map<String, List<Line>> plain = new ConcurrentHashMap<>();
    private final List<Line> patterns = new CopyOnWriteArrayList<>();
    private final Map<Path, List<Line>> byDevice = new ConcurrentHashMap<>();

    private final List<String> damaged = new ArrayList<>();

    // A file lock belongs to the whole process, which cannot take it twice.
    private static final Object WRITING = new Object();

    // The own file as it was left; if its size differs, another process has written to it. Guarded by WRITING.
    private long size = -1;
    private long count;
    private boolean torn;

    private record Line(String where, boolean isRevoked, HostNames names, PublicKey key) {}

    private KnownHosts(Path own, boolean addUnknown) {
        this.own = own;
        this.addUnknown = addUnknown;
    }

    /**
     * Reads the own file, which need not exist, and those of {@code others} that exist. Blocks for the files only.
     *
     * @param addUnknown whether the first key of a device is accepted and added to the own file, instead of refused
     * @throws KnownHostsException if a file cannot be read, if others may write to the own file, or if a line of it is damaged
     */
    public static KnownHosts read(Path own, List<Path> others, boolean addUnknown) throws KnownHostsException {
        KnownHosts known = new KnownHosts(own, addUnknown);
        List<Line> read = new ArrayList<>();
        if (Files.exists(own)) {
            refuseIfOthersCanWrite(own);
            read.addAll(parse(own, true, known.damaged));
        }
        for (Path other : others) {
            if (Files.exists(other)) {
                read.addAll(parse(other, false, known.damaged));
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
        Optional<Verdict> withoutPort = withoutPort(device, key);
        if (withoutPort.isPresent()) {
            return withoutPort.get();
        }
        if (addUnknown && !device.settings().hostKeys().strict()) {
            try {
                add(device, key);
                return new Verdict.Accepted();
            } catch (IOException e) {
                return new Verdict.Unknown(" and cannot be remembered (" + FileProblem.text(e) + ")");
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

    /** The lines of the user's files that are damaged and say nothing therefore, as {@code FILE:LINE}. */
    public List<String> damaged() {
        return List.copyOf(damaged);
    }

    /** Whether a key is known for the device, not counting revoked ones. */
    public boolean knows(Device device) {
        return !typesKnownFor(device).isEmpty();
    }

    /** Adds a key to the own file, as one whole line under a file lock. A new file is readable by the user only. */
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
                    String others = text(file);
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
                index(new Line(own + ":" + count, false, HostNames.of(pattern(device)), key), patterns);
            }
        }
    }

    /** Reads the file through the descriptor that holds the lock: closing another one of the same file would release the lock. */
    private static String text(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
        file.position(0);
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    private List<Line> linesFor(Device device) {
        return linesFor(device, pattern(device));
    }

    /**
     * The verdict of the lines for the bare name, about a device at a port other than 22 of which no key is known. As in OpenSSH, only
     * an identical key counts: it makes the device the same machine, or a revoked one.
     */
    private Optional<Verdict> withoutPort(Device device, PublicKey key) {
        if (device.port() == SSH) {
            return Optional.empty();
        }
        Optional<Verdict> verdict = Optional.empty();
        for (Line line : linesFor(device, device.address())) {
            if (KeyUtils.compareKeys(line.key(), key)) {
                if (line.isRevoked()) {
                    return Optional.of(new Verdict.Changed(line.where() + " (revoked)"));
                }
                verdict = Optional.of(new Verdict.Accepted());
            }
        }
        return verdict;
    }

    private List<Line> linesFor(Device device, String name) {
        String small = name.toLowerCase(Locale.ROOT);
        List<Line> found = new ArrayList<>(plain.getOrDefault(small, List.of()));
        patterns.stream().filter(line -> line.names().match(small)).forEach(found::add);
        Path extra = device.settings().hostKeys().file();
        if (extra != null) {
            byDevice.computeIfAbsent(extra, KnownHosts::readExtra).stream()
                    .filter(line -> line.names().match(small))
                    .forEach(found::add);
        }
        return found;
    }

    /** Literal names go into a map; hashes, wildcards and exclusions have to be tried one by one. */
    private void index(Line line, List<Line> withPatterns) {
        Set<String> names = line.names().plain();
        if (names.isEmpty()) {
            withPatterns.add(line);
        }
        for (String name : names) {
            plain.computeIfAbsent(name, any -> new CopyOnWriteArrayList<>()).add(line);
        }
    }

    private static List<Line> readExtra(Path file) {
        try {
            return Files.exists(file) ? parse(file, false, new ArrayList<>()) : List.of();
        } catch (KnownHostsException e) {
            // Then no key is known from it, and so none is accepted.
            return List.of();
        }
    }

    /** @param damaged gets the places of lines that cannot be used, unless the file is the own one */
    private static List<Line> parse(Path file, boolean own, List<String> damaged) throws KnownHostsException {
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
                boolean revoked = text.startsWith("@revoked");
                String[] words = (revoked ? text.substring("@revoked".length()).strip() : text).split("\\s+", 2);
                PublicKey key = PublicKeyEntry.parsePublicKeyEntry(words[1])
                        .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.IGNORING);
                if (key != null) {
                    lines.add(new Line(where, revoked, HostNames.of(words[0]), key));
                }
            } catch (IOException | GeneralSecurityException | RuntimeException e) {
                if (own) {
                    throw new KnownHostsException(
                            where + ": is not a line of host names, key type and key; repair or remove it");
                }
                damaged.add(where);
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
        } catch (UnsupportedOperationException | IOException ignored) {
            // This file system has no such modes.
            return;
        }
    }

    private static String pattern(Device device) {
        return device.port() == SSH ? device.address() : "[" + device.address() + "]:" + device.port();
    }
}
