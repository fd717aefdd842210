package io.netfutures.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireTextTest {
    @Test
    void what_is_utf_8_is_that_and_every_other_byte_is_a_lone_surrogate() {
        byte[] bytes = {'a', (byte) 0xC3, (byte) 0xA9, (byte) 0xFF, (byte) 0xE2, (byte) 0x82, 'b', (byte) 0xC3};

        assertThat(WireText.of(bytes)).isEqualTo("a\u00e9\udcff\udce2\udc82b\udcc3");
        assertThat(WireText.bytes(WireText.of(bytes))).isEqualTo(bytes);
    }

    @Test
    void every_two_bytes_come_back_exactly() {
        for (int i = 0; i < 1 << 16; i++) {
            byte[] bytes = {(byte) (i >> 8), (byte) i};
            assertThat(Arrays.equals(WireText.bytes(WireText.of(bytes)), bytes))
                    .as("%04x", i)
                    .isTrue();
        }
    }

    @Test
    void any_bytes_come_back_exactly() {
        Random random = new Random(1);
        byte[] telling = "\u0000\n\u001b\u007f\u0080\u00e9\u20ac\ud83d\ude00".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = random.nextInt(3) == 0 ? (byte) random.nextInt() : telling[random.nextInt(telling.length)];
            }
            assertThat(Arrays.equals(WireText.bytes(WireText.of(bytes)), bytes))
                    .as(Arrays.toString(bytes))
                    .isTrue();
        }
    }

    @Test
    void what_no_bytes_of_ours_make_is_replaced() {
        assertThat(WireText.bytes("\ud800x\udc00")).isEqualTo("?x?".getBytes(StandardCharsets.UTF_8));
    }
}
