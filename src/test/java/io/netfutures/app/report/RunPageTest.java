package io.netfutures.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.AuthFailed;
import io.netfutures.device.DeviceException.CommandTimeout;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.RunOrigin;
import io.netfutures.journal.RunStore;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a run, as a file of text. */
@NullMarked
class RunPageTest {
    private static final Task CLOCK = Task.Show.of("sh clock");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z0-9]*)((?: [a-zA-Z0-9:-]+=\"[^\"<>]*\")*)(/?)>");

    @TempDir
    Path folder;

    private Reply answer(Device device, Task task, Progress progress) throws DeviceException {
        progress.at(Step.CONNECT);
        if (device.name().startsWith("refused")) {
            throw new AuthFailed(new DeviceException.Failure(
                    device,
                    Step.LOGIN,
                    "the device refused the password",
                    "check d.yaml:" + device.name().length()));
        }
        if (device.name().startsWith("slow")) {
            throw new CommandTimeout(new DeviceException.Failure(
                    device, Step.COMMAND, "no end within 3 s", "slow#<b>", "allow more time", null));
        }
        if (device.name().startsWith("late")) {
            String clock = "*10:00:0" + device.name().charAt(4) + ".1 UTC Mon Nov 30 2026";
            return new Reply(device, List.of(new Reply.Output("#", "sh clock", clock)));
        }
        String text = device.name().startsWith("odd") ? "13:00 at " + device.name() : "12:00";
        return new Reply(device, List.of(new Reply.Output(device.name() + "#", "sh clock", text)));
    }

    private KeptRun run(String... devices) throws Exception {
        return MadeUpRun.kept(
                folder.resolve("runs"),
                new RunOrigin("0.1.0", "submit sh clock", "@core", "devices.yaml", "beef", true, 3, List.of(), 2),
                List.of(devices),
                CLOCK,
                this::answer);
    }

    /** What a reader sees, with runs of white space as one blank. */
    private static String words(String page) {
        return page.replaceAll("(?s)<(style|script)>.*?</\\1>|<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replaceAll("\\s+", " ");
    }

    @Test
    void what_was_asked_and_how_it_ended_stand_on_it() throws Exception {
        String words = words(MadeUpRun.page(run("r1", "r2", "refused1")));
        assertThat(words)
                .contains("Run 1 submit sh clock")
                .contains("Task sh clock Selected @core Inventory devices.yaml Its hash beef Simulated yes")
                .contains("Retry of run 3", "Left out 2 devices, which got no task")
                .contains("3 devices 2 ok 1 failed");
    }

    @Test
    void failures_stand_by_their_types_with_evidence_and_advice() throws Exception {
        String words = words(MadeUpRun.page(run("r1", "slow1", "refused1", "refused22")));
        assertThat(words)
                .contains("AuthFailed 2 devices Devices refused1 , refused22 In words of refused1 Step login"
                        + " What happened the device refused the password What to do check d.yaml:8")
                .contains("CommandTimeout 1 device Device slow1 Step command What happened no end within 3 s"
                        + " Last received slow#<b> What to do allow more time")
                .contains("netfutures retry --failed 1");
        assertThat(words.indexOf("AuthFailed 2")).isLessThan(words.indexOf("CommandTimeout 1"));
    }

    @Test
    void equal_answers_stand_together_and_others_are_named() throws Exception {
        List<String> names = new ArrayList<>(
                IntStream.rangeClosed(1, 20).mapToObj(i -> "r" + i).toList());
        names.add("odd1");
        String page = MadeUpRun.page(run(names.toArray(String[]::new)));
        assertThat(words(page))
                .contains("sh clock 2 different answers 20 devices r[1-20] 12:00 As no other: 1 device, odd1 .")
                .contains("The same answer as of 19 other devices . 12:00")
                .contains("odd1#sh clock 13:00 at odd1");
        assertThat(page).contains("<pre translate=\"no\" class=\"output gathered\">\n12:00</pre>");
    }

    @Test
    void answers_that_differ_only_in_what_changes_by_itself_stand_together_and_each_with_its_device() throws Exception {
        String page = MadeUpRun.page(run("late1", "late2", "late2b", "r1"));
        assertThat(words(page))
                .contains("sh clock 2 different answers 3 devices late1 , late2 , late2b"
                        + " As the first of them gave it; ignored: 3 times *10:00:01.1 UTC")
                .contains("But for what changes by itself, the same answer as of 2 other devices . *10:00:02.1 UTC");
        assertThat(page)
                .as("on paper too")
                .contains("<pre translate=\"no\" class=\"output\">\n*10:00:02.1 UTC")
                .doesNotContain("gathered\">\n*10");
    }

    @Test
    void every_device_stands_on_it_once() throws Exception {
        String page = MadeUpRun.page(run("r2", "r1", "slow1"));
        assertThat(TAG.matcher(page)
                        .results()
                        .filter(tag -> tag.group(3).contains("class=\"device\""))
                        .map(tag -> tag.group(3).replaceAll(".*data-state=\"(.*?)\".*", "$1")))
                .containsExactly("ok", "ok", "failed");
        assertThat(page.indexOf(">r2</bdi></h3>")).isPositive();
        assertThat(words(page)).contains("r2 r2:22 cisco_ios ok", "slow1 slow1:22 cisco_ios failed: CommandTimeout");
    }

    @Test
    void what_has_no_end_is_told_with_what_to_do() throws Exception {
        KeptRun run = run("r1", "r2", "r3");
        Path journal = run.folder().resolve("journal.ndjson");
        List<String> lines = Files.readAllLines(journal, StandardCharsets.ISO_8859_1);
        Files.write(
                journal,
                lines.stream()
                        .filter(line -> !line.contains("\"end\":\"r2\"") && !line.contains("r3"))
                        .toList(),
                StandardCharsets.ISO_8859_1);
        KeptRun torn = RunStore.in(folder.resolve("runs")).run(1).orElseThrow();

        assertThat(words(MadeUpRun.page(torn)))
                .contains("Begun without a known end 1 device: r2 Not contacted 1 device: r3")
                .contains("netfutures resume 1")
                .contains("3 devices 1 not contacted 1 begun without a known end 1 ok 0 failed");
    }

    @Test
    void an_answer_that_was_changed_spoils_its_device_only() throws Exception {
        KeptRun run = run("r1", "odd2");
        try (Stream<Path> files = Files.walk(run.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (text.contains("13:00")) {
                    Files.writeString(file, text.replace("13:00", "14:00"), StandardCharsets.ISO_8859_1);
                }
            }
        }
        StringWriter page = new StringWriter();
        List<String> unreadable =
                RunPage.write(run, List.of(), MadeUpRun.NEXT, MadeUpRun.LASTING, Instant.EPOCH, ZoneOffset.UTC, page);
        assertThat(unreadable).containsExactly("odd2");
        assertThat(words(page.toString()))
                .contains("Its answers cannot be read: ")
                .contains("r1#sh clock 12:00");
    }

    @Test
    void a_browser_takes_no_other_script_and_style_than_ours() throws Exception {
        String page = MadeUpRun.page(run("r1"));
        for (String element : List.of("style", "script")) {
            Matcher ours = Pattern.compile("(?s)<" + element + ">(.*?)</" + element + ">")
                    .matcher(page);
            assertThat(ours.find()).isTrue();
            String hash = Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(ours.group(1).getBytes(StandardCharsets.UTF_8)));
            assertThat(page).contains(element + "-src &#39;sha256-" + hash + "&#39;");
            assertThat(ours.find()).as("another " + element).isFalse();
        }
        assertThat(page).contains("default-src &#39;none&#39;");
        assertThat(page.replace(" xmlns=\"http://www.w3.org/2000/svg\"", ""))
                .doesNotContain(" style=", "http://", "https://", "url(", "@import");
    }

    @Test
    void no_text_becomes_markup() throws Exception {
        Random random = new Random(7);
        List<String> pieces = List.of(
                "</script>",
                "<script>alert(1)</script>",
                "\"",
                "'",
                "<img src=x onerror=alert(1)>",
                "&lt;",
                "&",
                "<!--",
                "-->",
                "]]>",
                "</pre>",
                "</details>",
                "\0",
                "\u202e",
                "\ud800",
                "\u001b[31m",
                " ",
                "\n",
                "\r\n",
                "x",
                "=",
                "`",
                "</style>",
                "<svg/onload=alert(1)>",
                "\u2028",
                "\uffff",
                "javascript:alert(1)",
                "</title>",
                "#",
                "/");
        for (int round = 0; round < 20; round++) {
            KeptRun hostile = MadeUpRun.hostile(
                    folder.resolve("hostile" + round),
                    () -> random.ints(6, 0, pieces.size()).mapToObj(pieces::get).collect(Collectors.joining()));
            String page = MadeUpRun.page(hostile);
            assertWellFormed(page);
            assertThat(page)
                    .doesNotContain("<img", "onerror=\"", "onload=\"", "\0", "\u202e", "\ud800", "\u001b", "\u2028");
            assertThat(page.split("<script", -1)).hasSize(2);
        }
    }

    /** Every angle bracket outside of ours belongs to a tag of a known form, and the tags are nested. */
    private static void assertWellFormed(String page) {
        String body = page.substring("<!DOCTYPE html>".length()).replaceAll("(?s)<(style|script)>.*?</\\1>", "");
        List<String> open = new ArrayList<>();
        Matcher tag = TAG.matcher(body);
        int end = 0;
        while (tag.find()) {
            assertThat(body.substring(end, tag.start())).doesNotContain("<", ">");
            end = tag.end();
            if (!tag.group(1).isEmpty()) {
                assertThat(open.removeLast()).isEqualTo(tag.group(2));
            } else if (tag.group(4).isEmpty() && !List.of("meta", "input").contains(tag.group(2))) {
                open.add(tag.group(2));
            }
        }
        assertThat(body.substring(end)).isBlank();
        assertThat(open).isEmpty();
    }

    @Test
    void an_equal_change_of_several_devices_is_shown_once_and_with_each() throws Exception {
        KeptRun run = MadeUpRun.kept(
                folder,
                RunOrigin.of("config"),
                List.of("r1", "r2", "other", "same"),
                new Task.Configure(List.of("interface Loopback0", "description new"), false),
                (device, task, progress) -> MadeUpRun.change(device));
        String page = MadeUpRun.page(run);
        assertThat(page)
                .contains("2 devices: the same 2 lines", "1 device: 2 lines", "Not changed: ")
                .doesNotContain("4 bytes");
        assertThat(page.split("description new", -1))
                .as("once for both, and once each, and the task")
                .hasSizeGreaterThan(4);
        assertThat(page).containsOnlyOnce("id=\"changes\"");
    }
}
