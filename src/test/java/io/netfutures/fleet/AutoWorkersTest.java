package io.netfutures.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.concurrent.Workers;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Plans on devices that are played by a worker without sockets. */
class AutoWorkersTest {
    private static final Task CLOCK = Task.Show.of("sh clock");

    private final AtomicInteger atWork = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    private static Plan plan(int devices, Limits limits) {
        List<Device> all = IntStream.range(0, devices)
                .mapToObj(i -> Device.of("R" + i, "cisco_ios", Credentials.of("cisco", "cisco")))
                .toList();
        return Plan.of(all, CLOCK).under(limits);
    }

    /** Logs in at once, and then thinks until the gate opens. */
    private Reply answer(Device device, Progress progress, CountDownLatch gate) throws InterruptedException {
        most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
        try {
            progress.at(Step.CONNECT);
            progress.at(Step.SHELL);
            progress.at(Step.COMMAND);
            gate.await();
            return new Reply(device, List.of(new Reply.Output("sh clock", "12:00")));
        } finally {
            atWork.decrementAndGet();
        }
    }

    @Test
    void devices_that_think_let_others_begin_up_to_the_bound() throws Exception {
        CountDownLatch thirty = new CountDownLatch(30);
        Workers workers = Workers.of(3);
        Fleet fleet = Fleet.open(
                (device, task, progress) -> answer(
                        device,
                        step -> {
                            if (step == Step.COMMAND) { // and so counted among those at work
                                thirty.countDown();
                            }
                            progress.at(step);
                        },
                        thirty),
                workers);
        try (fleet) {
            Run run = fleet.submit(plan(100, Limits.NONE.withAutoWorkers(30)));
            run.asCompleted().forEach(done -> assertThat(done.status().isDone()).isTrue());

            assertThat(fleet.autoWorkers().isOn()).isTrue();
            assertThat(fleet.autoWorkers().first()).isEqualTo(OpeningWindow.FIRST);
            assertThat(fleet.autoWorkers().reached()).isEqualTo(30);
        }
        assertThat(most).hasValue(30);
    }

    @Test
    void a_number_ends_it_and_other_runs_leave_it_as_it_is() throws Exception {
        CountDownLatch open = new CountDownLatch(0);
        Workers workers = Workers.of(3);
        try (Fleet fleet = Fleet.open((device, task, progress) -> answer(device, progress, open), workers)) {
            assertThat(fleet.autoWorkers().isOn()).isFalse();
            fleet.submit(plan(3, Limits.NONE)).asCompleted().forEach(done -> {});
            assertThat(workers.limit()).isEqualTo(3);

            fleet.adaptWorkers(100);
            assertThat(workers.limit()).isEqualTo(OpeningWindow.FIRST);
            fleet.submit(plan(3, Limits.NONE)).asCompleted().forEach(done -> {});
            assertThat(fleet.autoWorkers().isOn()).isTrue();

            fleet.fixWorkers();
            workers.resize(2);
            fleet.submit(plan(20, Limits.NONE)).asCompleted().forEach(done -> {});
            assertThat(workers.limit()).isEqualTo(2);
        }
    }

    @Test
    void who_is_cancelled_gives_room_back() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(10);
        Workers workers = Workers.of(3);
        try (Fleet fleet = Fleet.open(
                (device, task, progress) -> {
                    begun.countDown();
                    try {
                        return answer(device, progress, never);
                    } finally {
                        progress.at(Step.DISCONNECT);
                    }
                },
                workers)) {
            Run run = fleet.submit(plan(10, Limits.NONE.withAutoWorkers(100)));
            begun.await();
            run.cancel();
            fleet.await();
            assertThat(workers.limit()).isEqualTo(OpeningWindow.FIRST);
        }
    }

    @Test
    void a_bound_below_one_is_none() {
        assertThatThrownBy(() -> Limits.NONE.withAutoWorkers(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not 0");
    }
}
