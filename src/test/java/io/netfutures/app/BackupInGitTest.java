package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Backups whose changes are commits. */
@Tag("slow")
class BackupInGitTest {
    @TempDir
    Path home;

    private Classroom room;
    private Path configs;
    private String err = "";

    @RegisterExtension
    final Witness witness = new Witness(() -> this.err);

    @BeforeEach
    void open() throws Exception {
        room = Classroom.open(home);
        configs = home.resolve("configs");
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    private int backup(String... words) {
        return backupAs(Map.of("HOME", home.toString()), words);
    }

    private int backupAs(Map<String, String> environment, String... words) {
        InProcess program = new InProcess(home).with(environment);
        int code = program.run(Stream.concat(
                        Stream.of("backup", "-i", room.inventory().toString(), "-o", configs.toString(), "--git"),
                        Stream.of(words))
                .toArray(String[]::new));
        err = program.err();
        return code;
    }

    private static List<RevCommit> log(Git git) throws Exception {
        return StreamSupport.stream(git.log().call().spliterator(), false).toList();
    }

    @Test
    void a_new_folder_becomes_a_repository_and_a_commit_names_what_has_changed() throws Exception {
        assertThat(backup("-d", "R1,R2")).isZero();
        assertThat(err).contains("committed: 2 of 2 new: R1, R2\n");
        room.router("R1").configure("hostname X");
        assertThat(backup()).isZero();
        assertThat(err).contains("1 the same, 1 changed, 1 new in ", "committed: 1 of 3 changed: R1; new: R3\n");
        assertThat(backup()).isZero();
        assertThat(err).contains("3 the same in ", "nothing to commit\n");
        try (Git git = Git.open(configs.toFile())) {
            assertThat(log(git).stream().map(RevCommit::getFullMessage))
                    .containsExactly("1 of 3 changed: R1; new: R3\n", "2 of 2 new: R1, R2\n");
            assertThat(git.status().call().isClean()).isTrue();
            assertThat(log(git).getFirst().getAuthorIdent().getEmailAddress()).endsWith("@localhost");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(configs.resolve(".git"))))
                .isEqualTo("rwx------");
        assertThat(home.resolve(".config/jgit")).doesNotExist();
    }

    @Test
    void the_user_of_git_commits_and_many_names_stand_below() throws Exception {
        Files.writeString(home.resolve(".gitconfig"), "[user]\n name = Ops Team\n email = ops@example.net\n");
        try (SixtyRouters routers = SixtyRouters.start(home)) {
            InProcess program = new InProcess(home);
            assertThat(program.run(
                            "backup",
                            "-i",
                            "devices.yaml",
                            "--host-keys",
                            "off",
                            "-o",
                            "configs",
                            "--git",
                            "-d",
                            "R[1-12]"))
                    .as(program.err())
                    .isZero();
            assertThat(program.err()).contains("committed: 12 of 12 new\n");
            assertThat(routers.lab().routers()).isNotEmpty();
        }
        try (Git git = Git.open(configs.toFile())) {
            RevCommit commit = log(git).getFirst();
            assertThat(commit.getFullMessage())
                    .isEqualTo("12 of 12 new\n\nnew: R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, R11, R12\n");
            PersonIdent author = commit.getAuthorIdent();
            assertThat(author.getName() + " <" + author.getEmailAddress() + ">")
                    .isEqualTo("Ops Team <ops@example.net>");
        }
        room.router("R1").configure("hostname Z");
        assertThat(backupAs(Map.of("HOME", home.toString(), "GIT_AUTHOR_NAME", "Night", "GIT_AUTHOR_EMAIL", "n@e.net")))
                .isZero();
        try (Git git = Git.open(configs.toFile())) {
            assertThat(log(git).getFirst().getAuthorIdent().getName()).isEqualTo("Night");
            assertThat(log(git).getFirst().getCommitterIdent().getName()).isEqualTo("Ops Team");
        }
    }

    @Test
    void nothing_else_in_the_repository_is_touched_and_no_hook_is_run() throws Exception {
        Path top = Files.createDirectory(home.resolve("network"));
        configs = top.resolve("sub folder");
        try (Git git = Git.init().setDirectory(top.toFile()).call()) {
            Files.writeString(top.resolve("README"), "one\n");
            git.add().addFilepattern("README").call();
            git.commit()
                    .setSign(false)
                    .setMessage("begin")
                    .setAuthor("a", "a@b.c")
                    .setCommitter("a", "a@b.c")
                    .call();
            Files.writeString(top.resolve("README"), "two\n");
            Files.writeString(top.resolve("staged"), "staged\n");
            Files.writeString(top.resolve("loose"), "loose\n");
            git.add().addFilepattern("staged").call();
            Path ran = home.resolve("ran");
            for (String hook : List.of("pre-commit", "commit-msg", "post-commit", "reference-transaction")) {
                Path file = Files.createDirectories(top.resolve(".git/hooks")).resolve(hook);
                Files.writeString(file, "#!/bin/sh\necho " + hook + " >> '" + ran + "'\nexit 1\n");
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            Files.writeString(top.resolve(".gitattributes"), "*.cfg filter=evil\n");
            git.getRepository().getConfig().setString("filter", "evil", "clean", "touch '" + ran + "'");
            git.getRepository().getConfig().setBoolean("commit", null, "gpgsign", true);
            git.getRepository().getConfig().save();

            assertThat(backup("-d", "R1")).isZero();
            assertThat(err).contains("committed: 1 of 1 new: R1\n");
            assertThat(ran).doesNotExist();
            Files.delete(top.resolve(".gitattributes"));
            Status status = git.status().call();
            assertThat(status.getAdded()).containsExactly("staged");
            assertThat(status.getModified()).containsExactly("README");
            assertThat(status.getUntracked()).containsExactly("loose");
            assertThat(git.getRepository().resolve("HEAD:sub folder/R1.cfg")).isNotNull();
            assertThat(git.getRepository().resolve("HEAD:staged")).isNull();
            assertThat(log(git)).hasSize(2);
        }
    }

    @Test
    void files_that_were_not_committed_are_with_the_next_backup() throws Exception {
        assertThat(backup("-d", "R1")).isZero();
        Files.createFile(configs.resolve(".git/index.lock"));
        assertThat(backup()).isEqualTo(74);
        assertThat(err)
                .contains("1 the same, 2 new in ", "the files are there, but not committed: ", "index")
                .doesNotContain("Exception", "\tat ");
        Files.delete(configs.resolve(".git/index.lock"));
        assertThat(backup()).isZero();
        assertThat(err).contains("3 the same in ", "committed: 2 of 3 new: R2, R3\n");
    }

    @Test
    void a_folder_with_files_of_others_becomes_no_repository() throws Exception {
        Files.createDirectory(configs);
        Files.writeString(configs.resolve("notes.txt"), "mine");
        assertThat(backup()).isEqualTo(74);
        assertThat(err)
                .contains("nothing was contacted: " + configs
                        + ": lies in no git repository, and has files already; make one there with: git init "
                        + configs);
        assertThat(configs.resolve(".git")).doesNotExist();
        assertThat(room.router("R1").connections()).isZero();
    }

    @Test
    void a_repository_in_the_middle_of_a_merge_takes_no_commit() throws Exception {
        assertThat(backup("-d", "R1")).isZero();
        Files.writeString(configs.resolve(".git/MERGE_HEAD"), "0123456789012345678901234567890123456789\n");
        assertThat(backup()).isEqualTo(74);
        assertThat(err).contains("takes no commit now (", "end that first");
    }
}
