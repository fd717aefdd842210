package io.netfutures.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.concurrent.Workers;
import io.netfutures.device.Answer;
import io.netfutures.device.Care;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.ConnectRefused;
import io.netfutures.device.Expectation;
import io.netfutures.device.Expectation.Count;
import io.netfutures.device.Expectation.Relation;
import io.netfutures.device.Inventory;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.fleet.Fleet;
import io.netfutures.fleet.Limits;
import io.netfutures.fleet.Plan;
import io.netfutures.fleet.Run;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs with a worker without sockets, kept in real files. */
class RunJournalTest {
    private static final Task CLOCK = Task.Show.of("sh clock", "sh version");
    private static final Task NAME = new Task.Configure(List.of("hostname X", "username u password geheim"), true);

    @TempDir
    Path folder;

    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> reached = new ConcurrentHashMap<>();
    private final List<IOException> trouble = new CopyOnWriteArrayList<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();

    private static Device device(String name) {
        return Device.of(name, "cisco_ios", Credentials.of("cisco", "canary"));
    }

    private static List<Device> devices(String... names) {
        return Stream.of(names).map(RunJournalTest::device).toList();
    }

    private Reply answer(Device device, Task task, Progress progress) throws InterruptedException, DeviceException {
        progress.at(Step.CONNECT);
        if (device.name().startsWith("bad")) {
            throw new ConnectRefused(
                    new DeviceException.Failure(device, Step.CONNECT, "nothing listens", "check the port"));
        }
        if (task instanceof Task.Configure configure) {
            progress.at(Step.CONFIG);
            configure.lines().forEach(progress::sent);
            waitAtGate(device);
            sent.add(device.name());
            return new Reply(
                    device,
                    configure.lines().stream()
                            .map(line -> new Reply.Output("(config)#", line, ""))
                            .toList(),
                    String.join("\n", configure.lines()));
        }
        for (int attempt = 2; device.name().startsWith("busy") && attempt <= 3; attempt++) {
            progress.again(
                    new ConnectRefused(new DeviceException.Failure(device, Step.CONNECT, "no line is free", "wait")),
                    attempt,
                    3,
                    Duration.ZERO);
        }
        progress.at(Step.COMMAND);
        progress.sent("sh clock");
        progress.answered(new Reply.Output("R#", "sh clock", "12:00"));
        waitAtGate(device);
        return new Reply(
                device,
                List.of(
                        new Reply.Output("R#", "sh clock", "12:00"),
                        new Reply.Output("R#", "sh version", "Ünï \u0007\r\n\nend of " + device.name() + "\n")));
    }

    private void waitAtGate(Device device) throws InterruptedException {
        CountDownLatch here = reached.get(device.name());
        if (here != null) {
            here.countDown();
        }
        CountDownLatch gate = gates.get(device.name());
        if (gate != null) {
            gate.await();
        }
    }

    private RunStore store() {
        return RunStore.in(folder.resolve("runs"));
    }

    private KeptRun kept(int id) throws IOException {
        return store().run(id).orElseThrow();
    }

