package io.netfutures.parse;

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

/** What a template does with an answer of a hundred interfaces. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
public class TemplateBench {
    private Template template;
    private String answer;

    @Setup
    public void readTemplate() throws TemplateMistake {
        template = Template.of("interfaces", """
                Value Required INTERFACE (\\S+)
                Value LINK (.+?)
                Value PROTOCOL (\\S+)
                Value ADDRESS (\\d+(?:\\.\\d+){3}/\\d+)
                Value MTU (\\d+)
                Value RELOADS (\\d+)

                Start
                  ^\\S+ is .+?, line protocol is -> Continue.Record
                  ^${INTERFACE} is ${LINK}, line protocol is ${PROTOCOL}(?:\\s|$$)
                  ^\\s+Hardware is
                  ^\\s+Internet address is ${ADDRESS}
                  ^\\s+MTU ${MTU} bytes
                  ^\\s+\\d+ packets
                  ^.*?,\\s+${RELOADS} interface resets
                """);
        answer = IntStream.range(0, 100)
                .mapToObj("""
                        GigabitEthernet0/%d is up, line protocol is up (connected)
                          Hardware is made up, address is 0000.5e00.5301
                          Internet address is 192.0.2.1/24
                          MTU 1500 bytes, BW 1000000 Kbit/sec, DLY 10 usec
                             12345 packets input, 6789 bytes, 0 no buffer
                             0 output errors, 0 collisions, 3 interface resets
                        """::formatted)
                .collect(Collectors.joining());
    }

    @Benchmark
    public Table hundredInterfaces() throws ParseFailure {
        return template.parse(answer);
    }
}
