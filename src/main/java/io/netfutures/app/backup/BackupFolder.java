package io.netfutures.app.backup;

import io.netfutures.app.work.Console;
import io.netfutures.device.FileName;
import io.netfutures.device.NaturalOrder;
import io.netfutures.device.Printable;
import io.netfutures.device.Reply;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.ResultWriter;
import io.netfutures.journal.WholeFile;
import io.netfutures.nodeset.NodeSet;
import io.netfutures.platform.Platforms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with the configuration of each device in a file of its own, as {@code R1.cfg}. A file is replaced as a whole, and only by
 * a whole answer that differs from it in more than what changes by itself; otherwise it keeps its time too. What is no plain file, such
 * as a link, is never written through.
 */
public final class BackupFolder implements ResultWriter {
    private static final String ENDING = ".cfg";
    private static final int MOST_NAMED = 5;

    private final Path folder;
    private final Platforms platforms;
    private final boolean masks;
    private final @Nullable Commits commits;
    private final Told told;
    private final Map<Became, List<String>> devices = new EnumMap<>(Became.class);
    private final Map<String, Path> files =
            new TreeMap<>(Comparator.comparing(NaturalOrder::key).thenComparing(name -> name));
    private boolean isLacking;

    /** What became of the file of a device. */
    private enum Became {
        SAME("the same"),
        CHANGED("changed"),
        NEW("new"),
        FAILED("failed"),
        NOT_DONE("not done");

        final String words;

        Became(String words) {
            this.words = words;
        }
    }

    /** Where files are committed when all of them are there. */
    @FunctionalInterface
    public interface Commits {
        /** Commits these files, each under the name of its device, of so many; returns what the commit says, if one was needed. */
        Optional<String> commit(Map<String, Path> files, int of) throws IOException;
    }

    /**
     * Whom it is told.
     *
     * @param isQuiet whether nothing is, but what goes wrong
     * @param known the names of all devices that the inventory has
     */
    public record Told(Console console, boolean isQuiet, Set<String> known) {}

    /**
     * Writes into a folder that is there.
     *
     * @param masks whether secrets are replaced by stars
     * @param commits null if nothing is committed
     */
    public BackupFolder(Path folder, Platforms platforms, boolean masks, @Nullable Commits commits, Told told) {
        this.folder = folder;
        this.platforms = platforms;
        this.masks = masks;
        this.commits = commits;
        this.told = told;
    }

    @Override
    public void write(DeviceResult result) throws IOException {
        ready(result).write();
    }

    @Override
    public Readied ready(DeviceResult result) {
        String name = result.device().name();
        return switch (result.state()) {
            case CANCELLED -> () -> became(Became.NOT_DONE, name);
            case RAISED -> () -> became(Became.FAILED, name);
            case RETURNED -> {
                byte[] text = text(result).getBytes(StandardCharsets.UTF_8);
                yield () -> write(name, text);
            }
        };
    }

    private String text(DeviceResult result) {
        String answer = result.outputs().stream().map(Reply.Output::text).collect(Collectors.joining("\n"));
        List<String> lines = platforms
                .named(result.device().platform())
                .map(platform -> platform.lasting(answer))
                .orElseGet(() -> answer.lines().toList());
        List<String> written = masks ? MaskedConfiguration.of(lines) : lines;
        return written.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private void write(String name, byte[] text) throws IOException {
        Path file = folder.resolve(FileName.of(name) + ENDING);
        if (text.length == 0) {
            became(Became.FAILED, name);
            isLacking = true;
            told.console().complain(name + ": its configuration is empty, so its file is left as it is");
            return;
        }
        boolean written = false;
        try {
            Became became = replace(file, text);
            became(became, name);
            files.put(name, file);
            written = true;
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) { // the system does not say of which file it speaks
            throw new IOException(file + ": " + e.getMessage(), e);
        } finally {
            if (!written) {
                became(Became.FAILED, name);
            }
        }
    }

    private static Became replace(Path file, byte[] text) throws IOException {
        boolean isThere = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (isThere && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(
                    file.toString(), null, "is no plain file, and is left as it is; move it away");
        }
        if (isThere && Files.size(file) == text.length && Arrays.equals(Files.readAllBytes(file), text)) {
            return Became.SAME;
        }
        PosixFileAttributes before =
                isThere ? Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS) : null;
        try (WholeFile whole = WholeFile.createOwn(file, true)) {
            whole.out().write(text);
            whole.commit();
        }
        if (before == null) {
            return Became.NEW;
        }
        Files.setPosixFilePermissions(file, before.permissions()); // who could read it still can
        return Became.CHANGED;
    }

    private void became(Became what, String name) {
        devices.computeIfAbsent(what, none -> new ArrayList<>()).add(name);
    }

    @Override
    public boolean isLacking() {
        return isLacking;
    }

    @Override
    public void end() throws IOException {
        if (!told.isQuiet()) {
            tell();
        }
        if (commits != null) {
            int all = devices.values().stream().mapToInt(List::size).sum();
            Optional<String> commit = committed(commits, all);
            if (!told.isQuiet()) {
                say(commit.map(text -> "committed: " + text).orElse("nothing to commit"));
            }
        }
    }

    private Optional<String> committed(Commits to, int all) throws IOException {
        try {
            return to.commit(files, all);
        } catch (IOException e) {
            throw new IOException("the files are there, but not committed: " + e.getMessage(), e);
        }
    }

    private void say(String line) {
        told.console().err().println(Printable.text(line));
    }

    /** {@code 297 the same, 2 changed, 1 new, 1 failed: R5}, and which were changed. */
    private void tell() throws IOException {
        List<String> counts = new ArrayList<>();
        List<String> named = new ArrayList<>();
        for (Map.Entry<Became, List<String>> each : devices.entrySet()) {
            Became what = each.getKey();
            String names = NodeSet.fold(each.getValue());
            boolean isOpen = what == Became.FAILED || what == Became.NOT_DONE;
            counts.add(each.getValue().size() + " " + what.words + (isOpen ? ": " + names : ""));
            if (what == Became.CHANGED || what == Became.NEW) {
                named.add(what.words + ": " + names);
            }
        }
        say(String.join(", ", counts) + " in " + folder);
        if (!named.isEmpty()) {
            say(String.join("; ", named));
        }
        Set<String> left = ofNobody();
        if (!left.isEmpty()) {
            told.console()
                    .complain("note: of no device of the inventory, and left as "
                            + (left.size() == 1 ? "it is: " : "they are: ")
                            + left.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                            + (left.size() > MOST_NAMED ? " and " + (left.size() - MOST_NAMED) + " more" : ""));
        }
    }

    private Set<String> ofNobody() throws IOException {
        Set<String> own =
                told.known().stream().map(name -> FileName.of(name) + ENDING).collect(Collectors.toSet());
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING) && !name.startsWith(".") && !own.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
