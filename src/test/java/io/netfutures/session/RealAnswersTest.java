package io.netfutures.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Progress;
import io.netfutures.device.Settings;
import io.netfutures.device.Timeouts;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Hundreds of answers that real devices gave, said again by a device in memory: each comes back as it was said, whole, none refused, no
 * question and no prompt found in it. The answers lie beside the project; where they do not, there is nothing to test.
 */
class RealAnswersTest {
    private static final Path SAMPLES = Path.of("../shared/ntc/samples");

    /** Answers that are refusals, and are told as such. */
    private static final List<String> REFUSED = List.of("cisco_nxos_show_ip_pim_neighbor_vrf_all1");

    /** One answer. */
    private record Sample(Platform platform, String prompt, String command, String name, String answer) {}

    @ParameterizedTest
    @EnumSource
    void a_real_answer_comes_back_as_it_was_said(AnsweringDevice.Pace pace) throws Exception {
        assumeTrue(Files.isDirectory(SAMPLES), "there are no answers of real devices in " + SAMPLES);
        List<String> wrong = new ArrayList<>();
        List<Sample> samples = samples();
        for (Sample each : samples) {
            said(each, pace).ifPresent(problem -> wrong.add(each.name() + ": " + problem));
        }
        assertThat(wrong).isEmpty();
        assertThat(samples).hasSizeGreaterThan(600);
    }

    private static Optional<String> said(Sample sample, AnsweringDevice.Pace pace) throws InterruptedException {
        AnsweringDevice line = new AnsweringDevice(
                sample.prompt(),
                Map.of(sample.command(), sample.answer()),
                sample.platform().leave().send(),
                pace,
                sample.name().hashCode());
        Device device = Device.of("192.0.2.1", sample.platform().name(), Credentials.of("cisco", "cisco"))
                .with(Settings.DEFAULT.with(Timeouts.DEFAULT.within(Duration.ofHours(1))));
        try (Session session = Session.open(line, device, sample.platform(), Progress.NONE)) {
            String said = session.send(sample.command());
            String expected = expected(sample);
            if (REFUSED.contains(sample.name())) {
                return Optional.of("is a refusal and came back as an answer");
            }
            return said.equals(expected) ? Optional.empty() : Optional.of(difference(expected, said));
        } catch (DeviceException.CommandRejected e) {
            return REFUSED.contains(sample.name()) ? Optional.empty() : Optional.of(String.valueOf(e.getMessage()));
        } catch (DeviceException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** As the device said it, but for what stands above the prompt and belongs to it, and the blank lines there. */
    private static String expected(Sample sample) {
        List<String> lines = new ArrayList<>(sample.answer().lines().toList());
        while (!lines.isEmpty()
                && (lines.getLast().isEmpty() || sample.platform().isContext(lines.getLast()))) {
            lines.removeLast();
        }
        return String.join("\n", lines);
    }

    private static String difference(String expected, String said) {
        int at = 0;
        while (at < Math.min(expected.length(), said.length()) && expected.charAt(at) == said.charAt(at)) {
            at++;
        }
        return "from " + at + " on " + expected.substring(at, Math.min(expected.length(), at + 60)) + " was "
                + said.substring(at, Math.min(said.length(), at + 60));
    }

    private static List<Sample> samples() throws Exception {
        Map<String, String> prompts = prompts();
        List<Sample> samples = new ArrayList<>();
        for (Platform platform : Platforms.builtIn().all()) {
            Path folder = SAMPLES.resolve(String.valueOf(platform.ntc()));
            String prompt = prompts.get(platform.name());
            if (prompt == null || !Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".raw"))
                        .sorted()
                        .toList()) {
                    String command = Objects.requireNonNull(
                                    Objects.requireNonNull(file.getParent()).getFileName())
                            .toString()
                            .replace('_', ' ');
                    String name = Objects.requireNonNull(file.getFileName())
                            .toString()
                            .replace(".raw", "");
                    String answer = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                            .replace("\r", "")
                            .stripTrailing();
                    samples.add(new Sample(platform, prompt, command, name, answer + "\n"));
                }
            }
        }
        return samples;
    }

    /** By platform, a prompt of the mode in which commands are run. */
    private static Map<String, String> prompts() throws Exception {
        Map<String, String> prompts = new LinkedHashMap<>();
        String platform = "";
        for (String line : Files.readAllLines(Path.of("src/test/resources/io/netfutures/platform/examples.txt"))) {
            if (line.startsWith("[") && line.endsWith("]")) {
                platform = line.substring(1, line.length() - 1);
            }
            Optional<Platform> known = Platforms.builtIn().named(platform);
            int bar = line.indexOf("| ");
            if (known.isPresent() && bar > 0 && line.startsWith(known.get().work() + " ") && !line.contains(" -| ")) {
                prompts.putIfAbsent(platform, line.substring(bar + 2));
            }
        }
        return prompts;
    }
}
