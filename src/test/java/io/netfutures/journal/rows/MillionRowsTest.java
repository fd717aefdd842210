package io.netfutures.journal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.condition.Condition;
import io.netfutures.parse.Cell;
import io.netfutures.parse.Column;
import io.netfutures.parse.Template;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A table of a million rows needs no memory for them. */
@Tag("slow")
class MillionRowsTest {
    private static final int ROWS = 1_000_000;

    @Test
    void a_million_rows_become_csv_in_128_megabytes_of_heap() throws Exception {
        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Export.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(small.inputReader().lines().toList())
                    .containsExactly((ROWS + 1) + " lines of CSV", (ROWS / 2 + 1) + " lines of CSV of an answer");
        } finally {
            small.destroyForcibly();
        }
    }

    /** A program that parses a text without end, nearly, and writes its rows. */
    static final class Export {
        private Export() {}

        public static void main(String[] args) throws Exception {
            Template template = Template.of("mac", """
                    Value Required MAC (\\S+)
                    Value VLAN (\\d+)
                    Value PORT (\\S+)
                    Value List FLAGS (\\w)

                    Start
                      ^${FLAGS} -> Continue
                      ^\\S ${VLAN}\\s+${MAC}\\s+DYNAMIC\\s+${PORT}$$ -> Record
                    """);
            LineCount lines = new LineCount();
            CsvRows csv = new CsvRows(lines, List.of("device", "VLAN", "MAC", "PORT", "FLAGS"), false);
            List<Column> columns = RunRows.columns(template.columns());
            Cell device = new Cell.Text("R1");
            Cell command = new Cell.Text("sh mac");
            template.parse(new Lines(), row -> {
                try {
                    csv.write("", RunRows.row(columns, device, command, row));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            csv.end();
            System.out.println(lines.count + " lines of CSV");
            answer(template);
        }

        /** The same as the answer of a device, of which a condition takes the half. */
        private static void answer(Template template) throws Exception {
            LineCount lines = new LineCount();
            StringWriter text = new StringWriter();
            new Lines().transferTo(text);
            ParsedResults results = new ParsedResults(
                    new AnswerRows((platform, command) -> Optional.of(template)),
                    new RowQuery(Condition.parse("port ~ \"[02468]$\""), List.of(), List.of(), false, null),
                    new RowsAhead(List.of("device", "command", "MAC"), false, ""),
                    new CsvRows(lines, List.of("device", "MAC"), false),
                    false,
                    new Remarks(false),
                    System.out::println);
            results.write(AnswerRowsTest.result("sh mac", "sh mac", text.toString()));
            results.end();
            System.out.println(lines.count + " lines of CSV of an answer");
        }
    }

    /** The lines of a table of MAC addresses. */
    private static final class Lines extends Reader {
        private int number;
        private String rest = "";

        @Override
        public int read(char[] into, int offset, int length) {
            if (rest.isEmpty()) {
                if (number == ROWS) {
                    return -1;
                }
                number++;
                rest = "* %d  %04x.%04x.0001  DYNAMIC  Gi1/0/%d%n"
                        .formatted(number % 4094 + 1, number >>> 16, number & 0xffff, number % 48 + 1);
            }
            int some = Math.min(length, rest.length());
            rest.getChars(0, some, into, offset);
            rest = rest.substring(some);
            return some;
        }

        @Override
        public void close() {}
    }

    /** Keeps nothing. */
    private static final class LineCount extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count += b == '\n' ? 1 : 0;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                write(bytes[i]);
            }
        }
    }
}
