package io.netfutures.app.view;

import io.netfutures.concurrent.Moment;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.Status.Cancelled;
import io.netfutures.concurrent.Status.Pending;
import io.netfutures.concurrent.Status.Raised;
import io.netfutures.concurrent.Status.Returned;
import io.netfutures.concurrent.Status.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The life of a future, told in seconds since {@link #START}. */
@NullMarked
final class MadeUpFuture {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final String name;
    private final String device;
    private final List<Moment> history = new ArrayList<>();
    private @Nullable Instant handedOver;
    private @Nullable Running work;
    private String lastLine = "";

    private MadeUpFuture(String name, String device, double at) {
        this.name = name;
        this.device = device;
        then(at, new Pending());
    }

    static MadeUpFuture of(String name, String device) {
        return new MadeUpFuture(name, device, 0);
    }

    static MadeUpFuture of(String name, String device, double at) {
        return new MadeUpFuture(name, device, at);
    }

    static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1000));
    }

    MadeUpFuture runs(double at, int slot, String step) {
        Running now = new Running(work == null ? at(at) : work.since(), slot, step);
        work = now;
        return then(at, now);
    }

    MadeUpFuture returns(double at) {
        return then(at, new Returned<>("value", took(at)));
    }

    MadeUpFuture raises(double at, String message) {
        return raises(at, new IllegalStateException(message));
    }

    MadeUpFuture raises(double at, Exception cause) {
        return then(at, new Raised(cause, took(at)));
    }

    MadeUpFuture cancelled(double at) {
        return then(at, new Cancelled(work != null));
    }

    MadeUpFuture given(double at) {
        handedOver = at(at);
        return this;
    }

    MadeUpFuture says(String line) {
        lastLine = line;
        return this;
    }

    FutureView view() {
        return new FutureView(name, device, history, handedOver, lastLine);
    }

    private Duration took(double at) {
        return work == null ? Duration.ZERO : Duration.between(work.since(), at(at));
    }

    private MadeUpFuture then(double at, Status status) {
        history.add(new Moment(at(at), status));
        return this;
    }

    /** So many futures of all kinds, with odd names, long waits and a clock that sometimes goes back. */
    static List<FutureView> random(long seed, int count) {
        Random random = new Random(seed);
        List<String> devices = List.of(
                "R",
                "core-router-with-a-very-long-name.example.net-",
                "路由器",
                "Zu\u0308rich-",
                "ｱｸｾｽ",
                "\u001b[31m",
                "");
        List<String> steps = List.of("connect", "key exchange", "login", "command", "", "读取", "parse", "plan");
        double scale = Math.pow(10, random.nextInt(7) - 3);
        List<FutureView> futures = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            double at = random.nextDouble() * scale;
            MadeUpFuture story = of("f" + i, devices.get(random.nextInt(devices.size())) + i, at);
            story.says(random.nextBoolean() ? "" : "行 " + "x".repeat(random.nextInt(120)) + " \t|");
            int kind = random.nextInt(6);
            if (kind > 0) {
                for (int step = random.nextInt(5); step >= 0; step--) {
                    at += (random.nextDouble() - 0.1) * scale;
                    story.runs(at, random.nextInt(2000), steps.get(random.nextInt(steps.size())));
                }
            }
            at += (random.nextDouble() - 0.1) * scale;
            switch (kind) {
                case 2, 3 -> story.returns(at);
                case 4 -> story.raises(at, random.nextBoolean() ? "" : "broken\n在 line 2");
                case 5 -> story.cancelled(at);
                default -> {}
            }
            if (random.nextBoolean()) {
                story.given(at + random.nextDouble() * scale);
            }
            futures.add(story.view());
        }
        return futures;
    }
}
