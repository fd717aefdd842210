package io.netfutures.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What platforms say for the questions that many of them answer. */
class QuestionsTest {
    @TempDir
    Path folder;

    static Stream<Platform> platforms() {
        return Platforms.builtIn().all().stream();
    }

    private Platform own(String ask) throws Exception {
        Files.writeString(folder.resolve("acme.yaml"), """
                names: [acme]
                prompts:
                  user: '(?<host>\\w+)%'
                read_only: [show]
                """ + ask + "\n");
        return Platforms.builtIn().with(folder).named("acme").orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void every_command_that_answers_a_question_only_reads(Platform platform) {
        ReadOnly guard = ReadOnly.of(platform);
        platform.ask()
                .values()
                .forEach(commands -> assertThat(commands)
                        .isNotEmpty()
                        .allSatisfy(
                                command -> assertThat(guard.objection(command)).isEmpty()));
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void every_platform_but_the_unknown_one_says_its_version(Platform platform) {
        assertThat(platform.ask().containsKey("version"))
                .isEqualTo(!platform.name().equals(Platforms.GENERIC));
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void the_running_configuration_is_the_one_that_the_file_names(Platform platform) {
        if (platform.running() != null) {
            assertThat(platform.ask().get("running-config")).containsExactly(platform.running());
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void only_the_common_questions_are_asked_of_what_comes_with_netfutures(Platform platform) {
        assertThat(Platforms.builtIn().questions()).containsAll(platform.ask().keySet());
    }

    @Test
    void a_file_of_ones_own_may_answer_other_questions_with_several_commands() throws Exception {
        Platform acme = own("ask: {version: show version, poe: [show poe, show poe budget]}");
        assertThat(acme.ask().get("poe")).containsExactly("show poe", "show poe budget");
        assertThat(Platforms.builtIn().with(folder).questions()).contains("version", "routes", "poe");
        assertThat(own("").ask()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ask: [version]             | acme.yaml:5:6: ask must be a mapping of questions to commands, as version: show version
            ask: {Version: show ver}   | acme.yaml:5:7: "Version" is no name of a question; write lower case letters, digits and -
            ask: {version: ''}         | acme.yaml:5:7: "version" has no command; leave it out
            ask: {version: []}         | acme.yaml:5:7: "version" has no command; leave it out
            ask: {version: {a: b}}     | acme.yaml:5:16: version must be a list of words
            ask: {version: reload}     | acme.yaml:5:16: version: `reload` is not known to only read on acme; read_only says what is
            ask: {v: [show a, show a;b]} | acme.yaml:5:10: v: `show a;b`: `;` may begin another command; read_only says what is
            """)
    void a_mistake_is_told_with_its_place(String ask, String message) {
        assertThatThrownBy(() -> own(ask)).hasMessageEndingWith(message);
    }

    @Test
    void the_names_of_the_common_questions_come_in_the_order_of_their_use() {
        assertThat(Platforms.builtIn().questions())
                .containsExactlyElementsOf(List.of(
                        "version",
                        "running-config",
                        "interfaces",
                        "neighbors",
                        "arp",
                        "mac",
                        "routes",
                        "inventory",
                        "log"));
    }
}
