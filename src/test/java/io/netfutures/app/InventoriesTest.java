package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.work.Console;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoriesTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void the_command_of_the_page_converts_a_table_and_leaves_secrets_out() throws Exception {
        Files.writeString(folder.resolve("routers.csv"), "name,ip,os,pass\nR1,10.0.0.1,ios,hunter2\n");
        String page = Files.readString(Path.of("src/site/markdown/inventories.md"));
        List<String> commands = Pattern.compile("```\nnetfutures (.*)\n```")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(commands).hasSize(1);

        assertThat(run(commands.getFirst().split(" "))).isZero();
        assertThat(folder.resolve("devices.yaml"))
                .hasContent("- name: R1\n  host: '10.0.0.1'\n  device_type: cisco_ios\n".replace("host", "ip"));
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("note: 1 secrets are left out");
        assertThat(run(commands.getFirst().split(" "))).isEqualTo(74);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is a file of this name already");
    }

    @Test
    void secrets_are_written_on_request_for_the_user_alone() throws Exception {
        Files.writeString(folder.resolve("routers.csv"), "name,ip,os,pass\nR1,10.0.0.1,ios,hunter2\n");

        assertThat(run("inventory", "convert", "routers.csv", "own.yaml", "--secrets"))
                .isZero();
        assertThat(Files.readString(folder.resolve("own.yaml"))).contains("password: hunter2\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("own.yaml"))))
                .isEqualTo("rw-------");
        assertThat(run("inventory", "convert", "routers.csv", "-")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("- name: R1\n")
                .doesNotContain("hunter2");
        assertThat(run("inventory", "invert", "routers.csv", "-")).isEqualTo(2);
    }

    @Test
    void where_a_value_comes_from_is_explained_without_secrets() throws Exception {
        Files.writeString(
                folder.resolve("s.yaml"),
                "username: ops\ndevices:\n- {name: R1, ip: 10.0.0.1, os: ios, user: me, pass: hunter2}\n");

        assertThat(run("devices", "-i", "s.yaml", "--explain", "R1")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("username", "s.yaml:3:", "\nover ", "s.yaml:1:11", "beside the devices", "****")
                .doesNotContain("hunter2");
        assertThat(run("devices", "-i", "s.yaml", "--explain", "R2")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is no device R2; did you mean R1?");
        assertThat(run("devices", "-i", "s.yaml", "--inventory-format", "csv")).isEqualTo(2);
    }

    private int run(String... words) {
        return Main.run(
                new Console(
                        new BufferedReader(new StringReader("")),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        () -> false,
                        Map.of(),
                        folder),
                words);
    }
}
