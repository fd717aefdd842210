package io.netfutures.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two texts and what differs; a ~ is the end of a line. */
@NullMarked
class ConfigDiffTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '"',
            value = {
                "\"a~b\" @ \"a~b\" @ \"\"",
                "\"a\" @ \"a~ntp server 1.1.1.1\" @ \"+ntp server 1.1.1.1\"",
                "\"a~b\" @ \"b\" @ \"-a\"",
                "\"\" @ \"a\" @ \"+a\"",
                "\"interface Gi1~ mtu 1500\" @ \"interface Gi1~ mtu 9000\" @ \" interface Gi1~- mtu 1500~+ mtu 9000\"",
                "\"interface Gi1~ a~!~interface Gi2~ a\" @ \"interface Gi1~ a~ shutdown~!~interface Gi2~ a~ shutdown\""
                        + " @ \" interface Gi1~+ shutdown~ interface Gi2~+ shutdown\"",
                "\"interface Gi1~ a\" @ \"interface Gi1~ a~!~interface Lo0~ b\" @ \"+interface Lo0~+ b\"",
                "\"interface Gi1~ a~ shutdown~interface Gi2~ a\" @ \"interface Gi1~ a~interface Gi2~ a~ shutdown\""
                        + " @ \" interface Gi1~- shutdown~ interface Gi2~+ shutdown\"",
                "\"router bgp 1~ !~ address-family ipv4~  network 1.1.1.1\" @ \"router bgp 1~ !~ address-family ipv4~  network 2.2.2.2\""
                        + " @ \" router bgp 1~  address-family ipv4~-  network 1.1.1.1~+  network 2.2.2.2\"",
                "\"system {~    host-name a;~}\" @ \"system {~    host-name b;~}\" @ \" system {~-    host-name a;~+    host-name b;\"",
                "\"set a b~set a c\" @ \"set a c\" @ \"-set a b\"",
                "\"a~!~b\" @ \"a~~b~!\" @ \"\""
            })
    void what_differs_stands_below_its_headers(String before, String after, String difference) {
        assertThat(String.join("~", ConfigDiff.between(List.of(before.split("~")), List.of(after.split("~")))))
                .isEqualTo(difference);
    }

    @Test
    void only_what_went_or_came_counts() {
        assertThat(ConfigDiff.count(List.of(" interface Gi1", "- mtu 1500", "+ mtu 9000")))
                .isEqualTo(2);
    }

    @Test
    void the_edits_lead_from_one_text_to_the_other() {
        Random random = new Random(14);
        for (int round = 0; round < 500; round++) {
            List<String> old = words(random);
            List<String> now = words(random);
            List<String> made = new ArrayList<>(old);
            int shift = 0;
            for (LineDiff.Edit edit : LineDiff.between(old, now)) {
                if (edit.isNew()) {
                    made.add(edit.place(), now.get(edit.place()));
                    shift++;
                } else {
                    made.remove(edit.place() + shift);
                    shift--;
                }
            }
            assertThat(made).as("%s to %s", old, now).isEqualTo(now);
        }
    }

    @Test
    void of_texts_that_have_nothing_in_common_all_goes_and_all_comes() {
        List<String> old = new ArrayList<>();
        List<String> now = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            old.add("a" + i);
            now.add("b" + i);
        }
        assertThat(ConfigDiff.count(ConfigDiff.between(old, now))).isEqualTo(6000);
    }

    private static List<String> words(Random random) {
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            words.add(String.valueOf(random.nextInt(4)));
        }
        return words;
    }
}
