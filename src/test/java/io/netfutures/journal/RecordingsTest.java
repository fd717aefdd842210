package io.netfutures.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.FileName;
import io.netfutures.device.Origin;
import io.netfutures.device.Secret;
import io.netfutures.device.Settings;
import io.netfutures.session.Tap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings as they are written and read again. */
class RecordingsTest {
    private static final String HEADER = "{\"version\": 2, \"width\": 80, \"height\": 24}\n";

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    private static Device device(String name, String password) {
        return new Device(
                name,
                "192.0.2.1",
                22,
                "cisco_ios",
                new Credentials("cisco", Secret.of(password), Secret.of("enable-secret"), null, Secret.of("abc")),
                Settings.DEFAULT,
                Set.of(),
                Origin.CODE);
    }

    private Recordings recordings() throws IOException {
        return Recordings.in(folder.resolve("new/recordings"), () -> now);
    }

    private Path file(String name) {
        return folder.resolve("new/recordings").resolve(name);
    }

    private void passes(int millis) {
        now = now.plusMillis(millis);
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("x.cast"), text);
    }

    @Test
    void a_recording_is_an_asciicast_with_times_of_the_clock() throws Exception {
        Tap tap = recordings().of(device("R1", "login-password"));
        tap.start();
        passes(12);
        tap.received("\r\nR1#".getBytes(UTF_8));
        passes(1);
        tap.typed("sh clock\n".getBytes(UTF_8));
        passes(-5000);
        tap.received(new byte[] {'\u001b', '[', 'm', (byte) 0xFF, 0x7F, (byte) 0xC3});
        passes(7000);
        tap.received(new byte[] {(byte) 0xA9});
        tap.close();
        tap.close();

        assertThat(file("R1.cast")).hasContent("""
                        {"version":2,"width":80,"height":24,"timestamp":1795428000,"idle_time_limit":2,"title":"R1 (192.0.2.1:22)","device":"R1","platform":"cisco_ios","encoding":"UTF-8"}
                        [0.012000,"o","\\r\\nR1#"]
                        [0.013000,"i","sh clock\\n"]
                        [0.013000,"o","\\u001B[m\\uDCFF\\u007F\\uDCC3"]
                        [2.013000,"o","\\uDCA9"]
                        """);
        Cast cast = Cast.read(file("R1.cast"));
        assertThat(cast.title()).isEqualTo("R1 (192.0.2.1:22)");
        assertThat(cast.platform()).isEqualTo("cisco_ios");
        assertThat(cast.entries().get(1)).isEqualTo(new Cast.Entry(Duration.ofMillis(13), true, "sh clock\n"));
        assertThat(cast.entries().get(3).bytes()).containsExactly(0xA9);
    }

    @Test
    void only_the_owner_can_read_it_and_nothing_that_exists_is_touched_or_followed() throws Exception {
        Recordings recordings = recordings();
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Files.createSymbolicLink(file("R1.cast"), victim);
        Files.createSymbolicLink(file("R1-2.cast"), folder.resolve("nowhere"));
        Files.writeString(file("R1-3.cast"), "of an earlier run");

        recordings.of(device("R1", "login-password")).start();

        assertThat(file("R1-4.cast")).exists();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("R1-4.cast"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(""))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("new"))))
                .isEqualTo("rwx------");
        assertThat(victim).hasContent("precious");
        assertThat(folder.resolve("nowhere")).doesNotExist();
        assertThat(file("R1-3.cast")).hasContent("of an earlier run");
    }

    @Test
    void sessions_of_one_device_and_names_that_are_one_elsewhere_get_numbers() throws Exception {
        Recordings recordings = recordings();
        for (String name : List.of("R1", "R1", "r1", "a/b", "a/b")) {
            Tap tap = recordings.of(device(name, "login-password"));
            tap.start();
            tap.close();
        }
        String encoded = FileName.of("a/b");
        try (var files = Files.list(file(""))) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "R1.cast", "R1-2.cast", "r1-3.cast", encoded + ".cast", encoded + "-2.cast");
        }
    }

    @Test
    void no_file_is_made_for_a_session_that_never_started() throws Exception {
        recordings().of(device("R1", "login-password")).close();
        assertThat(file("")).isEmptyDirectory();
    }

    @Test
    void every_secret_of_the_device_is_hidden_in_both_directions_at_every_cut() throws Exception {
        String said = "username cisco password login-password\r\nenable secret enable-secret\r\nabc";
        for (int cut = 0; cut <= said.length(); cut++) {
            Tap tap = recordings().of(device("cut" + cut, "login-password"));
            tap.start();
            tap.received(said.substring(0, cut).getBytes(UTF_8));
            tap.typed("enable-".getBytes(UTF_8));
            tap.received(said.substring(cut).getBytes(UTF_8));
            tap.typed("secret\n".getBytes(UTF_8));
            tap.close();
            assertThat(file("cut" + cut + ".cast"))
                    .content()
                    .doesNotContain("password\\r", "enable-secret")
                    .doesNotContain("login-p");
            assertThat(said(Cast.read(file("cut" + cut + ".cast")), false))
                    .asString(UTF_8)
                    .isEqualTo("username cisco password ****\r\nenable secret ****\r\nabc");
            assertThat(said(Cast.read(file("cut" + cut + ".cast")), true))
                    .asString(UTF_8)
                    .isEqualTo("****\n");
        }
    }

    private static byte[] said(Cast cast, boolean typed) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        cast.entries().stream().filter(each -> each.typed() == typed).forEach(each -> all.writeBytes(each.bytes()));
        return all.toByteArray();
    }

    @Test
    void any_pieces_come_back_as_they_were() throws Exception {
        Random random = new Random(3);
        Tap tap = recordings().of(device("R1", "login-password"));
        tap.start();
        List<byte[]> pieces = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            byte[] piece = new byte[1 + random.nextInt(20)];
            random.nextBytes(piece);
            pieces.add(piece);
            if (random.nextBoolean()) {
                tap.received(piece);
            } else {
                tap.typed(piece);
            }
        }
        tap.close();
        assertThat(Cast.read(file("R1.cast")).entries().stream().map(Cast.Entry::bytes))
                .containsExactlyElementsOf(pieces);
    }

    @Test
    void what_other_programs_write_can_be_read() throws Exception {
        Cast cast =
                Cast.read(written("{\"version\": 2, \"width\": 80, \"env\": {\"TERM\": \"xterm\"}, \"theme\": [1]}\n"
                        + "[1, \"o\", \"\u00e9\\u00e9\"]\n\n[1.5, \"m\", \"a mark\"]\n[2.5e0, \"i\", \"q\"]"));
        assertThat(cast.entries())
                .containsExactly(
                        new Cast.Entry(Duration.ofSeconds(1), false, "\u00e9\u00e9"),
                        new Cast.Entry(Duration.ofMillis(2500), true, "q"));
        assertThat(cast.title()).isEqualTo("x.cast");
        assertThat(cast.torn()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {"[0.5, \"o\", \"cut of", "[0.5", "[", "[0.5, \"o\", \"cut off\""})
    void a_torn_last_line_is_left_out(String torn) throws Exception {
        Cast cast = Cast.read(written(HEADER + "[0.1, \"o\", \"whole\"]\n" + torn));
        assertThat(cast.entries()).hasSize(1);
        assertThat(cast.torn()).isTrue();
    }

    @Test
    void a_last_line_that_is_torn_inside_a_character_is_left_out_too() throws Exception {
        Path file = written(HEADER + "[0.1, \"o\", \"\u00e9");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(Cast.read(file).torn()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | x.cast is empty",
                "hello | x.cast:1: the header is no JSON; this is no recording",
                "[1] | x.cast:1: here should stand a header",
                "{\"width\": 80} | x.cast:1: only asciicast version 2 can be played, not none",
                "{\"version\": 3} | x.cast:1: only asciicast version 2 can be played, not 3",
                "{\"version\": 2 | x.cast:1: the header is no JSON",
                "{\"version\": 2, \"encoding\": \"x y\"} | x.cast:1: the encoding x y is not known here",
                "{\"version\": 2}/{}/ | x.cast:2: here should stand [seconds, \"o\" or \"i\", \"text\"]",
                "{\"version\": 2}/[1,\"o\",\"\"]/[1,\"o\"]/ | x.cast:3: here should stand",
                "{\"version\": 2}/[-1,\"o\",\"\"]/ | x.cast:2: here should stand",
                "{\"version\": 2}/[1e99,\"o\",\"\"]/ | x.cast:2: here should stand",
                "{\"version\": 2}/[1,\"o\",\"\"] []/ | x.cast:2: here should stand",
                "{\"version\": 2}/[1,2,3]/ | x.cast:2: here should stand",
                "{\"version\": 2}/[1,\"o\",\"\",1]/ | x.cast:2: here should stand",
                "{\"version\": 2}/[/[1,\"o\",\"\"] | x.cast:2: here should stand"
            })
    void a_broken_file_is_named_with_its_line(String text, String message) throws Exception {
        Path file = written(text.replace('/', '\n'));
        assertThatThrownBy(() -> Cast.read(file))
                .isInstanceOf(Cast.NoRecording.class)
                .hasMessageStartingWith(folder + "/" + message);
    }

    @Test
    void bytes_that_are_no_text_are_named_with_their_line() throws Exception {
        Path file = Files.write(folder.resolve("x.cast"), new byte[] {'{', '}', (byte) 0xFF, '\n'});
        assertThatThrownBy(() -> Cast.read(file)).hasMessageEndingWith("x.cast:1: this is not UTF-8");
    }
}
