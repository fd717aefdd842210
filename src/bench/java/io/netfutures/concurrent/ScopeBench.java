package io.netfutures.concurrent;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a scope does for each task, the task itself apart. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
public class ScopeBench {
    /** A thousand tasks that do nothing, on fifty workers: submitted, started, done, the scope closed. */
    @Benchmark
    public boolean thousandTasks() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(50))) {
            for (int i = 0; i < 1000; i++) {
                TaskFuture<Integer> ignored = scope.submit("R1", () -> 1);
            }
            scope.join();
            return scope.unfinished().isEmpty();
        }
    }
}
