package io.netfutures.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Complete programs, beginnings of programs, and mistakes; and which lines are meant as Python. In the tables ⏎ is a new line. */
class ParserTest {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private static String said(String text) {
        return switch (Parser.parse(text.replace("⏎", "\n"))) {
            case Parsed.Complete whole -> "complete " + whole.statements().size();
            case Parsed.Incomplete half -> "incomplete";
            case Parsed.Wrong wrong -> wrong.line() + ":" + wrong.column() + " " + wrong.what();
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~ ~                                                              | complete 0",
                "# only a comment                                                 | complete 0",
                "f1.cancel()  # comment                                           | complete 1",
                "a = 1; b = 2;                                                    | complete 2",
                "f6, f7 = f7, f6                                                  | complete 1",
                "[executor.submit(send_show, d, 'sh clock') for d in devices]     | complete 1",
                "[f for f in fs if not f.done()]                                  | complete 1",
                "for f in as_completed(fs): print(f.result())                     | complete 1",
                "for f in fs:⏎    print(f)⏎⏎    # why⏎    f.cancel()              | complete 1",
                "with open('devices.yaml') as f, ThreadPoolExecutor(2) as e:⏎  x=1 | complete 1",
                "def f(a, b=2):⏎    return {a: b}⏎f(1)                            | complete 2",
                "if a:⏎    b⏎elif c == 'x':⏎    pass⏎else:⏎    d                  | complete 1",
                "try:⏎    a⏎except (KeyError, yaml.X) as e:⏎    b⏎except:⏎    c⏎else:⏎    d | complete 1",
                "from a.b import (c,⏎    d as e,⏎)                                | complete 2",
                "import concurrent.futures as cf, time                            | complete 2",
                "print(f1, f2,⏎      sep='\\n')                                   | complete 1",
                "'''a⏎b'''                                                        | complete 1",
                "f'{f} of {devices[0][\"ip\"]} {{}}'                              | complete 1",
                "x = 'a' \"b\" r'\\d'                                             | complete 1",
                "x = a if not b and c is not None or d not in e else f[1:]        | complete 1",
                "x += -1                                                          | complete 1",
                "for f in fs:                                                     | incomplete",
                "for f in fs:⏎    for g in f:                                     | incomplete",
                "for f in fs:  # each⏎⏎                                           | incomplete",
                "try:⏎    a                                                       | incomplete",
                "print(f1,                                                        | incomplete",
                "x = [                                                            | incomplete",
                "'''a                                                             | incomplete",
                "while True:                         | 1:1 while is not understood; for over a list is the only loop here",
                "x = lambda: 1                       | 1:5 lambda is not understood; write a def",
                "'%s' % f1                           | 1:6 % is not understood; '{}'.format(x) puts values into text",
                "print(f1 + )                        | 1:12 \")\" is not expected here",
                "print(f1                       f2)  | 1:32 \"f2\" is not expected here; ) is",
                "x = 'open                           | 1:5 the string that begins here is not closed",
                "f(x) = 1                            | 1:1 nothing can be assigned to this; write NAME = ...",
                "for f in fs:⏎print(f)               | 2:1 an indented block is missing before this line",
                "if a:⏎        b⏎    c               | 3:5 this line is indented by 4 columns, and no block before it is",
                "~    print(f)~                      | 1:5 this line is indented, and nothing before it begins a block",
                "a)                                  | 1:2 nothing is open that ) closes",
                "return 1                            | 1:1 return stands in a def only",
                "break                               | 1:1 break stands in a for only",
                "f1.__class__()!                     | 1:15 \"!\" is no sign of the Python that is understood here",
                "{f for f in fs}                     | 1:4 only dicts stand in { }, as {key: value}",
                "a < b < c                           | 1:7 one comparison after another is not understood; join them with and",
                "f'{x:>10}'                          | 1:1 {x:>10} in this string is not understood; only an expression stands there",
                "try:⏎    a⏎finally:⏎    b           | 3:1 finally is not understood; write what follows behind the try",
            })
    void a_text_is_complete_incomplete_or_wrong(String text, String outcome) {
        assertThat(said(text)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "executor = ThreadPoolExecutor(max_workers=2)",
                "f1 = executor.submit(send_show, r1, 'sh clock')",
                "f1=submit(r1, 'sh clock')",
                "future_list = []",
                "f6, f7 = a, b",
                "print(f1, f2, sep='\\n')",
                "print(f1,",
                "f1.result()['x']",
                "data[1] = 2",
                "x = f1.result",
                "x = 5",
                "x += 1",
                "exit()",
                "'Future: {}'.format(f)",
                "f'{f}'",
                "[1]",
                "for f in fs:",
                "with open('x') as f:",
                "def f(x):",
                "if __name__ == '__main__':",
                "try:",
                "import time",
                "from netmiko import ConnectHandler",
                "f5.cancel()  # comment",
                "while True:",
            })
    void a_line_of_python_is_seen_as_such(String line) {
        assertThat(Shape.isPython(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# comment",
                "submit sh clock",
                "submit r[1-3] sh clock",
                "submit r1,r2 sh clock",
                "submit \"sh clock\"",
                "fs = submit -d r1 sh clock",
                "fs = submit r1,r2 sh clock",
                "fs=submit sh run | include (foo)",
                "f = ping",
                "try result f2",
                "time wait -q fs",
                "use +r3",
                "use -r1",
                "use @core",
                "print f1 f2",
                "print (f1)",
                "devices",
                "fs[2]",
                "workers 2",
                "wait",
                "!ls (x)",
                "\"sh clock\"",
                "echo 'open",
                "f1 =",
                "sw1.example.com",
                "sh clock",
            })
    void an_ordinary_line_of_the_shell_is_none(String line) {
        assertThat(Shape.isPython(line)).isFalse();
    }

    @Test
    void whatever_is_typed_has_one_of_three_outcomes() {
        Random random = new Random(7);
        String alphabet = "ab1 ='\"\\#()[]{}.,:\n\t+-*";
        String[] words = {
            "for ", "in ", "if ", "else:", "try:", "except ", "def ", "with ", "as ", "not ", "f'", "\n    "
        };
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                text.append(
                        random.nextInt(3) == 0
                                ? words[random.nextInt(words.length)]
                                : alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(Parser.parse(text.toString())).as(text.toString()).isNotNull();
            boolean unused = Shape.isPython(text.toString().replace('\n', ' '));
            assertThat(Shape.lone(text.toString().replace('\n', ' '))).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "a=",
                "print(",
                "'",
                "\\",
                "a.",
                "[",
                " =",
                "for a in b(",
                "not ",
                "-",
                "if a:\n ",
                "a,",
                "{{",
                "f'{"
            })
    void hostile_texts_are_read_at_once(String piece) {
        String text = piece.repeat((1 << 16) / piece.length() - 1);
        long start = CPU.getCurrentThreadCpuTime();
        assertThat(Parser.parse(text)).isNotNull();
        boolean unused = Shape.isPython(text);
        assertThat(CPU.getCurrentThreadCpuTime() - start).isLessThan(2_000_000_000L);
    }
}
