package io.netfutures.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.RunOrigin;
import io.netfutures.real.Browser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a run, in a browser. */
@Tag("slow")
@NullMarked
class RunPageInBrowserTest {
    /** Ways in which a text becomes a script where it is not escaped. Each leaves a mark on the page if it runs. */
    private static final List<String> ATTACKS = List.of(
            "<img src=x onerror=\"MARK\">",
            "<script>MARK</script>",
            "</pre></details><svg onload=\"MARK\">",
            "\" autofocus onfocus=\"MARK\" x=\"",
            "' onclick='MARK' x='",
            "</title><script>MARK</script>",
            "</style><script>MARK</script>",
            "</script><script>MARK</script>",
            "--><script>MARK</script>",
            "<iframe srcdoc='<script>MARK</script>'></iframe>",
            "<details open ontoggle=\"MARK\">",
            "<base href=\"javascript:MARK\">",
            "&lt;script&gt;MARK&lt;/script&gt;",
            "<meta http-equiv=\"refresh\" content=\"0;url=data:text/html,x\">");

    private static final String MARK = "document.documentElement.setAttribute('data-attacked','yes')";
    private static final Pattern DEVICE = Pattern.compile("<details class=\"device\"[^>]*>");

    @TempDir
    Path folder;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.orSkip(folder);
    }

    private Path written(KeptRun run) throws Exception {
        return Files.writeString(folder.resolve("run.html"), MadeUpRun.page(run));
    }

    private KeptRun plain(int devices) throws Exception {
        return MadeUpRun.kept(
                folder.resolve("runs"),
                RunOrigin.of("submit sh clock"),
                IntStream.rangeClosed(1, devices).mapToObj(i -> "r" + i).toList(),
                Task.Show.of("sh clock"),
                (device, task, progress) -> new Reply(
                        device, List.of(new Reply.Output("#", "sh clock", "clock of " + device.name() + "."))));
    }

    private static List<Boolean> shown(String dom) {
        return DEVICE.matcher(dom)
                .results()
                .map(each -> !each.group().contains(" hidden"))
                .toList();
    }

    @Test
    void the_filter_shows_the_devices_that_have_all_words() throws Exception {
        Path page = written(plain(12));
        String all = browser.dom(page, "");
        assertThat(shown(all)).hasSize(12).doesNotContain(false);
        assertThat(all).doesNotContain("id=\"tools\" role=\"search\" hidden");

        String some = browser.dom(page, "#filter=CLOCK+r12.");
        assertThat(shown(some).indexOf(true)).isEqualTo(11);
        assertThat(shown(some)).containsOnlyOnce(true);
        assertThat(some).contains(">1 of 12</output>");
        assertThat(shown(browser.dom(page, "#filter=state:ok"))).doesNotContain(false);
        assertThat(shown(browser.dom(page, "#filter=state:failed"))).doesNotContain(true);
    }

    @Test
    void a_link_to_a_device_unfolds_it() throws Exception {
        String dom = browser.dom(written(plain(3)), "#d1");
        assertThat(DEVICE.matcher(dom).results().map(each -> each.group().contains(" open")))
                .containsExactly(false, true, false);
    }

    @Test
    void no_text_of_a_device_runs_as_a_script() throws Exception {
        AtomicInteger next = new AtomicInteger();
        for (int round = 0; round < 2; round++) {
            next.set(round * 5);
            KeptRun run = MadeUpRun.hostile(
                    folder.resolve("runs" + round),
                    () -> ATTACKS.get(next.getAndIncrement() % ATTACKS.size()).replace("MARK", MARK));
            String dom = browser.dom(written(run), "#filter=" + MARK);
            assertThat(dom.substring(0, dom.indexOf('>', dom.indexOf("<html"))))
                    .as("the element that an attack marks")
                    .contains("lang=\"en\"")
                    .doesNotContain("attacked");
            assertThat(dom).contains(" of 3</output>").doesNotContain("<img", "<iframe", "<base");
            assertThat(dom.split("<script", -1)).hasSize(2);
        }
    }

    @Test
    void markup_that_had_got_onto_the_page_would_not_run_either() throws Exception {
        String page = MadeUpRun.page(plain(1));
        String attacked = page.replace(
                "<main>", "<main>" + String.join("", ATTACKS.subList(0, 3)).replace("MARK", MARK));
        Path file = folder.resolve("attacked.html");
        Files.writeString(file, attacked.replaceFirst("<meta http-equiv=[^>]*>", ""));
        assertThat(browser.dom(file, "")).as("without the policy").contains("<html lang=\"en\" data-attacked=\"yes\"");
        Files.writeString(file, attacked);
        assertThat(browser.dom(file, "")).contains("<img").doesNotContain("<html lang=\"en\" data-attacked");
    }

    @Test
    void on_paper_every_answer_is_unfolded() throws Exception {
        int folded = pages(browser.pdf(written(answering("one line"))));
        assertThat(pages(browser.pdf(written(answering("one line\n".repeat(300))))))
                .isGreaterThan(folded + 3 * 2);
    }

    private KeptRun answering(String text) throws Exception {
        return MadeUpRun.kept(
                folder.resolve("runs"),
                RunOrigin.of("submit sh log"),
                List.of("r1", "r2", "r3"),
                Task.Show.of("sh log"),
                (device, task, progress) ->
                        new Reply(device, List.of(new Reply.Output("#", "sh log", device.name() + text))));
    }

    private static int pages(byte[] pdf) {
        return new String(pdf, StandardCharsets.ISO_8859_1).split("/Type /Page\n", -1).length - 1;
    }
}