    private KeptRun carryOut(Plan plan) throws IOException {
        RunJournal journal = store().begin(plan, RunOrigin.of("test"), trouble::add);
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(4))) {
            fleet.submit(plan, journal);
        }
        return kept(journal.id());
    }

    @Test
    void a_selection_names_how_devices_ended() throws Exception {
        Inventory inventory = Inventory.of(devices("R1", "bad2", "R3"));
        assertThatThrownBy(() -> inventory.select("@failed", store().outcomes()))
                .hasMessage("@failed: no run is kept in " + folder.resolve("runs"));
        carryOut(Plan.of(inventory.devices(), CLOCK));
        carryOut(Plan.of(devices("R3"), CLOCK));

        assertThat(inventory.select("@failed:1", store().outcomes()))
                .extracting(Device::name)
                .containsExactly("bad2");
        assertThat(inventory.select("@ok", store().outcomes()))
                .extracting(Device::name)
                .containsExactly("R3");
        assertThat(inventory.select("@ok:1!@ok", store().outcomes()))
                .extracting(Device::name)
                .containsExactly("R1");
        assertThatThrownBy(() -> inventory.select("@failed:3", store().outcomes()))
                .hasMessage("@failed: there is no run 3 that can be read");
        assertThatThrownBy(() -> inventory.select("@faild", store().outcomes()))
                .hasMessageEndingWith("did you mean failed?");
    }

    private static DeviceResult result(KeptDevice device) throws IOException {
        return device.result().orElseThrow();
    }

    @Test
    void a_run_is_read_as_it_was_carried_out() throws Exception {
        KeptRun run = carryOut(Plan.of(devices("R1", "bad2", "R3"), CLOCK));

        assertThat(run.id()).isEqualTo(1);
        assertThat(run.devices()).extracting(KeptDevice::name).containsExactly("R1", "bad2", "R3");
        assertThat(run.devices())
                .extracting(KeptDevice::state)
                .containsExactly(KeptState.RETURNED, KeptState.RAISED, KeptState.RETURNED);
        KeptDevice first = run.devices().getFirst();
        assertThat(first.task()).isEqualTo(new KeptTask(CLOCK, true));
        assertThat(result(first).outputs())
                .containsExactly(
                        new Reply.Output("R#", "sh clock", "12:00"),
                        new Reply.Output("R#", "sh version", "Ünï \u0007\r\n\nend of R1\n"));
        assertThat(result(first).started()).isAfter(Instant.EPOCH);
        assertThat(first.history())
                .extracting(each -> each.status().getClass().getSimpleName())
                .containsExactly("Pending", "Running", "Running", "Running", "Returned");
        DeviceResult.Failure failure = run.devices().get(1).failure().orElseThrow();
        assertThat(failure.type()).isEqualTo("ConnectRefused");
        assertThat(failure.step()).isEqualTo("connect");
        assertThat(failure.advice()).isEqualTo("check the port");
        assertThat(failure.message()).isEqualTo("bad2:22: connect: nothing listens; check the port");
        assertThat(result(run.devices().get(1)).unsent()).containsExactly("sh clock", "sh version");
        assertThat(run.damaged()).isZero();
        assertThat(run.isActive()).isFalse();
        assertThat(trouble).isEmpty();
    }

    @Test
    void what_was_found_after_a_soak_is_kept() throws Exception {
        Plan plan = Plan.of(devices("R1"), CLOCK);
        try (RunJournal journal = store().begin(plan, RunOrigin.of("test"), trouble::add)) {
            assertThat(kept(1).worsened()).isEmpty();
            journal.worsened(List.of("R1 is not well", "R2 neither"));
        }
        assertThat(kept(1).worsened()).containsExactly("R1 is not well", "R2 neither");
        assertThat(kept(1).damaged()).isZero();
    }

    @Test
    void a_configuration_is_kept_without_its_secrets() throws Exception {
        KeptRun run = carryOut(Plan.of(devices("R1"), NAME));

        KeptDevice device = run.devices().getFirst();
        assertThat(device.task().whole()).isFalse();
        assertThat(device.isConfigured()).isTrue();
        assertThat(device.isUnknown()).isFalse();
        assertThat(result(device).transcript()).isEqualTo("hostname X\nusername u password ****");
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("geheim", "canary");
            }
        }
    }

    @Test
    void a_command_is_kept_without_its_secrets() throws Exception {
        Task secret = Task.Show.of("username x password geheim", "copy http://u:geheim2@h/x y");
        KeptRun run = carryOut(Plan.of(devices("R1", "bad2"), secret));

        assertThat(run.devices()).noneMatch(each -> each.task().whole());
        assertThat(result(run.devices().get(1)).unsent())
                .containsExactly("username x password ****", "copy http://u:****@h/x y");
        assertThat(Unsaid.of(secret).in("refused: username x password geheim!"))
                .isEqualTo("refused: username x password ****!");
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("geheim");
            }
        }
        KeptRun shown = carryOut(Plan.of(
                devices("R1"), Task.Show.of("show crypto key mypubkey rsa", "sh snmp community", "dir | i password")));
        assertThat(shown.devices()).allMatch(each -> each.task().whole());
        KeptRun searched = carryOut(Plan.of(devices("R1"), Task.Show.of("sh run | i password geheim")));
        assertThat(searched.devices()).noneMatch(each -> each.task().whole());
    }

    @Test
    void every_kind_of_task_is_kept_whole_but_for_secrets() throws Exception {
        List<Answer> yes = List.of(new Answer("sure\\?", "yes"));
        List<Task> tasks = List.of(
                new Task.Ping(),
                CLOCK,
                new Task.Show(List.of("copy a b"), yes, "done$"),
                Task.Show.of("sh ip int br")
                        .expecting(List.of(
                                new Expectation.Unchanged(),
                                new Expectation.Lines("up$", null),
                                new Expectation.Lines("up$", new Count(Relation.AT_MOST, 3)),
                                new Expectation.Rows("", new Count(Relation.AT_LEAST, null)),
                                new Expectation.Rows(
                                        "mtu == before.mtu", new Count(Relation.EQUAL, 0), List.of("port")))),
                new Task.Configure(List.of("hostname X"), false, new Task.Commit.Check()),
                new Task.Configure(
                        List.of("hostname X", "", "! note"),
                        true,
                        new Task.Commit.Confirmed(Duration.ofMinutes(5)),
                        Task.OnRefused.CONTINUE,
                        yes),
                new Task.Configure(
                        List.of("hostname X"),
                        false,
                        new Task.Commit.Now(),
                        Task.OnRefused.STOP,
                        List.of(),
                        new Care(
                                List.of("show clock"),
                                List.of(new Expectation.Unchanged()),
                                new Care.Undo(
                                        new Task.Commit.Confirmed(Duration.ofMinutes(5), "nf-1"),
                                        List.of("no hostname"),
                                        true),
                                Care.Proving.YES,
                                true)));
        List<Plan.Assignment> parts = new ArrayList<>();
        tasks.forEach(task -> parts.add(new Plan.Assignment(device("R" + parts.size()), task)));

        KeptRun run = carryOut(new Plan(parts, Limits.NONE));

        assertThat(run.devices()).extracting(each -> each.task().task()).containsExactlyElementsOf(tasks);
        assertThat(run.devices()).allMatch(each -> each.task().whole());
        Task secret = new Task.Show(List.of("copy a b"), List.of(new Answer("Password", "geheim")), null);
        KeptDevice device = carryOut(Plan.of(devices("R1"), secret)).devices().getFirst();
        assertThat(device.task().whole()).isFalse();
    }

    @Test
    void another_end_of_an_answer_is_known_by_its_former_name() throws Exception {
        Task ends = new Task.Show(List.of("copy a b"), List.of(), "done$");
        KeptRun run = carryOut(Plan.of(devices("R1"), ends));
        try (Stream<Path> all = Files.walk(run.folder())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                Files.writeString(file, text.replace("\"until\":\"done$\"", "\"expect\":\"done$\""));
                assertThat(Files.readString(file)).doesNotContain("until");
            }
        }
        assertThat(kept(run.id()).devices())
                .extracting(each -> each.task().task())
                .containsExactly(ends);
    }

    @Test
    void only_the_owner_can_read_what_is_kept() throws Exception {
        carryOut(Plan.of(devices("R1", "../bad/x"), CLOCK));

        try (Stream<Path> all = Files.walk(folder.resolve("runs"))) {
            for (Path each : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .as(each.toString())
                        .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void names_that_differ_in_case_or_hold_slashes_have_files_of_their_own() throws Exception {
        KeptRun run = carryOut(Plan.of(devices("R1", "r1", "../R1", "a/b"), CLOCK));

        for (KeptDevice each : run.devices()) {
            assertThat(result(each).outputs().getLast().text()).contains("end of " + each.name() + "\n");
        }
    }

    @Test
    void a_device_without_an_end_is_told_from_one_that_was_never_contacted() throws Exception {
        gates.put("R1", new CountDownLatch(1));
        reached.put("R1", new CountDownLatch(1));
        Plan plan = Plan.of(devices("R1", "R2"), CLOCK);
        RunJournal journal = store().begin(plan, RunOrigin.of("test"), trouble::add);
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(1))) {
            Run run = fleet.submit(plan, journal);
            reached.get("R1").await();

            KeptRun meanwhile = kept(1);
            assertThat(meanwhile.isActive()).isTrue();
            assertThat(meanwhile.devices())
                    .extracting(KeptDevice::state)
                    .containsExactly(KeptState.STARTED, KeptState.PENDING);
            assertThat(store().remove(1)).as("an active run is not removed").isFalse();
            assertThat(store().hold(1, true))
                    .as("an active run does not go on twice")
                    .isEmpty();
            run.cancel();
        }
        KeptRun after = kept(1);
        assertThat(after.isActive()).isFalse();
        assertThat(after.devices()).extracting(KeptDevice::state).containsOnly(KeptState.CANCELLED);
        assertThat(result(after.devices().getFirst()).outputs())
                .as("what it had answered before")
                .containsExactly(new Reply.Output("R#", "sh clock", "12:00"));
        assertThat(store().remove(1)).isTrue();
        assertThat(store().ids()).isEmpty();
    }

    @Test
    void a_cancelled_configuration_that_had_begun_is_unknown() throws Exception {
        gates.put("R1", new CountDownLatch(1));
        reached.put("R1", new CountDownLatch(1));
        Plan plan = Plan.of(devices("R1", "R2"), NAME);
        RunJournal journal = store().begin(plan, RunOrigin.of("test"), trouble::add);
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(1))) {
            Run run = fleet.submit(plan, journal);
            reached.get("R1").await();
            run.cancelPending();
            run.cancel();
        }
        assertThat(kept(1).devices()).extracting(KeptDevice::isUnknown).containsExactly(true, false);
    }

    @Test
    void a_run_goes_on_in_the_same_journal() throws Exception {
        gates.put("R2", new CountDownLatch(1));
        reached.put("R2", new CountDownLatch(1));
        Plan plan = Plan.of(devices("R1", "R2", "R3"), CLOCK);
        RunJournal journal = store().begin(plan, RunOrigin.of("test"), trouble::add);
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(1))) {
            Run run = fleet.submit(plan, journal);
            reached.get("R2").await();
            run.cancelPending();
            run.cancel();
        }
        gates.clear();
        KeptRun first = kept(1);
        List<Device> left = first.devices().stream()
                .filter(KeptDevice::isUnfinished)
                .map(each -> device(each.name()))
                .toList();
        assertThat(left).extracting(Device::name).containsExactly("R2", "R3");

        Plan rest = Plan.of(left, CLOCK);
        RunJournal again = store().resume(store().hold(1, true).orElseThrow(), rest, trouble::add);
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(2))) {
            fleet.submit(rest, again);
        }

        KeptRun whole = kept(1);
        assertThat(store().ids()).containsExactly(1);
        assertThat(whole.rounds()).isEqualTo(2);
        assertThat(whole.devices()).extracting(KeptDevice::state).containsOnly(KeptState.RETURNED);
        for (KeptDevice each : whole.devices()) {
            assertThat(result(each).outputs()).hasSize(2);
        }
    }

    @Test
    void how_often_a_device_was_tried_is_kept_over_all_rounds() throws Exception {
        gates.put("busy2", new CountDownLatch(1));
        reached.put("busy2", new CountDownLatch(1));
        Plan plan = Plan.of(devices("busy1", "busy2", "R3", "R4"), CLOCK);
        RunJournal journal = store().begin(plan, RunOrigin.of("test"), trouble::add);
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(1))) {
            Run run = fleet.submit(plan, journal);
            reached.get("busy2").await();
            run.cancelPending();
            run.cancel();
        }
        KeptRun first = kept(1);
        assertThat(first.devices()).extracting(KeptDevice::attempts).containsExactly(3, 3, 0, 0);
        assertThat(result(first.devices().getFirst()).attempts()).isEqualTo(3);

        gates.clear();
        Plan rest = Plan.of(devices("busy2", "R3"), CLOCK);
        RunJournal again = store().resume(store().hold(1, true).orElseThrow(), rest, trouble::add);
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(2))) {
            fleet.submit(rest, again);
        }
        assertThat(kept(1).devices()).extracting(KeptDevice::attempts).containsExactly(3, 6, 1, 0);

        Path file = kept(1).folder().resolve("journal.ndjson");
        Files.write(
                file,
                Files.readAllLines(file).stream()
                        .filter(line -> !line.contains("\"end\":\"R3\""))
                        .toList());
        assertThat(kept(1).devices().get(2).attempts())
                .as("a process that was killed")
                .isEqualTo(1);
    }

    @Test
    void a_journal_that_is_cut_anywhere_loses_only_what_is_behind_the_cut() throws Exception {
        KeptRun run = carryOut(Plan.of(devices("R1", "bad2"), Task.Show.of("sh clock")));
        Path file = run.folder().resolve("journal.ndjson");
        byte[] whole = Files.readAllBytes(file);
        List<String> lines = Files.readAllLines(file);

        for (int length = 0; length < whole.length; length++) {
            try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
                cut.setLength(0);
                cut.write(whole, 0, length);
            }
            KeptRun read = kept(1);
            String left = new String(whole, 0, length, StandardCharsets.US_ASCII);
            for (KeptDevice each : read.devices()) {
                boolean ended = Stream.of(left.split("\n", -1))
                        .anyMatch(line -> line.contains("\"end\":\"" + each.name() + "\"") && lines.contains(line));
                assertThat(each.isUnfinished()).as(left).isEqualTo(!ended);
            }
        }
    }

    @Test
    void a_damaged_line_is_counted_and_believed_in_nothing() throws Exception {
        KeptRun run = carryOut(Plan.of(devices("R1", "R2"), CLOCK));
        Path file = run.folder().resolve("journal.ndjson");
        Files.writeString(file, Files.readString(file).replace("\"end\":\"R1\"", "\"end\":\"R2\""));

        KeptRun read = kept(1);

        assertThat(read.damaged()).isEqualTo(1);
        assertThat(read.devices()).extracting(KeptDevice::state).containsExactly(KeptState.STARTED, KeptState.RETURNED);
    }

    @Test
    void an_answer_that_the_disk_has_lost_counts_as_not_given() throws Exception {
        KeptRun run = carryOut(Plan.of(devices("R1", "R2"), CLOCK));
        Files.writeString(run.folder().resolve("answers/R1.2.txt"), "");

        assertThat(kept(1).devices())
                .extracting(KeptDevice::state)
                .containsExactly(KeptState.STARTED, KeptState.RETURNED);
    }

    @Test
    void after_a_torn_line_the_next_round_begins_on_a_line_of_its_own() throws Exception {
        KeptRun run = carryOut(Plan.of(devices("R1", "R2"), CLOCK));
        Path file = run.folder().resolve("journal.ndjson");
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 20));
        KeptRun torn = kept(1);
        List<Device> left = torn.devices().stream()
                .filter(KeptDevice::isUnfinished)
                .map(each -> device(each.name()))
                .toList();
        assertThat(left).hasSize(1);

        Plan rest = Plan.of(left, CLOCK);
        RunJournal again = store().resume(store().hold(1, true).orElseThrow(), rest, trouble::add);
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(2))) {
            fleet.submit(rest, again);
        }

        assertThat(kept(1).devices()).extracting(KeptDevice::state).containsOnly(KeptState.RETURNED);
        assertThat(kept(1).damaged()).isEqualTo(1);
    }

    @Test
    void a_configuration_is_not_sent_if_its_start_cannot_be_kept() throws Exception {
        Plan plan = Plan.of(devices("R1", "R2"), NAME);
        RunJournal journal = store().begin(plan, RunOrigin.of("test"), trouble::add);
        journal.close(); // nothing can be written any more
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(1))) {
            fleet.submit(plan, journal);
        }
        assertThat(sent).isEmpty();
        assertThat(trouble).as("told once").hasSize(1);
        assertThat(journal.lost()).isEqualTo(2);
    }

    @Test
    void an_interrupt_loses_nothing_and_stays_set() throws Exception {
        Path file = folder.resolve("file");
        Thread.currentThread().interrupt();

        OwnFile.write(file, new byte[] {1, 2, 3});

        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void many_devices_at_once_each_have_one_end() throws Exception {
        String[] names = IntStream.range(0, 1_000).mapToObj(i -> "R" + i).toArray(String[]::new);
        Plan plan = Plan.of(devices(names), CLOCK);
        RunJournal journal = store().begin(plan, RunOrigin.of("test"), trouble::add);
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(200))) {
            fleet.submit(plan, journal);
        }
        List<String> lines = Files.readAllLines(journal(1)).stream()
                .filter(line -> line.contains("\"end\":"))
                .toList();
        assertThat(lines).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(kept(1).count(KeptState.RETURNED)).isEqualTo(1_000);
    }

    private Path journal(int id) {
        return folder.resolve("runs/" + id + "/journal.ndjson");
    }

    @Test
    void runs_that_begin_at_the_same_time_have_numbers_of_their_own() throws Exception {
        Plan plan = Plan.of(devices("R1"), CLOCK);
        List<RunJournal> journals = new CopyOnWriteArrayList<>();
        List<Thread> threads = IntStream.range(0, 20)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    try {
                        journals.add(store().begin(plan, RunOrigin.of("test"), trouble::add));
                    } catch (IOException e) {
                        trouble.add(e);
                    }
                }))
                .toList();
        for (Thread each : threads) {
            each.join();
        }
        journals.forEach(RunJournal::close);
        assertThat(trouble).isEmpty();
        assertThat(journals)
                .extracting(RunJournal::id)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(store().last()).isEqualTo(20);
    }
}
