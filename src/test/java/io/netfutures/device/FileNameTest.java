package io.netfutures.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"R1", "core-sw.lab", "192.168.100.1", "a_b-c.D9", "...", "-rf", "console"})
    void a_plain_name_stays_as_it_is(String name) {
        assertThat(FileName.of(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../../etc/x",
                "a/b",
                "a\\b",
                "a\0b",
                "\n",
                "CON",
                "nul.txt",
                "Com1",
                "fe80::1%eth0",
                "\u00e9",
                "e\u0301",
                "R 1",
                "\ud800",
                "\ud801",
                "\u202egnp.exe",
                "%41",
                "a/b-5f5e4d3c"
            })
    void any_other_is_encoded_and_stays_in_its_folder(String name) {
        String file = FileName.of(name);

        assertThat(file)
                .matches("[A-Za-z0-9._%-]{1,100}")
                .isNotEqualTo(name)
                .doesNotMatch("(?i)(con|nul|com1)(\\..*)?");
        assertThat(Path.of("/folder").resolve(file + ".cast").normalize().getParent())
                .isEqualTo(Path.of("/folder"));
        assertThat(FileName.of(name)).isEqualTo(file);
    }

    @Test
    void a_long_name_is_shortened_and_still_its_own() {
        assertThat(FileName.of("x".repeat(300))).hasSize(100).startsWith("xxxx");
        assertThat(FileName.of("x".repeat(300))).isNotEqualTo(FileName.of("x".repeat(301)));
    }

    @Test
    void two_names_never_become_one() {
        Random random = new Random(4);
        String letters = "aA.%/-\u00e9e\u0301\ud83d\ude00\0 ";
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = random.nextInt(6); length >= 0; length--) {
                name.append(letters.charAt(random.nextInt(letters.length())));
            }
            String before = names.put(FileName.of(name.toString()), name.toString());
            assertThat(before == null || before.contentEquals(name))
                    .as("%s and %s", before, name)
                    .isTrue();
        }
    }
}
