package io.netfutures.app.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.app.work.Secrets;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are scripts, and files that are none; and lines that must not be kept. */
class ScriptFileTest {
    @TempDir
    Path folder;

    @Test
    void lines_keep_their_numbers_and_a_backslash_joins() throws Exception {
        Path file = folder.resolve("a.nf");
        Files.writeString(file, "\uFEFF#!/usr/bin/env -S netfutures run\r\n\r\nsubmit \\\r\n  sh clock\r\nwait");
        assertThat(Script.read(file).lines())
                .containsExactly(
                        new Script.Line(1, "#!/usr/bin/env -S netfutures run"),
                        new Script.Line(2, ""),
                        new Script.Line(3, "submit   sh clock"),
                        new Script.Line(5, "wait"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "# in C:\\temp\\      | false",
                "wait # in C:\\        | false",
                "echo C:\\#\\         | true",
                "echo a\\\\           | false",
                "echo 'a # b' \\      | true",
                "echo \"a\\\" # b\" \\  | true",
                "echo 'a\\            | false",
                "echo don't C:\\\\    | false",
                "echo \"a\\\\         | false",
                "echo \"a\\          | true",
                "echo \"it's\" # \\   | false",
            })
    void a_backslash_in_a_comment_or_behind_another_joins_nothing(String line, boolean joins) {
        assertThat(Script.of("a.nf", line + "\nwait").lines()).hasSize(joins ? 1 : 2);
        assertThat(Script.of("a.nf", line + "\n\nwait").lines()).hasSize(joins ? 2 : 3);
        assertThat(Script.of("a.py", line + "\nwait").lines()).hasSize(2);
    }

    @Test
    void a_file_that_is_no_script_is_refused_in_one_sentence() throws Exception {
        assertThatThrownBy(() -> Script.read(folder)).hasMessageEndingWith("is a directory, not a file");
        Files.writeString(folder.resolve("morning.nf"), "wait");
        assertThatThrownBy(() -> Script.read(folder.resolve("mornign.nf")))
                .hasMessageEndingWith("mornign.nf: there is no such file; did you mean morning.nf?");
        Files.write(folder.resolve("binary"), new byte[] {'w', 0, 1});
        assertThatThrownBy(() -> Script.read(folder.resolve("binary")))
                .hasMessageEndingWith("is a binary file, not text");
        Files.write(folder.resolve("latin"), new byte[] {'w', (byte) 0xFC});
        assertThatThrownBy(() -> Script.read(folder.resolve("latin"))).hasMessageContaining("is not UTF-8 text");
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
            large.setLength(9 << 20);
        }
        assertThatThrownBy(() -> Script.read(folder.resolve("large"))).hasMessageContaining("larger than 8 MB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "config 'username x password 0 y'              | true",
                "config 'enable secret 5 $1$abc'               | true",
                "config -d srv 'curl -u bob:x http://h/'       | true",
                "config 'standby 1 authentication text x'      | true",
                "config 'snmp-server community public ro'      | true",
                "config 'neighbor 10.0.0.1 password x'         | true",
                "config 'tacacs-server key x'                  | true",
                "config 'key 7 0822455D0A16'                   | true",
                "config 'ip ospf message-digest-key 1 md5 x'   | true",
                "!curl https://me:pw@example.net/              | true",
                "!mysql --password=x                           | true",
                "!export TOKEN=x                               | true",
                "echo tiger                                    | true",
                "submit sh crypto key mypubkey rsa             | false",
                "submit sh clock                               | false",
                "config 'hostname passworddesk'                | false",
                "submit 'sh run ~ include password'            | false",
                "help submit                                   | false",
            })
    void a_line_that_holds_a_secret_is_known(String line, boolean secret) {
        assertThat(Secrets.in(line.replace('~', '|'), List.of("tiger", "x"))).isEqualTo(secret);
    }
}
