package io.netfutures.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Progress;
import io.netfutures.device.Task.Commit;
import io.netfutures.device.Task.Configure;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import io.netfutures.session.AnsweringDevice.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a dry run shows is what is typed. */
class ConfigPlanTest {
    private static final List<String> LINES = List.of("! a comment", "hostname R1", "banner x", "no shutdown");

    @ParameterizedTest
    @CsvSource({
        "cisco_ios, R1#, R1(config)#",
        "cisco_xr, RP/0/RP0/CPU0:R1#, RP/0/RP0/CPU0:R1(config)#",
        "juniper_junos, cisco@R1>, cisco@R1#",
        "vyos, cisco@R1:~$, cisco@R1#",
        "paloalto_panos, cisco@R1>, cisco@R1#",
    })
    void every_line_that_a_preview_has_is_typed_in_its_order(String name, String work, String config) throws Exception {
        Platform platform = Platforms.builtIn().named(name).orElseThrow();
        for (Configure task : List.of(
                new Configure(LINES, false),
                new Configure(LINES, true),
                new Configure(LINES, false, new Commit.Check()),
                new Configure(LINES, true, new Commit.Confirmed(Duration.ofSeconds(90))))) {
            if (Session.objection(platform, task).isEmpty()) {
                List<String> typed = new ArrayList<>();
                try (Session session = session(platform, modes(platform, work, config, typed))) {
                    typed.clear();
                    session.configure(task);
                    assertThat(typed).isEqualTo(Session.preview(platform, task));
                }
            }
        }
    }

    private static Session session(Platform platform, UnaryOperator<String> prompt) throws Exception {
        return Session.open(
                new AnsweringDevice("\n" + prompt.apply(""), prompt, Map.of(), "good-bye", Pace.WHOLE, 1),
                Device.of("192.0.2.1", platform.name(), Credentials.of("cisco", "cisco")),
                platform,
                Progress.NONE);
    }

    /** Goes from mode to mode as the platform says. */
    private static UnaryOperator<String> modes(Platform platform, String work, String config, List<String> typed) {
        return new UnaryOperator<>() {
            private String mode = platform.work();

            @Override
            public String apply(String line) {
                typed.add(line);
                mode = platform.ways().stream()
                        .filter(way -> way.from().equals(mode)
                                && (way.send().equals(line) || line.startsWith(way.send() + " revert timer ")))
                        .map(Platform.Way::to)
                        .findFirst()
                        .orElse(mode);
                return mode.equals(Platform.CONFIG) ? config : work;
            }
        };
    }
}
