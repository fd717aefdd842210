package io.netfutures.app.git;

import io.netfutures.device.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryState;
import org.eclipse.jgit.lib.UserConfig;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * A folder within the work tree of a git repository, some of whose files are committed as they are. Nothing else in the repository is
 * touched: what others have staged stays staged. No hook, filter or signature program is run. Blocks for the file system.
 */
public final class GitFolder {
    private static final int MOST_NAMED = 10;

    private final Path folder;
    private final boolean isNew;

    private GitFolder(Path folder, boolean isNew) {
        this.folder = folder;
        this.isNew = isNew;
    }

    /**
     * The folder, if it lies in a repository; or an empty one, in which a repository is made with the first commit. Changes nothing.
     *
     * @param home of the user, in whose {@code .gitconfig} stands who commits
     * @throws IOException if it is neither, or the repository takes no commit
     */
    public static GitFolder open(Path folder, Path home, Map<String, String> environment) throws IOException {
        SystemReader.setInstance(new GitSettings(SystemReader.getInstance(), home, environment));
        Path real = folder.toRealPath();
        Optional<Repository> found = found(real);
        if (found.isEmpty()) {
            try (Stream<Path> all = Files.list(real)) {
                if (all.findAny().isPresent()) {
                    throw new IOException(folder
                            + ": lies in no git repository, and has files already; make one there with: git init "
                            + folder);
                }
            }
            return new GitFolder(real, true);
        }
        try (Repository repository = found.get()) {
            RepositoryState state = repository.getRepositoryState();
            if (state != RepositoryState.SAFE) {
                throw new IOException(repository.getDirectory() + ": takes no commit now ("
                        + (state == RepositoryState.BARE ? "it has no work tree" : state.getDescription())
                        + "); end that first");
            }
        }
        return new GitFolder(real, false);
    }

