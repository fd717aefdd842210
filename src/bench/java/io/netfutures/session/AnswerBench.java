package io.netfutures.session;

import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What each byte and each last line of an answer passes, compiled as the launcher has it compiled. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
public class AnswerBench {
    private static final int CHUNK = 4096;

    private byte[][] chunks = {};
    private Platform ios = Platforms.builtIn().named("cisco_ios").orElseThrow();
    private Prompts prompts = new Prompts(ios);

    /** A configuration of 2,000 lines, as it comes in packets; and a device of which two prompts were seen. */
    @Setup
    public void prepare() {
        byte[] answer = IntStream.range(0, 500)
                .mapToObj(i -> "interface GigabitEthernet0/" + i + "\r\n description uplink " + i
                        + "\r\n no ip address\r\n!\r\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        chunks = IntStream.rangeClosed(0, (answer.length - 1) / CHUNK)
                .mapToObj(i -> Arrays.copyOfRange(answer, i * CHUNK, Math.min(answer.length, (i + 1) * CHUNK)))
                .toArray(byte[][]::new);
        prompts.learn("R1#", "R1#", List.of(), List.of());
    }

    /** A whole answer of 2,000 lines on the screen, the last line looked at after each packet. */
    @Benchmark
    public int screen() {
        Screen screen = new Screen(StandardCharsets.UTF_8);
        int seen = 0;
        for (byte[] chunk : chunks) {
            screen.receive(chunk);
            seen += screen.lastLine().length();
        }
        return seen;
    }

    /** A line of output, taken for no prompt. */
    @Benchmark
    public Optional<?> noPrompt() {
        return prompts.of(" description uplink 17");
    }

    /** The prompt. */
    @Benchmark
    public Optional<?> prompt() {
        return prompts.of("R1#");
    }
}
