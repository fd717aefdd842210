package io.netfutures.session;

import static io.netfutures.session.Streams.ESC;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for whatever a device sends; the inputs are drawn by chance from fixed seeds. */
@Tag("slow")
class ScreenPropertiesTest {
    private static final List<String> PIECES = List.of(
            "text",
            "R1#",
            "  ",
            "\t",
            "x",
            "--More--",
            "\r",
            "\n",
            "\r\n",
            "\b",
            "\b\b\b",
            "\u000b",
            "\f",
            "\u0000",
            "\u0007",
            "\u0018",
            "\u001a",
            "\u007f",
            "\u0084",
            "\u0085",
            "\u008d",
            "\u009b",
            "\u009c",
            "\u009d",
            "\u00fc",
            "\u4e2d",
            "\ud83d\ude00",
            "\u202e",
            ESC,
            ESC + "[",
            ESC + "]0;",
            ESC + "P",
            ESC + "_",
            ESC + "\\",
            ESC + "D",
            ESC + "E",
            ESC + "M",
            ESC + "7",
            ESC + "8",
            ESC + "c",
            ESC + "(B",
            ESC + "[?25h",
            ESC + "[1;24r",
            ESC + "[24;1H",
            ESC + "[m");
    private static final String FINALS = "@ABCDEFGHIJKLMPXZ`adefmrsu";
    private static final byte[] BROKEN = {(byte) 0xFF, (byte) 0xC3, (byte) 0xE4, (byte) 0xF0, (byte) 0x9F, (byte) 0x80};

    @Test
    void what_devices_send_shows_the_same_however_it_is_cut() {
        Random random = new Random(1);
        int splits = 0;
        for (Streams stream : Streams.ofDevices()) {
            byte[] bytes = stream.sent().getBytes(StandardCharsets.UTF_8);
            String whole = state(bytes, StandardCharsets.UTF_8, bytes.length, random);
            for (int i = 0; i < 1500; i++, splits++) {
                assertThat(state(bytes, StandardCharsets.UTF_8, 1 + random.nextInt(60), random))
                        .isEqualTo(whole);
            }
        }
        assertThat(splits).isGreaterThan(20_000);
    }

    @Test
    void any_mix_of_text_and_sequences_shows_the_same_however_it_is_cut() {
        Random random = new Random(2);
        for (int i = 0; i < 12_000; i++) {
            Charset charset = i % 4 == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
            byte[] bytes = mix(random, charset);
            String whole = state(bytes, charset, bytes.length, random);
            assertThat(state(bytes, charset, 1, random)).isEqualTo(whole);
            for (int j = 0; j < 8; j++) {
                assertThat(state(bytes, charset, 1 + random.nextInt(20), random))
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void no_control_character_but_newline_and_tab_comes_out_and_nothing_changes_the_second_time() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            Screen screen = new Screen(StandardCharsets.UTF_8);
            screen.receive(mix(random, StandardCharsets.UTF_8));
            String text = screen.tail(100_000);
            assertThat(text.codePoints()
                            .allMatch(c -> c == '\n'
                                    || c == '\t'
                                    || (!Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)))
                    .as(text)
                    .isTrue();
            Screen again = new Screen(StandardCharsets.UTF_8);
            again.receive(text.getBytes(StandardCharsets.UTF_8));
            assertThat(again.tail(100_000)).isEqualTo(text);
        }
    }

    @Test
    void no_line_of_an_output_is_lost_to_a_pager_an_echo_or_a_line_end() {
        Random random = new Random(4);
        for (int i = 0; i < 5_000; i++) {
            Pages pages = Pages.ALL.get(i % Pages.ALL.size());
            String lineEnd = List.of("\r\n", "\n", "\r\r\n", "\n\r", "\r\n\r", "\r\r\r\n")
                    .get(random.nextInt(6));
            boolean struck = pages.mustBeStruck() || random.nextBoolean();
            Screen screen = new Screen(StandardCharsets.UTF_8);
            StringBuilder expected = new StringBuilder("R1# show\n");
            send(screen, random, "R1# s\rR1# sh" + ESC + "[Ko\bow" + lineEnd);
            for (int line = 0; line < 20; line++) {
                if (random.nextInt(4) == 0) {
                    send(screen, random, pages.mark());
                    if (struck) {
                        screen.strike();
                    }
                    send(screen, random, pages.erase());
                }
                // Where nothing is erased, an empty line is the one that the mark leaves.
                String text = line(random) + (pages.erase().isBlank() ? "." : "");
                expected.append(text).append('\n');
                send(screen, random, colored(text, random) + lineEnd);
            }
            assertThat(screen.since(0)).as("%s %s", pages, struck).isEqualTo(expected.toString());
        }
    }

    @Test
    void no_line_is_lost_of_a_device_that_ends_its_lines_with_a_return_alone() {
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            Screen screen = new Screen(StandardCharsets.UTF_8);
            StringBuilder expected = new StringBuilder("Welcome\nR1#show\n");
            send(screen, random, "Welcome\rR1#show\r");
            for (int line = 0; line < 20; line++) {
                String text = line(random);
                expected.append(text).append('\n');
                send(screen, random, colored(text, random) + "\r");
            }
            send(screen, random, "R1#");
            assertThat(screen.tail(100_000)).isEqualTo(expected + "R1#");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text of a line\r\n",
                "x",
                "\r\n",
                " \b",
                "\t",
                "\t\rx",
                "x\r",
                "\rx\t",
                "\bx",
                "E[P",
                "E[@",
                "E[1K",
                "E[1Jx",
                "E[9X",
                "E[Ax",
                "E[A\nx",
                "E[64Ax\n",
                "E[64AxE[64Bx",
                "x\nE[99A",
                "E[L",
                "xE[L",
                "E[M",
                "E[9999Cx",
                "E[9999Cx\r",
                "E[9;9Hx",
                "Ecx",
                "x E[2;9r",
                "E",
                "E[",
                "E]",
                "Ex]\n",
                "EP\u001a",
                "1;",
                "\u20ac",
                "\r\n\r",
                "E7E[9Bx\nE8"
            })
    void the_cost_is_linear_even_if_the_device_means_harm(String pattern) {
        String piece = pattern.replace("E", ESC);
        for (String start :
                List.of("", "\nx\ty".repeat(70) + "x".repeat(8000), "E[", "E]", "\t" + "y".repeat(20_000))) {
            byte[] few =
                    (start.replace("E", ESC) + piece.repeat(20_000 / piece.length())).getBytes(StandardCharsets.UTF_8);
            byte[] many =
                    (start.replace("E", ESC) + piece.repeat(160_000 / piece.length())).getBytes(StandardCharsets.UTF_8);
            long most = 30 * cost(few, 0, 2) + 300_000_000L;
            assertThat(cost(many, most, 6))
                    .as("nanoseconds of %s", start.length())
                    .isLessThan(most);
        }
    }

