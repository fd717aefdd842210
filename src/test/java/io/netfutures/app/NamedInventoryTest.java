package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.app.work.Choice;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.UserError;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that prints an inventory is run if the user has named it, and not if it only lies there. */
@NullMarked
class NamedInventoryTest {
    @TempDir
    Path folder;

    @BeforeEach
    void program() throws IOException {
        Path file = Files.writeString(
                folder.resolve("devices.yaml"),
                "#!/bin/sh\ntouch " + folder.resolve("ran") + "\necho '- {host: 10.0.0.1, device_type: cisco_ios}'\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void a_program_that_is_found_is_not_run() {
        assertThatThrownBy(() -> load(Choice.NONE, Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessage(folder.resolve("devices.yaml")
                        + ": is a program, which is run only if it is named: -i devices.yaml");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void a_program_that_is_named_is_run() {
        assertThat(load(Choice.of("-i", "devices.yaml"), Map.of())).isEqualTo(1);
        assertThat(load(Choice.NONE, Map.of("NETFUTURES_INVENTORY", "devices.yaml")))
                .isEqualTo(1);
        assertThat(folder.resolve("ran")).exists();
    }

    @Test
    void a_netbox_is_no_file() {
        assertThatThrownBy(() -> load(Choice.of("-i", "netbox:http://netbox.example/"), Map.of("NETBOX_TOKEN", "t")))
                .isInstanceOf(UserError.class)
                .hasMessage("http://netbox.example/api/dcim/devices/: a token is sent over https only; write"
                        + " netbox:https://...");
    }

    private int load(Choice choice, Map<String, String> environment) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Console console = new Console(
                new BufferedReader(new StringReader("")), nowhere, nowhere, () -> false, environment, folder);
        return choice.load(console, true).inventory().size();
    }
}
