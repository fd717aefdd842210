package io.netfutures.fleet;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A fleet on paper, in milliseconds: each device takes some round trips to be logged in to, with some of the client's processors at each,
 * and is asked for at a server for logins; then it thinks, takes some processor again, and is done. The devices answer more slowly the more
 * sessions there are, or refuse too many; the server for logins takes some at once, and others wait.
 */
final class SimulatedFleet {
    /** The devices, the first of which are started first. */
    final int devices;

    int processors = 2;
    /** How many times as long the processors take, by when, because of others. */
    DoubleUnaryOperator load = time -> 1;

    /** How often a login waits for the device, and then for a processor. */
    int roundTrips = 8;

    double loginLatency = 20;
    double loginWork = 8;
    /** How much more of the processors a login takes on its own than among many, which are woken together. */
    double alone;

    double commandWork = 2;
    IntToDoubleFunction think = device -> 0;
    /** How many times as long everything takes at the devices, by how many sessions there are. */
    IntToDoubleFunction slowness = sessions -> 1;

    /** How many logins the server for them takes at once, and how long it takes for one. */
    int slots = Integer.MAX_VALUE;

    double slotTime;

    int refusesBeyond = Integer.MAX_VALUE;
    /** The part of the devices that never answers. */
    double silent;
    /** The part of the devices where nothing listens. */
    double down;

    double timeout = 10_000;

    private final Random random = new Random(7);
    private final PriorityQueue<Happening> future =
            new PriorityQueue<>(Comparator.comparingDouble(Happening::at).thenComparingLong(Happening::number));
    private double now;
    private long number;
    private double[] free = {};
    private int next;
    private int sessions;
    private int loggingIn;
    private int asked;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int working;
    private int cap;

    /** What came of it. */
    record Result(double time, int most, double typical, int refused, double slowestLogin) {}

    private record Happening(double at, long number, Runnable what) {}

    private int refused;
    private double slowestLogin;
    private int most;
    private double[] capAtEnd = {};
    private int ended;

    SimulatedFleet(int devices) {
        this.devices = devices;
    }

    /** With as many workers always. */
    Result fixed(int workers) {
        return run(clock -> null, workers);
    }

    /** With as many as the class under test says, at most so many. */
    Result adaptive(int most) {
        return run(clock -> new AdaptiveCap(most, clock), 1);
    }

    private interface Making {
        @Nullable
        AdaptiveCap of(LongSupplier clock);
    }

    private Result run(Making making, int workers) {
        free = new double[processors];
        capAtEnd = new double[devices];
        cap = workers;
        AdaptiveCap adaptive = making.of(() -> Math.round(now * 1e6));
        if (adaptive != null) {
            cap = adaptive.cap();
            tick(adaptive);
        }
        start(adaptive);
        while (ended < devices) {
            Happening first = future.remove();
            now = first.at();
            first.what().run();
            if (adaptive != null) {
                cap = adaptive.cap();
            }
            start(adaptive);
        }
        double[] second = Arrays.copyOfRange(capAtEnd, devices / 3, Math.max(devices / 3 + 1, devices * 2 / 3));
        Arrays.sort(second);
        return new Result(now, most, second[second.length / 2], refused, slowestLogin);
    }

    private void tick(AdaptiveCap adaptive) {
        after(100, () -> {
            adaptive.look();
            tick(adaptive);
        });
    }

    private void after(double time, Runnable what) {
        future.add(new Happening(now + time, number++, what));
    }

    /** Uses the processor that is free first, and goes on. */
    private void work(double time, Runnable then) {
        int first = 0;
        for (int i = 1; i < free.length; i++) {
            first = free[i] < free[first] ? i : first;
        }
        free[first] = Math.max(now, free[first]) + time * load.applyAsDouble(now) * (0.5 + random.nextDouble());
        after(free[first] - now, then);
    }

    private void start(@Nullable AdaptiveCap adaptive) {
        while (next < devices && working < cap) {
            int device = next++;
            working++;
            most = Math.max(most, working);
            if (adaptive != null) {
                adaptive.begins(device);
                adaptive.connects(device);
            }
            connect(device, adaptive);
        }
    }

    private void connect(int device, @Nullable AdaptiveCap adaptive) {
        double luck = random.nextDouble();
        if (luck < silent) {
            after(timeout, () -> end(device, adaptive));
        } else if (luck < silent + down || sessions >= refusesBeyond) {
            boolean isFull = luck >= silent + down;
            after(loginLatency / 10, () -> {
                refused += isFull ? 1 : 0;
                if (adaptive != null) {
                    adaptive.refused(device);
                }
                end(device, adaptive);
            });
        } else {
            sessions++;
            loggingIn++;
            double begun = now;
            double latency = loginLatency * slowness.applyAsDouble(sessions) * (0.75 + random.nextDouble() / 2);
            login(roundTrips, latency / roundTrips, () -> {
                loggingIn--;
                slowestLogin = Math.max(slowestLogin, now - begun);
                if (adaptive != null) {
                    double ended = now;
                    work(0, () -> adaptive.opened(device, Math.round((now - ended) * 1e6)));
                }
                after(
                        1 + think.applyAsDouble(device) * slowness.applyAsDouble(sessions),
                        () -> work(commandWork, () -> {
                            sessions--;
                            end(device, adaptive);
                        }));
            });
        }
    }

    /** The rest of a login, in the last but one of whose round trips the server for logins is asked. */
    private void login(int trips, double latency, Runnable then) {
        if (trips == 0) {
            then.run();
        } else {
            Runnable answered =
                    () -> work(loginWork / roundTrips * (1 + alone / loggingIn), () -> login(trips - 1, latency, then));
            after(latency, trips == 2 ? () -> ask(answered) : answered);
        }
    }

    private void ask(Runnable then) {
        if (asked == slots) {
            waiting.add(() -> ask(then));
            return;
        }
        asked++;
        after(slotTime * (0.5 + random.nextDouble()), () -> {
            asked--;
            if (!waiting.isEmpty()) {
                waiting.remove().run();
            }
            then.run();
        });
    }

    private void end(int device, @Nullable AdaptiveCap adaptive) {
        if (adaptive != null) {
            adaptive.ended(device);
            cap = adaptive.cap();
        }
        working--;
        capAtEnd[ended++] = working + 1;
    }
}