    /** How a device marks a page and goes on. */
    private record Pages(String mark, String erase, boolean mustBeStruck) {
        static final List<Pages> ALL = List.of(
                new Pages(" --More-- ", "\b".repeat(9) + " ".repeat(8) + "\b".repeat(9), false),
                new Pages("<--- More --->", "\r" + " ".repeat(14) + "\r", false),
                new Pages("  ---- More ----", ESC + "[16D" + " ".repeat(16) + ESC + "[16D", false),
                new Pages("  ---- More ----", ESC + "[42D" + " ".repeat(42) + ESC + "[42D", false),
                new Pages(ESC + "[7m --More-- " + ESC + "[27m" + ESC + "[K", "\r" + ESC + "[K", false),
                new Pages(ESC + "[7m--More--" + ESC + "[m", "\r        \r", false),
                new Pages(":", "\r" + ESC + "[K", false),
                new Pages("--More--", "\b \b".repeat(8), false),
                new Pages("--More--", "\r" + ESC + "[2K", false),
                new Pages("--More--", "\r" + ESC + "[J", false),
                new Pages("--More--", "\r" + ESC + "[8X", false),
                new Pages("--More--", "\r" + ESC + "[8P", false),
                new Pages("-- MORE --, next page: Space", ESC + "[2K" + ESC + "[1G", false),
                new Pages("--More--", "\r\n", true),
                new Pages("--More--", "\r", true),
                new Pages("--More--", "", true));
    }

    private static String line(Random random) {
        int length = random.nextInt(3) == 0 ? 0 : random.nextInt(60);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < length; i++) {
            line.append(
                    switch (random.nextInt(20)) {
                        case 0 -> "\t";
                        case 1 -> "   ";
                        case 2 -> "\u20ac";
                        case 3 -> "\ud83d\ude00";
                        default -> String.valueOf((char) ('!' + random.nextInt(94)));
                    });
        }
        return line.isEmpty()
                ? ""
                : random.nextBoolean()
                        ? "!" + line
                        : line.append('!').append(" ".repeat(random.nextInt(3))).toString();
    }

    private static String colored(String text, Random random) {
        int at = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length()) + 1));
        return random.nextInt(3) > 0
                ? text
                : text.substring(0, at) + ESC + "[1m" + text.substring(at) + ESC + "[0m" + ESC + "]0;title\u0007" + ESC
                        + "[?25h";
    }

    private static byte[] mix(Random random, Charset charset) {
        List<byte[]> parts = new ArrayList<>();
        int count = 1 + random.nextInt(60);
        for (int i = 0; i < count; i++) {
            byte[] part = switch (random.nextInt(8)) {
                case 0, 1 ->
                    (ESC + "[" + random.nextInt(12) + ";" + random.nextInt(30)
                                    + FINALS.charAt(random.nextInt(FINALS.length())))
                            .getBytes(charset);
                case 2 -> new byte[] {BROKEN[random.nextInt(BROKEN.length)]};
                default -> PIECES.get(random.nextInt(PIECES.size())).getBytes(charset);
            };
            parts.add(part);
        }
        int length = parts.stream().mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static void send(Screen screen, Random random, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; ) {
            int end = Math.min(bytes.length, at + 1 + random.nextInt(40));
            screen.receive(Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
    }

    /** All that can be asked of a screen after these bytes have come in chunks of up to so many. */
    private static String state(byte[] bytes, Charset charset, int chunk, Random random) {
        Screen screen = new Screen(charset);
        for (int at = 0; at < bytes.length; ) {
            int end = Math.min(bytes.length, at + (chunk == bytes.length ? chunk : 1 + random.nextInt(chunk)));
            screen.receive(Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
        return String.join(
                "\n|",
                screen.tail(100_000),
                screen.since(0),
                screen.lastLine(),
                screen.lastText(),
                screen.cursorAtEnd() + " " + screen.mark() + " " + screen.size());
    }

    /**
     * The least of some times of the processor, so that others on the machine do not count, nor what is still interpreted; of fewer if one
     * is below what is enough.
     */
    private static long cost(byte[] bytes, long enough, int times) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < times && least >= enough; i++) {
            Screen screen = new Screen(StandardCharsets.UTF_8);
            long start = clock.getCurrentThreadCpuTime();
            screen.receive(bytes);
            screen.lastLine();
            screen.lastText();
            least = Math.min(least, clock.getCurrentThreadCpuTime() - start);
        }
        return least;
    }
}
