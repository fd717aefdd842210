package io.netfutures.app.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where templates are looked for, and in which order. */
@NullMarked
class TemplateSearchTest {
    private static final String PACKAGE = "ntc_templates/templates";

    private final Map<String, String> environment = new TreeMap<>();

    @TempDir
    Path disk;

    private Path home = Path.of("");

    @BeforeEach
    void a_home() throws Exception {
        home = Files.createDirectories(disk.resolve("home/ada"));
    }

    private List<String> sources(Path... said) {
        return new TemplateSearch(environment, home, home, disk)
                .templates(List.of(said)).sources().stream()
                        .map(source -> source.toString().replace(disk + "/", ""))
                        .toList();
    }

    private Path folder(String name) throws Exception {
        Path folder = Files.createDirectories(disk.resolve(name));
        Files.writeString(folder.resolve("index"), "Template, Hostname, Platform, Command\n");
        return folder;
    }

    @Test
    void with_nothing_there_is_what_comes_with_netfutures() {
        assertThat(sources()).containsExactly("built-in");
    }

    @Test
    void all_places_are_asked_in_their_order() throws Exception {
        environment.put("NETFUTURES_TEMPLATES", folder("a") + File.pathSeparator + folder("b"));
        environment.put("NET_TEXTFSM", folder("netmiko").toString());
        environment.put("VIRTUAL_ENV", disk.resolve("venv").toString());
        folder("home/ada/ntc-templates/" + PACKAGE);
        folder("venv/lib/python3.9/site-packages/" + PACKAGE);
        folder("venv/lib/python3.13/site-packages/" + PACKAGE);
        folder("home/ada/.local/lib/python3.11/site-packages/" + PACKAGE);
        folder("usr/local/lib/python3.11/dist-packages/" + PACKAGE);
        folder("usr/lib/python3/dist-packages/" + PACKAGE);
        assertThat(sources(folder("one"), folder("two")))
                .containsExactly(
                        "one",
                        "two",
                        "a",
                        "b",
                        "netmiko",
                        "home/ada/ntc-templates/" + PACKAGE,
                        "venv/lib/python3.13/site-packages/" + PACKAGE,
                        "venv/lib/python3.9/site-packages/" + PACKAGE,
                        "home/ada/.local/lib/python3.11/site-packages/" + PACKAGE,
                        "usr/local/lib/python3.11/dist-packages/" + PACKAGE,
                        "usr/lib/python3/dist-packages/" + PACKAGE,
                        "built-in");
    }

    @Test
    void a_folder_that_is_named_twice_is_asked_once() throws Exception {
        environment.put("NET_TEXTFSM", folder("same").toString());
        assertThat(sources(disk.resolve("same"))).containsExactly("same", "built-in");
    }

    @Test
    void netmiko_also_takes_the_folder_above() throws Exception {
        folder("clone/templates");
        environment.put("NET_TEXTFSM", disk.resolve("clone").toString());
        assertThat(sources()).containsExactly("clone/templates", "built-in");
    }

    @Test
    void a_folder_of_the_environment_may_begin_at_home() throws Exception {
        folder("home/ada/own");
        environment.put("NETFUTURES_TEMPLATES", "~/own");
        assertThat(sources()).containsExactly("home/ada/own", "built-in");
    }

    @Test
    void a_folder_that_was_named_must_be_usable() {
        Path none = disk.resolve("none");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> sources(none))
                .withMessage("--templates: " + none + ": there is no such folder");
        environment.put("NETFUTURES_TEMPLATES", none.toString());
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> sources())
                .withMessage("$NETFUTURES_TEMPLATES: " + none + ": there is no such folder")
                .satisfies(error -> assertThat(error.code()).isEqualTo(ExitCode.USAGE));
    }

    @Test
    void one_that_was_only_found_is_left_out_where_it_is_not() throws Exception {
        Path found = folder("home/ada/ntc-templates/" + PACKAGE);
        Files.writeString(found.resolve("index"), "no index\n");
        assertThat(sources()).containsExactly("built-in");
    }
}
