package io.netfutures.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Progress;
import io.netfutures.device.Secret;
import io.netfutures.device.Step;
import io.netfutures.lab.Lab;
import io.netfutures.lab.Received;
import io.netfutures.session.Session;
import io.netfutures.ssh.HostKeys;
import io.netfutures.ssh.Ssh;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long one device takes from connect to answer, beside OpenSSH's {@code ssh} that types the same into the same router of the
 * lab: {@code mvn test -Dtest=MeasureAgainstSsh}. Its name keeps it out of the ordinary tests.
 *
 * <p>Both go through a relay in this process, whose clock starts when it is dialled: so neither start-up counts. They take turns,
 * and each dialogue is a new connection.
 */
final class MeasureAgainstSsh {
    private static final int WARM_UP = 100;
    private static final int PAIRS = 100;
    private static final String COMMAND = "sh clock";
    private static final Pattern READY = Pattern.compile("(?s).*(\\S+[>#]|Password: ?)");

    @TempDir
    Path folder;

    private Steps steps = new Steps();

    @Test
    @Timeout(300)
    void compare() throws Exception {
        Path key = folder.resolve("key");
        Keys.make(Installation.orSkip(), key, "ed25519", "");
        Device router = Device.of("192.168.100.1", "cisco_ios", credentials(key));
        try (Lab lab = Lab.start(List.of(router));
                Relay relay = new Relay(lab.address(router));
                Ssh ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), device -> relay.address())) {
            List<Long> warm = new ArrayList<>();
            for (int i = 0; i < WARM_UP; i++) {
                warm.add(ours(ssh, router, relay));
            }
            List<String> typed = typed(lab);
            System.err.println("the dialogue: " + typed + "; first dialogue " + millis(warm.getFirst()) + " ms");
            steps = new Steps();
            List<String> plain = List.of("-o", "KexAlgorithms=curve25519-sha256");
            for (Rival rival : List.of(
                    new Rival("ssh", List.of(), false),
                    new Rival("ssh with our key exchange", plain, false),
                    new Rival("and without Nagle's delays", plain, true))) {
                relay.prompt = rival.promptly();
                List<Long> ours = new ArrayList<>();
                List<Long> theirs = new ArrayList<>();
                for (int i = 0; i < PAIRS; i++) {
                    ours.add(ours(ssh, router, relay));
                    theirs.add(theirs(key, rival.options(), typed, relay));
                }
                System.err.printf(
                        "netfutures %s ms, %s %s ms (median, and the best tenth): %.2fx, %.2fx%n",
                        shown(ours),
                        rival.name(),
                        shown(theirs),
                        (double) quantile(ours, 0.5) / quantile(theirs, 0.5),
                        (double) quantile(ours, 0.1) / quantile(theirs, 0.1));
            }
            System.err.println("our steps, mean ms: " + steps);
        }
    }

    /**
     * How ssh is run beside us.
     *
     * @param promptly whether what it sends is acknowledged at once: ssh leaves Nagle's algorithm on until it is logged in, and
     *     waits 40 ms for an acknowledgement twice
     */
    private record Rival(String name, List<String> options, boolean promptly) {}

    private static Credentials credentials(Path key) {
        return new Credentials("cisco", null, Secret.of("cisco"), key, null);
    }

    private long ours(Ssh ssh, Device router, Relay relay) throws Exception {
        try (Session session = ssh.connect(router, steps)) {
            session.enable();
            assertThat(session.send(COMMAND)).contains("UTC");
            steps.at(Step.DISCONNECT);
            return System.nanoTime() - relay.dialled;
        }
    }

    /** How long the steps of all dialogues took together. */
    private static final class Steps implements Progress {
        private final Map<Step, Long> sums = new EnumMap<>(Step.class);
        private Step last = Step.DISCONNECT;
        private long since;
        private int dialogues;

        @Override
        public void at(Step step) {
            long now = System.nanoTime();
            if (last != Step.DISCONNECT) {
                sums.merge(last, now - since, Long::sum);
            }
            dialogues += step == Step.DISCONNECT ? 1 : 0;
            last = step;
            since = now;
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            sums.forEach((step, sum) -> text.append(step)
                    .append(' ')
                    .append(millis(sum / dialogues))
                    .append("  "));
            return text.toString();
        }
    }

    /** What our last session has typed up to the answer, Enter by Enter. */
    private static List<String> typed(Lab lab) {
        List<Received> all = lab.routers().getFirst().transcript();
        StringBuilder text = new StringBuilder();
        all.stream()
                .filter(each -> each.session() == all.getLast().session())
                .forEach(each -> text.append(each.text()));
        List<String> lines = new ArrayList<>();
        for (String line : text.toString().split("(?<=\n)", -1)) {
            lines.add(line);
            if (line.equals(COMMAND + "\n")) {
                return lines;
            }
        }
        throw new AssertionError(text);
    }

    private static long theirs(Path key, List<String> options, List<String> typed, Relay relay) throws Exception {
        List<String> command = new ArrayList<>(List.of("ssh", "-tt", "-F", "none", "-i", key.toString()));
        for (String option : List.of(
                "IdentitiesOnly=yes",
                "BatchMode=yes",
                "LogLevel=ERROR",
                "StrictHostKeyChecking=no",
                "UserKnownHostsFile=/dev/null",
                "PreferredAuthentications=publickey")) {
            command.addAll(List.of("-o", option));
        }
        command.addAll(options);
        command.addAll(List.of("-p", String.valueOf(relay.address().getPort()), "cisco@127.0.0.1"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String said = readPrompt(process.getInputStream());
            for (String line : typed) {
                process.getOutputStream().write(line.getBytes(StandardCharsets.ISO_8859_1));
                process.getOutputStream().flush();
                said = readPrompt(process.getInputStream());
            }
            long took = System.nanoTime() - relay.dialled;
            assertThat(said).contains("UTC");
            return took;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static String readPrompt(InputStream in) throws IOException {
        StringBuilder said = new StringBuilder();
        byte[] bytes = new byte[8192];
        while (!READY.matcher(said).matches()) {
            int count = in.read(bytes);
            if (count < 0) {
                throw new IOException("ssh ended: " + said);
            }
            said.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
        }
        return said.toString();
    }

    private static String shown(List<Long> times) {
        return millis(quantile(times, 0.5)) + " and " + millis(quantile(times, 0.1));
    }

    private static String millis(long nanos) {
        return String.format("%.1f", nanos / 1e6);
    }

    private static long quantile(List<Long> times, double part) {
        return times.stream().sorted().toList().get((int) (part * times.size()));
    }

    /** Passes bytes on in both directions, and notes when it was dialled last. */
    private static final class Relay implements AutoCloseable {
        private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        volatile long dialled;
        volatile boolean prompt;

        Relay(InetSocketAddress target) throws IOException {
            Thread.ofPlatform().daemon().start(() -> {
                while (!listening.isClosed()) {
                    try {
                        Socket near = listening.accept();
                        dialled = System.nanoTime();
                        near.setTcpNoDelay(true);
                        Socket far = new Socket(target.getAddress(), target.getPort());
                        far.setTcpNoDelay(true);
                        Thread.ofPlatform().daemon().start(() -> pass(near, far));
                        Thread.ofPlatform().daemon().start(() -> pass(far, near));
                    } catch (IOException closed) {
                        return;
                    }
                }
            });
        }

        InetSocketAddress address() {
            return (InetSocketAddress) listening.getLocalSocketAddress();
        }

        private void pass(Socket from, Socket to) {
            byte[] bytes = new byte[32 << 10];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                acknowledge(from);
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    acknowledge(from);
                    out.write(bytes, 0, count);
                }
            } catch (IOException closed) {
                // One side has ended: so does the other.
                return;
            }
        }

        private void acknowledge(Socket from) throws IOException {
            if (prompt) {
                from.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
            }
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
