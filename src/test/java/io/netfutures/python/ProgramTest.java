package io.netfutures.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs do, in a world of three devices that answer at once, the second before the first. */
class ProgramTest {
    private final FakeWorld world = new FakeWorld();
    private final Program program = new Program(world);

    private String run(String text) {
        world.out.setLength(0);
        Parsed parsed = Parser.parse(text);
        assertThat(parsed).isInstanceOf(Parsed.Complete.class);
        program.run(((Parsed.Complete) parsed).statements(), true);
        return world.out.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "devices[0]['ip']                                     | '10.0.0.1'",
                "r1['ip']                                             | '10.0.0.1'",
                "len(devices)                                         | 3",
                "[d['ip'] for d in devices if d['ip'] != '10.0.0.2']  | ['10.0.0.1', '10.0.0.3']",
                "'Future: {} {x}'.format(1, x='y')                    | 'Future: 1 y'",
                "f'{1 + 2} {{}} {r1[\"ip\"]}'                         | '3 {} 10.0.0.1'",
                "executor.submit(send_show, r1, 'sh clock')           | <Future 10.0.0.1 sh clock>",
                "submit(r2, command='sh clock').result()              | {'10.0.0.2': 'answer of 10.0.0.2 to sh clock'}",
                "submit(r2, 'x').result()['10.0.0.2'][:6]             | 'answer'",
                "(1, 'a'), (2,)                                       | ((1, 'a'), (2,))",
                "not [] and 1 in [1, 2] and 'b' not in 'ac' or 0      | True",
                "'a' if 1 > 2 else None is None                       | True",
                "[x for x in range(3)]                                | [0, 1, 2]",
                "list(zip([1, 2], 'ab'))                              | [(1, 'a'), (2, 'b')]",
                "wait([], return_when=FIRST_COMPLETED)                | DoneAndNotDoneFutures(done=set(), not_done=set())",
                "[1, 2][-1] + 1 - 5                                   | -2",
                "sorted({'b': 1, 'a': 2})                             | ['a', 'b']",
                "None                                                 | ~~",
            })
    void an_expression_that_stands_alone_is_shown(String line, String shown) {
        assertThat(run(line).strip()).isEqualTo(shown);
    }

    @Test
    void a_list_of_futures_is_made_waited_for_and_merged() {
        assertThat(run("""
                future_list = []
                for device in devices:
                    future = executor.submit(send_show, device, 'sh clock')
                    future_list.append(future)
                data = {}
                for f in as_completed(future_list):
                    data.update(f.result())
                print(len(data), len(future_list))
                """)).isEqualTo("3 3\n");
        assertThat(program.promises("future_list")).hasSize(3);
        assertThat(program.promises("data")).isEmpty();
    }

    @Test
    void a_future_is_called_what_the_program_calls_it_at_once() {
        run("f1 = executor.submit(send_show, r1, 'a')\nf2, f3 = submit(r2, 'b'), submit(r3, 'c')");
        run("fs = [submit(d, 'd') for d in devices]");
        assertThat(world.names).containsExactly("f1", "f2", "f3", "", "", "");
    }

    @Test
    void map_asks_the_devices_of_its_list_and_no_others() {
        assertThat(run("r = map(send_show, [r1], repeat('sh clock'))\nlist(r)"))
                .isEqualTo("[{'10.0.0.1': 'answer of 10.0.0.1 to sh clock'}]\n");
        assertThat(world.jobs).hasSize(1);
    }

    @Test
    void a_function_that_is_submitted_is_known_before_anything_is_contacted() {
        run("""
                def work(device_dict, command, wait=5):
                    ip = device_dict['ip']
                    logging.info('===> {}'.format(datetime.now().time()))
                    if ip == '10.0.0.1': time.sleep(wait)
                    with ConnectHandler(**device_dict) as ssh:
                        ssh.enable()
                        first = ssh.send_command(command)
                        second = ssh.send_command('sh ver')
                    return {ip: [first, second]}
                fs = [executor.submit(work, d, 'sh clock') for d in devices[:2]]
                """);
        assertThat(world.jobs).extracting(Job::delay).containsExactly(Duration.ofSeconds(5), Duration.ZERO);
        assertThat(world.jobs.getFirst().commands()).containsExactly("sh clock", "sh ver");
        assertThat(run("fs[0].result()"))
                .isEqualTo("{'10.0.0.1': ['answer of 10.0.0.1 to sh clock', 'answer of 10.0.0.1 to sh ver']}\n");
        assertThat(world.log).as("the workers log by themselves").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "submit(send_config, r1, 'x')                | there is no send_config here",
                "submit(print, r1, 'x')                      | cannot be submitted; send_show can",
                "submit(r1)                                  | submit wants a device and a command",
                "submit({'ip': '1.2.3.4'}, 'x')              | only a device of the inventory",
                "map(send_show, devices, 'sh clock')         | write repeat('sh clock')",
                "map(send_show, repeat(r1), repeat('x'))     | map wants devices and a command",
                "for x in repeat(1): pass                    | repeat(...) has no end",
                "send_show(r1, 'sh clock')                   | not called here but submitted",
                "ConnectHandler(**r1)                        | connections are made by what is submitted",
                "open('/etc/passwd')                         | only the inventory",
                "f1 = submit(r1, 'x'); f1.add_done_callback(print) | callback save",
                "f1 = submit(r1, 'x'); f1.__class__          | there is no .__class__ of Future here",
                "'a'.getClass()                              | there is no .getClass of str here",
                "import os                                   | there is no module os here",
                "from os import system                       | there is no system of os here",
                "eval('1')                                   | there is no eval here",
                "range(10000000)                             | range() gives 10000 numbers at most",
                "r1['ip'] = 'x'                              | this dict cannot be changed",
                "ThreadPoolExecutor(0)                       | max_workers must be greater than 0",
                "a = []; a.append(a); print(a)               | contains itself",
            })
    void what_is_not_there_says_what_to_write_instead(String line, String said) {
        Raised raised = catchThrowableOfType(Raised.class, () -> run(line));
        assertThat(raised).as(line).isNotNull();
        assertThat(raised.text()).contains(said);
        assertThat(world.jobs.stream().filter(job -> !job.commands().equals(List.of("x"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "return 1                                                            | sends no command to a device",
                "print(1)                                                            | only talks to its device and logs",
                "x = ConnectHandler(**d).send_command('a'); print(x)                 | only talks to its device and logs",
                "return ConnectHandler(**d).send_command('a') + 'b'                  | is not there yet",
                "if ConnectHandler(**d).send_command('a'): return 1                  | is not there yet",
                "ConnectHandler(**d).send_config_set('a')                            | write config LINE",
                "submit(r1, 'x')                                                     | submits nothing itself",
            })
    void a_function_that_does_other_things_than_ask_is_not_submitted(String body, String said) {
        run("def work(d):\n    " + body + "\n");
        Raised raised = catchThrowableOfType(Raised.class, () -> run("submit(work, r1)"));
        assertThat(raised).isNotNull();
        assertThat(raised.text()).contains(said);
        assertThat(world.jobs).isEmpty();
    }

    @Test
    void an_exception_is_caught_by_its_name_and_printed_as_netmiko_says_it() {
        world.failing.add("10.0.0.2");
        assertThat(run("""
                data = {}
                for d, f in zip(devices, [submit(d, 'sh clock') for d in devices]):
                    try:
                        result = f.result()
                    except (KeyError, NetMikoAuthenticationException) as e:
                        print(e)
                        data[d['ip']] = None
                    else:
                        data.update(result)
                data['10.0.0.2']
                list(data)
                """)).isEqualTo("Authentication failure\n['10.0.0.1', '10.0.0.2', '10.0.0.3']\n");
        assertThatThrownBy(() -> run("try:\n    submit(r2, 'x').result()\nexcept KeyError:\n    pass\n"))
                .isInstanceOf(Raised.class);
        assertThat(run("def f():\n    submit(r2, 'x').result()\ntry:\n    f()\nexcept Exception as e:\n    e\nx = 1\n"))
                .isEqualTo("NetMikoAuthenticationException('Authentication failure')\n");
        assertThat(program.knows("x")).as("names are the program's own again").isTrue();
    }

    @Test
    void a_with_waits_and_gives_the_workers_back() {
        run("with ThreadPoolExecutor(max_workers=2) as e:\n    f1 = e.submit(send_show, r1, 'x')\n");
        assertThat(world.caps).containsExactly(2, 50);
        assertThat(world.awaited).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for d in devices:\n    pass\n",
                "x = [d for d in devices]",
                "try:\n    len(devices)\nexcept:\n    pass\n"
            })
    void a_program_that_is_to_end_ends_at_its_next_step_and_nothing_catches_it(String text) {
        world.stopAfter = 1;
        assertThatThrownBy(() -> run(text)).isInstanceOf(Stopped.class);
    }

    @Test
    void functions_call_each_other_twenty_deep_at_most() {
        assertThatThrownBy(() -> run("def f():\n    f()\nf()\n")).hasMessageContaining("20 deep at most");
    }

    @Test
    void text_that_doubles_is_bounded() {
        assertThatThrownBy(() -> run("s = 'x'\nfor i in range(60):\n    s = s + s\n"))
                .hasMessageContaining("longer than");
    }

    @Test
    void the_line_of_a_failure_is_known() {
        assertThatThrownBy(() -> run("a = 1\n\nfor d in devices:\n    b\n")).isInstanceOf(Raised.class);
        assertThat(program.line()).isEqualTo(4);
    }

    /** Three devices; those in {@code failing} refuse the password. */
    private static final class FakeWorld implements World {
        final StringBuilder out = new StringBuilder();
        final List<String> log = new ArrayList<>();
        final List<Job> jobs = new ArrayList<>();
        final List<String> names = new ArrayList<>();
        final List<Integer> caps = new ArrayList<>();
        final List<Promise> awaited = new ArrayList<>();
        final List<String> failing = new ArrayList<>();
        final List<Map<String, String>> devices = new ArrayList<>();
        int stopAfter = Integer.MAX_VALUE;

        FakeWorld() {
            for (int i = 1; i <= 3; i++) {
                devices.add(Map.of("ip", "10.0.0." + i));
            }
        }

        @Override
        public void print(String text) {
            out.append(text);
        }

        @Override
        public void log(String level, String message) {
            log.add(message);
        }

        @Override
        public String now() {
            return "12:00:00";
        }

        @Override
        public void sleep(Duration time) {
            throw new AssertionError("nobody sleeps in a test");
        }

        @Override
        public void check() {
            if (stopAfter-- <= 0) {
                throw new Stopped();
            }
        }

        @Override
        public Optional<Object> find(String name) {
            return switch (name) {
                case "devices" -> Optional.of(new ArrayList<>(devices));
                case "r1", "r2", "r3" -> Optional.of(devices.get(name.charAt(1) - '1'));
                default -> Optional.empty();
            };
        }

        @Override
        public List<?> inventory(String file) {
            if (!file.equals("devices.yaml")) {
                throw Raised.refused("only the inventory can be opened here");
            }
            return devices;
        }

        @Override
        public int workers(int count) {
            caps.add(count);
            return 50;
        }

        @Override
        public Promise submit(Job job, Optional<String> name) {
            if (!devices.contains(job.device())) {
                throw Raised.refused("only a device of the inventory can be asked");
            }
            jobs.add(job);
            names.add(name.orElse(""));
            String ip = String.valueOf(((Map<?, ?>) job.device()).get("ip"));
            return new Answered(job, ip, failing.contains(ip));
        }

        @Override
        public Iterator<Promise> asCompleted(List<Promise> promises, Optional<Duration> timeout) {
            awaited.addAll(promises);
            return promises.iterator();
        }

        @Override
        public void exit() {
            throw new Stopped();
        }
    }

    private record Answered(Job job, String ip, boolean hasRaised) implements Promise {
        @Override
        public @Nullable Object result(Optional<Duration> timeout) {
            if (hasRaised) {
                throw exception(timeout).orElseThrow();
            }
            List<String> answers = job.commands().stream()
                    .map(command -> "answer of " + ip + " to " + command)
                    .toList();
            return job.result().isPresent()
                    ? job.result().get().apply(answers)
                    : new LinkedHashMap<>(Map.of(ip, answers.getFirst()));
        }

        @Override
        public Optional<Raised> exception(Optional<Duration> timeout) {
            return hasRaised
                    ? Optional.of(new Raised(
                            "netmiko.ssh_exception.NetMikoAuthenticationException",
                            Set.of("NetMikoAuthenticationException", "Exception"),
                            "Authentication failure",
                            null))
                    : Optional.empty();
        }

        @Override
        public boolean done() {
            return true;
        }

        @Override
        public boolean running() {
            return false;
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public boolean cancel() {
            return false;
        }

        @Override
        public void cancelPending() {}

        @Override
        public String toString() {
            return "<Future " + ip + " " + job.commands().getFirst() + ">";
        }
    }
}
