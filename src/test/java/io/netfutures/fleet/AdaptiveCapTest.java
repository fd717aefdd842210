package io.netfutures.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.fleet.SimulatedFleet.Result;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On fleets on paper, whose times are the same in every run. */
class AdaptiveCapTest {
    private static final int ANY = 100_000;

    private static Result fixed(int devices, int workers, Consumer<SimulatedFleet> settings) {
        SimulatedFleet fleet = new SimulatedFleet(devices);
        settings.accept(fleet);
        return fleet.fixed(workers);
    }

    private static Result adaptive(int devices, int most, Consumer<SimulatedFleet> settings) {
        SimulatedFleet fleet = new SimulatedFleet(devices);
        settings.accept(fleet);
        return fleet.adaptive(most);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000", "1000, 0", "5460, 1000", "1000, 100"})
    void where_only_our_processors_are_slow_it_takes_hardly_longer_than_with_the_best_fixed_cap(
            int devices, int think) {
        Consumer<SimulatedFleet> settings = fleet -> fleet.think = device -> think;
        double best = IntStream.of(30, 50, 300, 1000, devices)
                .mapToDouble(workers -> fixed(devices, workers, settings).time())
                .min()
                .orElseThrow();

        Result auto = adaptive(devices, ANY, settings);

        assertThat(auto.time()).isLessThan(1.15 * best);
        assertThat(auto.most()).isLessThan(400);
    }

    @ParameterizedTest
    @CsvSource({"1000, 0, 1", "1000, 1000, 1", "5460, 1000, 1", "5460, 1000, 2"})
    void where_our_processors_do_more_the_more_logins_there_are_it_lets_there_be_many(
            int devices, int think, double shared) {
        Consumer<SimulatedFleet> together = fleet -> {
            fleet.think = device -> think;
            fleet.loginLatency = 5;
            fleet.loginWork = 6;
            fleet.alone = 5;
            fleet.load = time -> time % 4000 < 2000 ? shared : 1;
        };
        double best = IntStream.of(30, 50, 300, 1000, devices)
                .mapToDouble(workers -> fixed(devices, workers, together).time())
                .min()
                .orElseThrow();

        Result auto = adaptive(devices, ANY, together);

        assertThat(auto.time()).isLessThan(1.15 * best);
        assertThat(auto.slowestLogin()).isLessThan(2000);
    }

    @ParameterizedTest
    @CsvSource({"10, 3000, 100", "30, 300, 100", "30, 300, 5000", "30, 1000, 5000", "100, 1000, 5000"})
    void a_server_for_logins_is_kept_busy_but_few_wait_for_it(int slots, int time, int think) {
        Consumer<SimulatedFleet> asked = fleet -> {
            fleet.think = device -> think;
            fleet.loginWork = 2;
            fleet.slots = slots;
            fleet.slotTime = time;
        };
        Result all = fixed(1000, 1000, asked);

        Result auto = adaptive(1000, ANY, asked);

        assertThat(auto.time()).isLessThan(1.15 * all.time());
        assertThat(auto.slowestLogin()).isLessThan(all.slowestLogin() / 3);
    }

    @ParameterizedTest
    @CsvSource({"100", "1000", "5000"})
    void it_finds_the_narrowest_of_several_places(int think) {
        Consumer<SimulatedFleet> narrow = fleet -> {
            fleet.think = device -> think;
            fleet.slots = 30;
            fleet.slotTime = 300;
            fleet.refusesBeyond = 120;
        };

        Result auto = adaptive(2000, ANY, narrow);

        assertThat(auto.time()).isLessThan(1.15 * fixed(2000, 100, narrow).time());
        assertThat(auto.refused()).isLessThan(60);
    }

    @Test
    void a_long_way_to_the_devices_is_no_congestion() {
        Consumer<SimulatedFleet> far = fleet -> fleet.loginLatency = 400;

        assertThat(adaptive(3000, ANY, far).time())
                .isLessThan(1.15 * fixed(3000, 300, far).time());
    }

    @Test
    void devices_that_think_longer_than_others_are_no_congestion() {
        Consumer<SimulatedFleet> mixed = fleet -> fleet.think = device -> device < 500 ? 100 : 5000;

        assertThat(adaptive(1000, ANY, mixed).time())
                .isLessThan(1.15 * fixed(1000, 1000, mixed).time());
    }

    @ParameterizedTest
    @CsvSource({"1, 1000, 250", "2, 1000, 150", "2, 100, 150"})
    void where_everything_gets_slower_beyond_a_hundred_it_finds_that_and_stays_there(
            double power, int think, int atMost) {
        Consumer<SimulatedFleet> slower = fleet -> {
            fleet.loginWork = 1;
            fleet.commandWork = 0.5;
            fleet.think = device -> think;
            fleet.slowness = sessions -> Math.max(1, Math.pow(sessions / 100.0, power));
        };

        Result auto = adaptive(3000, ANY, slower);

        assertThat(auto.typical()).isBetween(70.0, (double) atMost);
        double halfOrTwice = Math.min(
                fixed(3000, 50, slower).time(), fixed(3000, 200, slower).time());
        assertThat(auto.time()).isLessThan(1.05 * halfOrTwice);
    }

    @ParameterizedTest
    @CsvSource({"0, 3, 1000, 1.15", "4, 1000, 1000, 1.25", "4, 8, 8, 1.15", "20, 40, 40, 1.15"})
    void others_that_use_this_machine_for_some_seconds_are_no_lasting_congestion(
            int from, int to, int period, double times) {
        Consumer<SimulatedFleet> shared = fleet -> {
            fleet.think = device -> 1000;
            fleet.load = time -> time / 1000 % period >= from && time / 1000 % period < to ? 6 : 1;
        };
        double best = IntStream.of(50, 100, 300, 1000)
                .mapToDouble(workers -> fixed(5460, workers, shared).time())
                .min()
                .orElseThrow();

        assertThat(adaptive(5460, ANY, shared).time()).isLessThan(times * best);
    }

    @ParameterizedTest
    @CsvSource({"1000", "200"})
    void where_more_than_fifty_are_refused_few_are_and_it_stays_below(int think) {
        Consumer<SimulatedFleet> full = fleet -> {
            fleet.think = device -> think;
            fleet.refusesBeyond = 50;
        };

        Result auto = adaptive(2000, ANY, full);

        assertThat(fixed(2000, 100, full).refused()).isGreaterThan(1000);
        assertThat(auto.refused()).isLessThan(60);
        assertThat(auto.typical()).isBetween(35.0, 51.0);
        assertThat(auto.time()).isLessThan(1.15 * fixed(2000, 50, full).time());
    }

    @Test
    void devices_that_are_down_are_no_congestion() {
        Consumer<SimulatedFleet> silent = fleet -> {
            fleet.think = device -> 500;
            fleet.silent = 0.2;
        };
        Consumer<SimulatedFleet> refusing = fleet -> {
            fleet.think = device -> 1000;
            fleet.down = 0.2;
        };

        assertThat(adaptive(1000, ANY, silent).time())
                .isLessThan(fixed(1000, 100, silent).time() / 2);
        assertThat(adaptive(1000, ANY, refusing).time())
                .isLessThan(1.15 * fixed(1000, 1000, refusing).time());
    }

    @Test
    void a_network_that_is_down_takes_no_longer_than_with_the_usual_cap() {
        Consumer<SimulatedFleet> dead = fleet -> fleet.silent = 1;

        assertThat(adaptive(1000, ANY, dead).time())
                .isLessThan(fixed(1000, 50, dead).time());
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "40"})
    void it_is_never_above_its_bound(int most) {
        assertThat(adaptive(500, most, fleet -> fleet.think = device -> 1000).most())
                .isEqualTo(most);
    }

    @Test
    void it_begins_gently_and_forgets_who_has_ended() {
        AdaptiveCap cap = new AdaptiveCap(ANY, () -> 0);
        assertThat(cap.cap()).isEqualTo(OpeningWindow.FIRST);

        cap.begins("R1");
        cap.connects("R1");
        cap.opened("R1", 0);
        assertThat(cap.cap()).isEqualTo(OpeningWindow.FIRST + 1);
        cap.ended("R1");
        cap.opened("R1", 0);
        cap.connects("R1");

        assertThat(cap.cap()).isEqualTo(OpeningWindow.FIRST);
        assertThat(cap.isOpening()).isFalse();
    }
}
