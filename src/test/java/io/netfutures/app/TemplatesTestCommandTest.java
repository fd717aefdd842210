package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTestCommandTest {
    private static final int ROWS = 1_000_000;

    @TempDir
    Path home;

    private InProcess program;

    @RegisterExtension
    final Witness witness = new Witness(() -> program.err());

    @BeforeEach
    void open() throws Exception {
        program = new InProcess(home);
        Files.writeString(home.resolve("mac"), """
                Value Required MAC (\\S+)
                Value List FLAGS (\\w)
                Value mac (\\d+)

                Start
                  ^${FLAGS} -> Continue
                  ^\\S ${mac} ${MAC}$$ -> Record
                  ^bad -> Error
                """);
    }

    @Test
    void it_writes_rows_as_the_answers_of_a_run_are_written() throws Exception {
        Files.writeString(home.resolve("text"), "x 1 00.01\n");
        assertThat(program.run("templates", "test", "mac", "text", "--format", "json"))
                .isZero();
        assertThat(program.out()).isEqualTo("[\n{\"mac\":\"00.01\",\"flags\":[\"x\"],\"mac_2\":\"1\"}\n]\n");
        assertThat(program.run("templates", "test", "mac", "text", "--format", "csv"))
                .isZero();
        assertThat(program.out()).isEqualTo("mac,flags,mac_2\r\n00.01,x,1\r\n");
        assertThat(program.run("templates", "test", "mac", "text")).isZero();
        assertThat(program.out()).isEqualTo("mac    flags  mac_2\n00.01  x      1\n");
    }

    @Test
    void a_mark_of_byte_order_is_no_part_of_an_answer() throws Exception {
        Files.writeString(home.resolve("text"), "\uFEFFx 1 00.01\n");
        assertThat(program.run("templates", "test", "mac", "text")).isZero();
        assertThat(program.out()).isEqualTo("mac    flags  mac_2\n00.01  x      1\n");
    }

    @Test
    void rows_before_a_line_that_is_an_error_are_written_too() throws Exception {
        Files.writeString(home.resolve("text"), "x 1 00.01\nbad\n");
        assertThat(program.run("templates", "test", "mac", "text", "--format", "json"))
                .isEqualTo(1);
        assertThat(program.out()).isEqualTo("[\n{\"mac\":\"00.01\",\"flags\":[\"x\"],\"mac_2\":\"1\"}\n]\n");
        assertThat(program.err()).contains("mac:8: line 2 of the text is an error to this template: 'bad'");
    }

    @Test
    void what_is_no_file_of_text_is_told_with_its_name() throws Exception {
        Files.write(home.resolve("old.txt"), "x 1 Z\u00fcrich\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(program.run("templates", "test", "mac", "old.txt")).isEqualTo(2);
        assertThat(program.err()).contains("old.txt is not UTF-8; convert it, as with: iconv");
        Files.createDirectory(home.resolve("answers"));
        assertThat(program.run("templates", "test", "mac", "answers")).isEqualTo(2);
        assertThat(program.err()).contains("answers is a folder; name a file");
    }

    @Tag("slow")
    @Test
    void a_million_rows_of_a_file_are_written_in_128_megabytes_of_heap() throws Exception {
        Path large = home.resolve("large.txt");
        try (Writer lines = Files.newBufferedWriter(large)) {
            for (int i = 0; i < ROWS; i++) {
                lines.write("x %d %04x.%04x.0001\n".formatted(i % 4094, i >>> 16, i & 0xffff));
            }
        }
        for (String format : List.of("csv", "json")) {
            Path written = home.resolve("written");
            Process small = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Main.class.getName(),
                            "templates",
                            "test",
                            home.resolve("mac").toString(),
                            large.toString(),
                            "--format",
                            format)
                    .redirectErrorStream(true)
                    .redirectOutput(written.toFile())
                    .start();
            try {
                assertThat(small.waitFor()).as(format).isZero();
            } finally {
                small.destroyForcibly();
            }
            try (var lines = Files.lines(written)) {
                assertThat(lines.count()).as(format).isEqualTo(ROWS + ("csv".equals(format) ? 1 : 2));
            }
        }
    }
}
