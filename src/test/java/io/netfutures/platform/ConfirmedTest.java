package io.netfutures.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a platform's file says of changes that take themselves back. */
@NullMarked
class ConfirmedTest {
    @Test
    void these_platforms_take_back_what_nobody_confirms() {
        assertThat(Platforms.builtIn().all().stream()
                        .filter(each -> each.confirmed() != null)
                        .map(Platform::name))
                .containsExactlyInAnyOrder(
                        "cisco_ios", "juniper_junos", "arista_eos", "cisco_xr", "vyos", "nokia_sros", "nokia_srl");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{enter: 'conf {minutes}'}|keep is missing here",
                "{keep: commit, commit: commit}|enter or commit must hold {minutes}, {seconds} or {clock}",
                "{commit: 'c {clock}', keep: {send: c, in: nowhere}}|there is no mode \"nowhere\"",
                "{commit: 'c {clock}', keep: c, takback: d}|confirmed has no key \"takback\"",
                "commit|confirmed must be a mapping"
            })
    void a_mistake_is_told_with_its_line(String confirmed, String message, @TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("acme.yaml"),
                "names: [acme_os]\nprompts: {config: '\\w+\\(config\\)#', work: '\\w+#'}\nwork: work\nconfirmed: "
                        + confirmed + "\n");
        assertThatThrownBy(() -> Platforms.builtIn().with(folder))
                .hasMessageContaining(message)
                .hasMessageContaining("acme.yaml:4");
    }
}