    private static Optional<Repository> found(Path folder) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(folder.toFile());
        return builder.getGitDir() == null ? Optional.empty() : Optional.of(builder.build());
    }

    private Repository repository() throws IOException {
        Optional<Repository> found = found(folder);
        if (found.isPresent()) {
            return found.get();
        }
        if (!isNew) {
            throw new IOException(folder + ": the git repository is gone");
        }
        Repository made =
                new FileRepositoryBuilder().setWorkTree(folder.toFile()).build();
        made.create();
        Files.setPosixFilePermissions(
                made.getDirectory().toPath(),
                PosixFilePermissions.fromString("rwx------")); // it holds what the files do
        return made;
    }

    /**
     * Commits these files, as they are now.
     *
     * @param files in this folder, each with the name of what it is about
     * @param of how many such files there are in all
     * @return what the commit says; empty if nothing differs from the last one, so that there is none
     */
    public Optional<String> commit(Map<String, Path> files, int of) throws IOException {
        try (Repository repository = repository()) {
            DirCache index = repository.lockDirCache(); // first, so that nobody else commits meanwhile
            try {
                return commit(repository, index, files, of);
            } finally {
                index.unlock();
            }
        } catch (JGitInternalException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private Optional<String> commit(Repository repository, DirCache index, Map<String, Path> files, int of)
            throws IOException {
        ObjectId head = repository.resolve(Constants.HEAD);
        try (ObjectInserter inserter = repository.newObjectInserter();
                ObjectReader reader = inserter.newReader();
                RevWalk walk = new RevWalk(reader)) {
            DirCache tree = head == null
                    ? DirCache.newInCore()
                    : DirCache.read(reader, walk.parseCommit(head).getTree());
            DirCacheEditor ofTree = tree.editor();
            DirCacheEditor ofIndex = index.editor();
            List<String> changed = new ArrayList<>();
            List<String> fresh = new ArrayList<>();
            Path top = repository.getWorkTree().toPath().toRealPath();
            for (Map.Entry<String, Path> each : files.entrySet()) {
                Path file = folder.resolve(each.getValue().getFileName());
                String path = top.relativize(file).toString();
                byte[] content = Files.readAllBytes(file);
                DirCacheEntry before = tree.getEntry(path);
                if (before != null && before.getObjectId().equals(inserter.idFor(Constants.OBJ_BLOB, content))) {
                    continue;
                }
                (before == null ? fresh : changed).add(Printable.line(each.getKey()));
                Entry entry = new Entry(inserter.insert(Constants.OBJ_BLOB, content), content.length, time(file));
                ofTree.add(entry.at(path));
                ofIndex.add(entry.at(path));
            }
            if (changed.isEmpty() && fresh.isEmpty()) {
                return Optional.empty();
            }
            ofTree.finish();
            String message = message(changed, fresh, of);
            ObjectId commit = inserter.insert(commit(repository, head, tree.writeTree(inserter), message));
            inserter.flush();
            move(repository, head, commit, message);
            if (!ofIndex.commit()) {
                throw new IOException(repository.getIndexFile() + ": cannot be written, though the commit is made");
            }
            return Optional.of(message.lines().findFirst().orElse(message));
        }
    }

    private static Instant time(Path file) throws IOException {
        return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
    }

    /** A file of a commit. */
    private record Entry(ObjectId blob, int length, Instant modified) {
        DirCacheEditor.PathEdit at(String path) {
            return new DirCacheEditor.PathEdit(path) {
                @Override
                public void apply(DirCacheEntry entry) {
                    entry.setFileMode(FileMode.REGULAR_FILE);
                    entry.setObjectId(blob);
                    entry.setLength(length);
                    entry.setLastModified(modified);
                }
            };
        }
    }

    private static CommitBuilder commit(Repository repository, @Nullable ObjectId head, ObjectId tree, String message) {
        UserConfig user = repository.getConfig().get(UserConfig.KEY);
        Instant now = Instant.now();
        ZoneId zone = ZoneId.systemDefault();
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        if (head != null) {
            commit.setParentId(head);
        }
        commit.setAuthor(new PersonIdent(user.getAuthorName(), user.getAuthorEmail(), now, zone));
        commit.setCommitter(new PersonIdent(user.getCommitterName(), user.getCommitterEmail(), now, zone));
        commit.setMessage(message);
        return commit;
    }

    private static void move(Repository repository, @Nullable ObjectId head, ObjectId commit, String message)
            throws IOException {
        RefUpdate update = repository.updateRef(Constants.HEAD);
        update.setExpectedOldObjectId(head == null ? ObjectId.zeroId() : head);
        update.setNewObjectId(commit);
        update.setRefLogMessage("commit: " + message.lines().findFirst().orElse(""), false);
        RefUpdate.Result result = update.update();
        switch (result) {
            case NEW, FAST_FORWARD, FORCED -> {}
            default ->
                throw new IOException(repository.getDirectory() + ": somebody else has committed meanwhile (" + result
                        + "); run it again");
        }
    }

    /** {@code 2 of 300 changed: R1, R7; new: R9}. */
    static String message(List<String> changed, List<String> fresh, int of) {
        boolean isNamed = changed.size() + fresh.size() <= MOST_NAMED;
        String names = String.join("\n", parts("changed: ", changed, "new: ", fresh, ", "));
        if (!isNamed) {
            return String.join(
                            "; ",
                            parts(
                                    changed.size() + " of " + of + " changed",
                                    changed,
                                    fresh.size() + " of " + of + " new",
                                    fresh,
                                    null))
                    + "\n\n" + names + "\n";
        }
        return String.join(
                        "; ",
                        parts(
                                changed.size() + " of " + of + " changed: ",
                                changed,
                                (changed.isEmpty() ? fresh.size() + " of " + of + " " : "") + "new: ",
                                fresh,
                                ", "))
                + "\n";
    }

    private static List<String> parts(
            String first, List<String> some, String second, List<String> others, @Nullable String between) {
        List<String> parts = new ArrayList<>();
        if (!some.isEmpty()) {
            parts.add(first + (between == null ? "" : String.join(between, some)));
        }
        if (!others.isEmpty()) {
            parts.add(second + (between == null ? "" : String.join(between, others)));
        }
        return parts;
    }
}
