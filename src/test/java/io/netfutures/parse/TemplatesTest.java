package io.netfutures.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of several folders has the template for a command. */
@NullMarked
class TemplatesTest {
    private static final String VERSION = "Value V (.+)\n\nStart\n  ^${V} -> Record\n";

    @TempDir
    Path folder;

    @Test
    void what_comes_with_netfutures_is_found_without_any_folder() throws Exception {
        TextParser parser =
                Templates.builtIn().parser("cisco_ios", "sh ip int br").orElseThrow();
        assertThat(parser.name()).isEqualTo("built-in/cisco_ios_show_ip_interface_brief.textfsm");
        assertThat(parser.columns())
                .extracting(Column::name)
                .containsExactly("INTERFACE", "IP_ADDRESS", "STATUS", "PROTO");
        assertThat(Templates.builtIn().parser("cisco_ios", "show no such thing"))
                .isEmpty();
        assertThat(Templates.builtIn().sources()).extracting(Object::toString).containsExactly("built-in");
    }

    @Test
    void the_first_folder_that_has_one_wins_and_what_is_built_in_comes_last() throws Exception {
        Path first = folder("first", "cisco_ios_show_version");
        Path second = folder("second", "cisco_ios_show_version", "cisco_ios_show_clock");
        Templates templates = Templates.of(List.of(first, second));
        assertThat(templates.parser("cisco_ios", "show version").orElseThrow().name())
                .isEqualTo(first.resolve("cisco_ios_show_version.textfsm").toString());
        assertThat(templates.parser("cisco_ios", "show clock").orElseThrow().name())
                .isEqualTo(second.resolve("cisco_ios_show_clock.textfsm").toString());
        assertThat(templates.parser("cisco_ios", "show users").orElseThrow().name())
                .startsWith("built-in/");
        assertThat(templates.sources())
                .extracting(Object::toString)
                .containsExactly(first.toString(), second.toString(), "built-in");
    }

    @Test
    void a_folder_without_an_index_goes_by_the_names_of_its_files() throws Exception {
        TemplateFolder named = TemplateFolder.open(folder("named", "acme_os_show_ip_int_brief"));
        assertThat(named.parser("acme_os", " show  ip int brief ")).isPresent();
        assertThat(named.parser("acme_os", "show ip int")).isEmpty();
        assertThat(named.entries())
                .containsExactly(new TemplateFolder.Entry(
                        List.of("acme_os_show_ip_int_brief.textfsm"), "", "acme os show ip int brief"));
    }

    @Test
    void a_folder_with_neither_an_index_nor_templates_is_refused_with_what_is_expected() throws Exception {
        assertThatExceptionOfType(TemplateMistake.class)
                .isThrownBy(() -> TemplateFolder.open(folder))
                .withMessage(folder + ": expected a file 'index', or templates named PLATFORM_COMMAND.textfsm,"
                        + " as cisco_ios_show_version.textfsm");
        assertThatExceptionOfType(TemplateMistake.class)
                .isThrownBy(() -> TemplateFolder.open(folder.resolve("none")))
                .withMessage(folder.resolve("none") + ": there is no such folder");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatExceptionOfType(TemplateMistake.class)
                .isThrownBy(() -> TemplateFolder.open(file))
                .withMessage(file + ": it is no folder");
    }

    @Test
    void the_folder_above_the_templates_of_ntc_says_where_they_are() throws Exception {
        Path inside = Files.createDirectories(folder.resolve("ntc_templates").resolve("templates"));
        Files.writeString(inside.resolve("index"), "Template, Hostname, Platform, Command\n");
        assertThatExceptionOfType(TemplateMistake.class)
                .isThrownBy(() -> TemplateFolder.open(folder))
                .withMessage(folder + ": its templates are in " + inside + "; name that");
    }

    @Test
    void a_template_that_cannot_be_read_is_told_with_the_reason() throws Exception {
        Files.writeString(
                folder.resolve("index"),
                "Template, Platform, Command\nd.textfsm, p, show d\nx\0.textfsm, p, show x\nn/n, p, show n\n");
        Path inside = Files.createDirectory(folder.resolve("d.textfsm"));
        Files.writeString(folder.resolve("n"), "");
        TemplateFolder opened = TemplateFolder.open(folder);
        assertThatExceptionOfType(TemplateMistake.class)
                .isThrownBy(() -> opened.parser("p", "show d"))
                .withMessage(inside + ": it is a folder, and no file");
        assertThatExceptionOfType(TemplateMistake.class)
                .isThrownBy(() -> opened.parser("p", "show x"))
                .withMessage(folder + ": 'x\\x0.textfsm' cannot be the name of a file here");
        assertThatExceptionOfType(TemplateMistake.class)
                .isThrownBy(() -> opened.parser("p", "show n"))
                .withMessage(folder.resolve("n/n") + ": cannot be read: Not a directory");
        assertThat(TemplateText.unreadable(inside, new AccessDeniedException("d")))
                .hasMessage(inside + ": may not be read; check its permissions");
    }

    @Test
    void a_mark_of_byte_order_before_a_template_or_an_index_is_skipped() throws Exception {
        Files.writeString(folder.resolve("index"), "\uFEFFTemplate, Platform, Command\nv.textfsm, p, show v\n");
        Files.writeString(folder.resolve("v.textfsm"), "\uFEFF" + VERSION);
        assertThat(TemplateFolder.open(folder).parser("p", "show v")).isPresent();
    }

    private Path folder(String name, String... templates) throws Exception {
        Path made = Files.createDirectory(folder.resolve(name));
        for (String template : templates) {
            Files.writeString(made.resolve(template + ".textfsm"), VERSION);
        }
        return made;
    }
}
