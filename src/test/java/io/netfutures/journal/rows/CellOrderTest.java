package io.netfutures.journal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order in which people look for texts. */
class CellOrderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gi1/0/2 Gi1/0/10 Gi2/0/1 Te1/0/1",
                "10.0.0.9 10.0.0.10 10.0.10.1 192.168.1.1",
                "-10 -9.5 0 3 3.25 20 -x 1/1 1d",
                "alpha Beta gamma",
                "R01 R1 R2",
                "1d 2d 10d",
                "v1.9 v1.10 v2"
            })
    void these_stand_in_their_order(String sorted) {
        List<String> wanted = List.of(sorted.split(" "));
        List<String> texts = new ArrayList<>(wanted);
        texts.add("");
        Collections.shuffle(texts, new Random(7));
        texts.sort(CellOrder.INSTANCE);
        assertThat(texts.getLast()).isEmpty();
        assertThat(texts.subList(0, wanted.size())).isEqualTo(wanted);
    }
}
