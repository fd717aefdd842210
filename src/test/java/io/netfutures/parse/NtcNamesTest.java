package io.netfutures.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The names that our platforms have in ntc-templates are names there. */
@NullMarked
class NtcNamesTest {
    private static final Path TEMPLATES = NtcCorpusTest.CORPUS.resolve("templates");

    /** They have so few templates that none is in the part of ntc-templates that is at hand. */
    private static final Set<String> NOT_AT_HAND = Set.of(
            "dell_os6",
            "dell_powerconnect",
            "dell_sonic",
            "f5_tmsh",
            "juniper_screenos",
            "mellanox_mlnxos",
            "netgear_prosafe",
            "ruijie_os");

    @Test
    void every_name_has_templates() throws Exception {
        assumeTrue(Files.isDirectory(TEMPLATES), "there are no templates: " + TEMPLATES);
        TemplateFolder folder = TemplateFolder.open(TEMPLATES);
        Set<String> without = new TreeSet<>();
        for (Platform each : Platforms.builtIn().all()) {
            if (each.ntc() != null && folder.entries(each.ntc()).isEmpty()) {
                without.add(each.ntc());
            }
        }
        assertThat(without).isEqualTo(new TreeSet<>(NOT_AT_HAND));
    }

    @Test
    void every_name_for_which_templates_are_built_in_is_that_of_a_platform() {
        List<String> names = new ArrayList<>();
        Platforms.builtIn().all().forEach(each -> names.add(each.inTemplates()));
        assertThat(Templates.builtIn().sources().getFirst().entries())
                .allMatch(entry -> names.contains(entry.platform()));
    }

    @Test
    void ios_xe_has_the_templates_of_ios() {
        assertThat(Platforms.builtIn().named("cisco_xe").map(Platform::inTemplates))
                .contains("cisco_ios");
        assertThat(Platforms.builtIn().named("nokia_srl").map(Platform::inTemplates))
                .contains("nokia_srl");
    }
}
