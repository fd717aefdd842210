package io.netfutures.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Origin;
import io.netfutures.device.Settings;
import io.netfutures.lab.cli.Personality;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plays the dialogues of {@code dialogues.txt} with simulated devices: after {@code == platform} (and the login name, if it
 * is not cisco), {@code > } is typed with Enter, {@code ! } without, and {@code < } is waited for.
 */
@NullMarked
@Tag("slow")
class PlatformsTest {
    private static final Map<String, List<String>> DIALOGUES = dialogues();
    private static final SshClient CLIENT = SshClient.setUpDefaultClient();

    @BeforeAll
    static void start() {
        CLIENT.setServerKeyVerifier((session, address, key) -> true);
        CLIENT.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                true, List.of(BuiltinDHFactories.curve25519), ClientBuilder.DH2KEX));
        CLIENT.start();
    }

    @AfterAll
    static void stop() {
        CLIENT.stop();
    }

    private static Map<String, List<String>> dialogues() {
        try (InputStream file = PlatformsTest.class.getResourceAsStream("dialogues.txt")) {
            Map<String, List<String>> dialogues = new LinkedHashMap<>();
            List<String> current = new ArrayList<>();
            for (String line : new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("== ")) {
                    current = new ArrayList<>();
                    assertThat(dialogues.put(line.substring(3), current)).isNull();
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    current.add(line);
                }
            }
            return dialogues;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Stream<String> titles() {
        return DIALOGUES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("titles")
    void a_device_speaks_as_its_platform_does(String title) throws Exception {
        List<String> words = List.of(title.split(" "));
        String user = words.size() > 1 ? words.get(1) : "cisco";
        Credentials credentials = Credentials.of(user.replaceFirst("\\+.*", ""), "cisco");
        Device device = new Device(
                "r1", "192.168.100.1", 22, words.getFirst(), credentials, Settings.DEFAULT, Set.of(), Origin.CODE);
        try (Lab lab = Lab.start(List.of(device))) {
            Router router = lab.routers().getFirst();
            words.stream().skip(2).forEach(router::alsoAsk);
            try (Visitor visitor = Visitor.at(CLIENT, router, user, "cisco")) {
                for (String line : Objects.requireNonNull(DIALOGUES.get(title))) {
                    String text = unescaped(line.length() > 2 ? line.substring(2) : "");
                    switch (line.charAt(0)) {
                        case '<' -> visitor.await(text);
                        case '>' -> visitor.type(text + "\r");
                        case '!' -> visitor.type(text);
                        case '-' -> visitor.awaitEnd();
                        default -> throw new AssertionError(line);
                    }
                }
            }
        }
    }

    private static String unescaped(String text) {
        return text.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\e", "\033")
                .replace("\\b", "\b")
                .replace("\\0", "\0")
                .replace("\\a", "\007")
                .replace("\\x03", "\003")
                .replace("\\x1a", "\032")
                .replace("\\x15", "\025");
    }

    @ParameterizedTest
    @ValueSource(strings = {"diffie-hellman-group14-sha1", "diffie-hellman-group-exchange-sha256"})
    void a_fortigate_takes_a_client_that_knows_only_old_key_exchanges(String only) throws Exception {
        Device device = new Device(
                "r1",
                "192.168.100.1",
                22,
                "fortinet",
                Credentials.of("cisco", "cisco"),
                Settings.DEFAULT,
                Set.of(),
                Origin.CODE);
        try (Lab lab = Lab.start(List.of(device));
                SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier((session, address, key) -> true);
            client.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                    false, BuiltinDHFactories.parseDHFactoriesList(only).getParsedFactories(), ClientBuilder.DH2KEX));
            client.start();
            try (Visitor visitor = Visitor.at(client, lab.routers().getFirst(), "cisco", "cisco")) {
                visitor.await("r1 # ");
            }
        }
    }

    @Test
    void every_platform_has_a_dialogue() {
        assertThat(titles().map(title -> title.split(" ")[0]))
                .containsAll(Personality.known().stream()
                        .map(Personality::fileOf)
                        .distinct()
                        .toList());
    }
}
