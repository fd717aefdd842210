package io.netfutures.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, as a user has it, against real servers. */
@Tag("slow")
final class RealCommandLineTest {
    @TempDir
    Path home;

    @Test
    void a_server_is_met_known_again_and_not_believed_with_another_key() throws Exception {
        try (RealServer server = OpenSshServer.start()) {
            write(server);
            assertThat(submit("--host-keys", "accept-new").out()).contains("Linux");
            Tool.Ended again = submit();
            assertThat(again.code()).as(again.err()).isZero();

            server.restartWithAnotherKey();
            Tool.Ended changed = submit("--host-keys", "accept-new");
            assertThat(changed.code()).as(changed.err()).isEqualTo(5);
            assertThat(changed.out()).isEmpty();
            assertThat(changed.err()).contains("known_hosts:1 says otherwise; no password was sent");
            server.process().awaitLog(server.endedBeforeLogin());
            assertThat(server.process().log()).noneMatch(line -> line.contains(Account.NAME));
        }
    }

    private void write(RealServer server) throws IOException {
        Files.writeString(home.resolve("devices.yaml"), """
                - device_type: %s
                  host: 127.0.0.1
                  port: %d
                  username: %s
                  password: "%s"
                """.formatted(
                        RealServer.PLATFORM, server.port(), Account.NAME, Account.PASSWORD));
    }

    private Tool.Ended submit(String... options) {
        List<String> words = new ArrayList<>(
                List.of("submit", "-i", home.resolve("devices.yaml").toString()));
        words.addAll(List.of(options));
        words.add("uname -s");
        return new CommandLine(home).run(Map.of(), words.toArray(String[]::new));
    }
}
