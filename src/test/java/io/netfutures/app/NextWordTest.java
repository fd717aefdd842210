package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can come next on the command line, as Tab of a shell asks for it. */
class NextWordTest {
    @TempDir
    static Path home;

    @BeforeAll
    static void an_inventory_and_two_runs() throws Exception {
        Files.writeString(home.resolve("devices.yaml"), """
                - {name: r1, host: 10.0.0.1, device_type: cisco_ios, groups: [core], site: "New York, NY", password: s3cret-canary}
                - {name: r2, host: 10.0.0.2, device_type: cisco_ios, groups: [core], site: ber, snmp_community: s3cret-canary}
                - {name: sw1, host: 10.0.0.3, device_type: arista_eos, groups: [edge], site: muc}
                """);
        Files.createDirectories(home.resolve("lists"));
        Files.writeString(home.resolve("lists/names.txt"), "r1\n");
        Files.writeString(home.resolve("names.txt"), "r1\n");
        for (int run = 0; run < 2; run++) {
            words("--lab", "submit", "-q", "-d", "r1", "sh clock");
        }
    }

    /** The words after {@code typed}, which ends in the word that is begun. */
    private static List<String> after(String typed) {
        List<String> words = new ArrayList<>(List.of("__complete", "fish", "--", "netfutures"));
        words.addAll(List.of(typed.split(" ", -1)));
        return words(words.toArray(String[]::new))
                .lines()
                .skip(1)
                .map(line -> line.split("\t", 2)[0])
                .toList();
    }

    private static String words(String... words) {
        InProcess netfutures = new InProcess(home).together();
        assertThat(netfutures.run(words)).as(netfutures.out()).isZero();
        return netfutures.out();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            submit -d ~~                   | r1 r2 sw1 @core @edge all @failed @ok @changed @unfinished @unknown
            submit -d r1,s                 | r1,r1 r1,r2 r1,sw1 r1,@core r1,@edge r1,all r1,@failed r1,platform: r1,site:
            submit -x @core!@              | @core!@core @core!@edge @core!@failed
            submit -d platform:            | platform:arista_eos platform:cisco_ios
            submit -d @core&platform=c     | @core&platform=arista_eos @core&platform=cisco_ios
            submit -d device_type:c        | device_type:cisco_ios
            submit -d site:                | site:ber site:muc
            submit -d !site:b              | !site:ber
            submit -d group:               | group:core group:edge
            submit -d @failed:             | @failed:2 @failed:1
            submit -d r2,@ok:              | r2,@ok:2 r2,@ok:1
            submit -d ^                    | ^devices.yaml ^lists/ ^names.txt
            submit -d ^lists/              | ^lists/names.txt
            submit -d r1^sw                | r1^sw1 r1^@core
            submit --cap @c                | @core= @edge= all= platform: r1=
            submit --delay r               | r1= r2= sw1=
            submit --password-from ~~      | prompt env: file: command: @core= r1=
            submit --password-from @core=e | @core=env: @core=prompt
            submit --format ~~             | text json ndjson csv yaml dict transcript
            submit --format=               | --format=text --format=json
            submit --columns device,s      | device,state device,seconds device,started
            --inventory-format ~~          | csv nornir ansible-ini
            runs show ~~                   | last 2 1
            runs open ~~                   | last 2 1
            runs report ~~                 | last 2 1
            runs diff 1 ~~                 | last 2 1
            resume ~~                      | last 2 1
            retry --failed ~~              | last 2 1
            runs show 2 ~~                 | r1 r2 sw1
            runs ~~                        | show open diff report prune
            devices --explain ~~           | r1 r2 sw1
            inventory ~~                   | convert
            ping ~~                        | r1 @core
            platforms juniper_j            | juniper_junos
            workers a                      | auto
            submit -w a                    | auto
            submit --workers=a             | --workers=auto
            doctor --workers a             | auto
            bench w                        | workers
            bench workers s                | auto sh
            bench workers 30 100 a         | auto
            bench workers 30 100 sh cl     | clock
            help benc                      | bench
            help bench w                   | workers
            help runs ~~                   | show open diff report prune
            """)
    void the_words_that_can_follow_are_known(String typed, String words) {
        assertThat(after(typed)).contains(words.split(" "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "inventory convert |files",
        "-i |files",
        "submit --commands |files",
        "submit --outdir |folders",
        "runs report 2 -o |files",
        "submit -d |words",
        "config --file |files",
        "config --template |files",
        "config --vars |files"
    })
    void a_file_is_completed_where_one_is_taken(String line) {
        String[] parts = line.split("\\|");
        List<String> words = new ArrayList<>(List.of("__complete", "fish", "--", "netfutures"));
        words.addAll(List.of(parts[0].strip().split(" ")));
        words.add("");
        assertThat(words(words.toArray(String[]::new)).lines().findFirst().orElseThrow())
                .startsWith(parts[1]);
    }

    @Test
    void a_value_with_a_comma_is_quoted() {
        assertThat(after("submit -d site:N")).contains("site:\"New York, NY\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help submit ", "help runs show ", "bench workers 3 sh clock a"})
    void behind_the_last_word_there_is_none(String typed) {
        assertThat(after(typed)).isEmpty();
    }

    @Test
    void within_a_range_or_quotes_nothing_is_guessed() {
        assertThat(after("submit -d r[1-")).isEmpty();
        assertThat(after("submit -d 'r1,\"s")).isEmpty();
    }

    @Test
    void no_secret_is_a_word() {
        for (String each : List.of("password:", "snmp_community:", "secret:", "s3", "")) {
            assertThat(after("submit -d " + each)).doesNotContain("password:s3cret-canary");
            assertThat(String.join(" ", after("submit -d " + each))).doesNotContain("s3cret-canary");
        }
    }
}
