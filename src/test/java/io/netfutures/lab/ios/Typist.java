package io.netfutures.lab.ios;

import io.netfutures.lab.box.Caller;
import io.netfutures.lab.box.Conversation;
import io.netfutures.lab.box.Monitor;
import io.netfutures.lab.box.Output;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Types at the console of a router and reads its screen; think time passes at once. */
@NullMarked
final class Typist {
    static final Instant NOW = Instant.parse("2019-07-04T17:33:11.429Z");
    static final List<String> R1 = Stream.concat(
                    Stream.of("hostname R1", "enable secret cisco"),
                    Stream.concat(
                            Ios.FACTORY.stream(),
                            Stream.of(
                                    "interface Loopback0",
                                    "ip address 10.1.1.1 255.255.255.255",
                                    "interface Ethernet0/0",
                                    "ip address 192.168.100.1 255.255.255.0",
                                    "interface Ethernet0/1",
                                    "ip address 192.168.200.1 255.255.255.0",
                                    "interface Ethernet0/2",
                                    "no ip address",
                                    "shutdown")))
            .toList();

    final Ios ios;
    final Conversation console;
    final List<Output.Next> steps = new ArrayList<>();
    final StringBuilder aside = new StringBuilder();
    boolean hungUp;

    Typist(Ios ios) {
        this.ios = ios;
        Monitor screen = new Monitor() {
            @Override
            public void print(String text) {
                aside.append(text);
            }

            @Override
            public void drop() {
                hungUp = true;
            }
        };
        this.console = ios.open(new Caller("cisco", "192.168.100.7", 0), screen);
    }

    static Typist atR1() {
        Typist typist = new Typist(router());
        typist.finish(typist.console.start());
        return typist;
    }

    static Ios router() {
        return new Ios(Clock.fixed(NOW, ZoneOffset.UTC), NOW, R1);
    }

    static Typist privileged() {
        Typist typist = atR1();
        typist.type("enable\rcisco\r");
        return typist;
    }

    static Typist configuring() {
        Typist typist = privileged();
        typist.type("configure terminal\r");
        return typist;
    }

    /** Everything that the router prints in answer to these keys. */
    String type(String keys) {
        byte[] bytes = keys.getBytes(StandardCharsets.ISO_8859_1);
        return finish(console.receive(bytes, 0, bytes.length));
    }

    /** The same, one byte at a time. */
    String typeSlowly(String keys) {
        StringBuilder screen = new StringBuilder();
        keys.chars().forEach(key -> screen.append(type(String.valueOf((char) key))));
        return screen.toString();
    }

    /** The lines between the echo of a command and the next prompt. */
    List<String> answer(String command) {
        List<String> lines = type(command + "\r").lines().toList();
        return lines.subList(1, lines.size() - 1);
    }

    String finish(Output first) {
        Output output = first;
        StringBuilder text = new StringBuilder(output.text());
        while (output.next() instanceof Output.Answer || output.next() instanceof Output.Pause) {
            steps.add(output.next());
            output = console.resume();
            text.append(output.text());
        }
        hungUp |= output.next() instanceof Output.HangUp;
        return text.toString();
    }
}
