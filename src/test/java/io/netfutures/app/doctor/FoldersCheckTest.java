package io.netfutures.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of folders that cannot be made, because a file is in the way. */
class FoldersCheckTest {
    @TempDir
    Path home;

    private Finding about(String what) throws Exception {
        Path file = Files.writeString(home.resolve("file"), "");
        return new FoldersCheck(Map.of(what, file.resolve("netfutures")), 1)
                .findings()
                .getFirst();
    }

    @Test
    void without_a_place_for_runs_every_run_is_refused_and_the_options_that_help_are_named() throws Exception {
        Path file = home.resolve("file");
        assertThat(about("state"))
                .isEqualTo(Finding.bad(
                        "state",
                        file + "/netfutures cannot be made, for " + file
                                + " is no folder: a run cannot be kept, and is refused before anything is contacted",
                        "--run-dir FOLDER keeps runs elsewhere, --no-journal nowhere; or ls -ld " + file));
    }

    @Test
    void without_a_place_for_settings_nothing_is_remembered() throws Exception {
        Finding found = about("settings");
        assertThat(found.detail()).endsWith("is no folder: nothing will be remembered");
        assertThat(found.advice()).isEqualTo("ls -ld " + home.resolve("file"));
    }
}
