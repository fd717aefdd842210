package io.netfutures.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Parses the corpus with Python's textfsm and with ours, both warm, and prints the CPU of a pass over all answers:
 * {@code mvn test -Dtest=MeasureAgainstTextFsm}. Its name keeps it out of the ordinary tests.
 */
@NullMarked
class MeasureAgainstTextFsm {
    @TempDir
    Path unpacked;

    private record Work(Template template, String text) {}

    @Test
    void ours_takes_less_than_textfsm() throws Exception {
        TemplateFolder folder = TemplateFolder.open(NtcCorpusTest.CORPUS.resolve("templates"));
        List<Work> all = new ArrayList<>();
        StringBuilder list = new StringBuilder();
        long characters = 0;
        for (Path answer : NtcCorpusTest.answers()) {
            for (String name : NtcCorpusTest.parser(folder, answer).name().split(":")) {
                String text = Files.readString(answer);
                characters += text.length();
                all.add(new Work(Template.load(Path.of(name)), text));
                list.append(name).append('\t').append(answer).append('\n');
            }
        }
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 12; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (Work work : all) {
                try {
                    work.template().parse(work.text());
                } catch (ParseFailure ignored) {
                    // It took its time all the same.
                }
            }
            best = Math.min(best, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9);
        }
        double python = python(list.toString());
        System.out.printf(
                "%d texts, %.1f million characters: textfsm %.3f s of CPU, ours %.3f s: %.1f times as fast%n",
                all.size(), characters / 1e6, python, best, python / best);
        assertThat(best).isLessThan(python);
    }

    private double python(String list) throws Exception {
        Path file = Files.createTempFile(unpacked, "work", ".txt");
        Files.writeString(file, list);
        ProcessBuilder python = new ProcessBuilder("python3", "src/test/resources/io/netfutures/parse/speed.py")
                .redirectInput(file.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        python.environment().putAll(TextFsm.environment(unpacked));
        return Double.parseDouble(
                new String(python.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }
}
