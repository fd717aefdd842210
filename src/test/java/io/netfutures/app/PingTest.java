package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.ClosedPort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ping}, over real sockets. */
@Tag("slow")
class PingTest {
    @TempDir
    Path home;

    private String out = "";
    private String err = "";
    private String typed = "";

    private int run(String... words) {
        InProcess netfutures = new InProcess(home);
        int code = netfutures.typed(typed, words);
        out = netfutures.out();
        err = netfutures.err();
        return code;
    }

    /** An inventory of devices on this machine, {@code NAME PORT} each, in this order; no host key is known. */
    private String inventory(String... devices) throws Exception {
        StringBuilder yaml = new StringBuilder();
        for (String device : devices) {
            String[] words = device.split(" ");
            yaml.append("""
                    - name: %s
                      device_type: cisco_ios
                      host: 127.0.0.1
                      port: %s
                      username: cisco
                      password: cisco
                    """.formatted(words[0], words[1]));
        }
        Path file = home.resolve("some.yaml");
        Files.writeString(file, yaml);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }

    @Test
    void simulated_devices_are_dialled_in_the_place_of_the_real_ones() throws Exception {
        String file = inventory("R2 22", "R1 23", "R10 24");
        assertThat(run("ping", "--lab", "-i", file, "-q")).isZero();
        assertThat(out.lines().toList().subList(0, 3))
                .allMatch(line -> line.matches("\\{'R\\d+': '127\\.0\\.0\\.1:\\d+ connected after [0-9.]+ ms,"
                        + " identified after [0-9.]+ ms as SSH-2\\.0-\\S+'}"));
        assertThat(out).endsWith("\nReachable: ['R2', 'R1', 'R10']\nUnreachable: []\n");
        assertThat(err).isEmpty();
    }

    @Test
    void many_devices_are_folded_and_counted() throws Exception {
        String file = inventory(IntStream.rangeClosed(1, 21)
                .mapToObj(number -> "R" + number + " " + (2200 + number))
                .toArray(String[]::new));
        assertThat(run("ping", "--lab", "-i", file, "-q")).isZero();
        assertThat(out).endsWith("\nReachable: 21: R[1-21]\nUnreachable: []\n");
    }

    @Test
    void the_lists_are_in_the_order_of_the_inventory_and_nobody_needs_a_host_key() throws Exception {
        try (Classroom room = Classroom.open(Files.createDirectory(home.resolve("other")))) {
            String file = inventory(
                    "R9 " + room.port("R1"),
                    "down-2 " + ClosedPort.take(),
                    "R1 " + room.port("R3"),
                    "down-1 " + ClosedPort.take(),
                    "R5 " + room.port("R2"));
            assertThat(run("ping", "-i", file, "--delay", "R9=200ms", "--delay", "down-2=100ms"))
                    .isEqualTo(1);
            assertThat(out).endsWith("\nReachable: ['R9', 'R1', 'R5']\nUnreachable: ['down-2', 'down-1']\n");
            assertThat(err)
                    .containsPattern("netfutures: down-1 \\(127\\.0\\.0\\.1:\\d+\\): connect: nothing listens there; ")
                    .contains("5 devices: 3 ok, 2 failed in ");
            assertThat(room.lab().routers()).allMatch(router -> router.loginsTried() == 0);
        }
    }

    @Test
    void ndjson_is_one_object_a_line_and_nothing_else() throws Exception {
        try (Classroom room = Classroom.open(Files.createDirectory(home.resolve("other")))) {
            String file = inventory("up " + room.port("R1"), "down " + ClosedPort.take());
            assertThat(run("ping", "-i", file, "-q", "--format", "ndjson")).isEqualTo(1);
            assertThat(out.lines()).hasSize(2).allMatch(line -> line.startsWith("{\"device\":\""));
            assertThat(out)
                    .containsPattern(
                            "\"device\":\"up\".*\"state\":\"returned\".*\"command\":\"ping\",\"output\":\"127\\.")
                    .containsPattern("\"device\":\"down\".*\"state\":\"raised\".*\"type\":\"ConnectRefused\"");
        }
    }

    @Test
    void a_script_holds_pings_by_a_name_and_selects_with_a_word() throws Exception {
        String file = inventory("R1 22", "R2 23", "R3 24");
        typed = """
                p = ping R[1-2]
                wait p
                done p
                futures p
                ping R3
                """;
        assertThat(run("run", "--lab", "-i", file, "-q", "-")).as(err).isZero();
        assertThat(out)
                .contains("R1")
                .contains("R2")
                .endsWith("Reachable: ['R3']\nUnreachable: []\n")
                .doesNotContain("Reachable: ['R1'");
    }

    @Test
    void ctrl_c_twice_ends_a_ping_that_hears_nothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Program program = Program.start(
                        home,
                        "ping",
                        "-w",
                        "1",
                        "-i",
                        inventory("R1 " + silent.getLocalPort(), "R2 " + ClosedPort.take()));
                Socket met = silent.accept()) {
            interrupt(program);
            assertThat(program.nextErr()).contains("Connection: R1");
            List<String> told = List.of(program.nextErr());
            assertThat(told.getFirst()).contains("1 pending");
            interrupt(program);
            assertThat(met.getInputStream().read()).isEqualTo(-1);
            assertThat(program.exitCode()).isEqualTo(130);
            assertThat(program.restOfOut()).noneMatch(line -> line.contains("'R1': "));
        }
    }

    private static void interrupt(Program program) throws Exception {
        new ProcessBuilder("kill", "-INT", Long.toString(program.handle().pid()))
                .start()
                .waitFor();
    }
}
