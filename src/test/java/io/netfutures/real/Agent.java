package io.netfutures.real;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An ssh-agent of its own, which holds the keys that it is given. */
final class Agent implements AutoCloseable {
    private static final Duration BOUND = Duration.ofMinutes(2);

    private final Installation installation;
    private final Path folder;
    private final Process process;

    private Agent(Installation installation, Path folder, Process process) {
        this.installation = installation;
        this.folder = folder;
        this.process = process;
    }

    static Agent start() throws IOException {
        Installation installation = Installation.orSkip();
        Path folder = Folders.make("netfutures-agent");
        Process process = new ProcessBuilder(
                        installation.path("ssh-agent"),
                        "-D",
                        "-a",
                        folder.resolve("socket").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Agent agent = new Agent(installation, folder, process);
        await().alias("the agent's socket").atMost(BOUND).until(() -> Files.exists(agent.socket()));
        return agent;
    }

    /** Where it listens. */
    Path socket() {
        return folder.resolve("socket");
    }

    /** Makes a key that only the agent has; its public part is returned. */
    Path makeKey(String type) throws IOException {
        Path key = folder.resolve(type);
        Keys.make(installation, key, type, "");
        Tool.run(
                List.of(installation.path("ssh-add"), "-q", key.toString()),
                "",
                Map.of("SSH_AUTH_SOCK", socket().toString(), "LD_LIBRARY_PATH", installation.libraryPath()));
        Files.delete(key);
        return Keys.publicPart(key);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        Folders.delete(folder);
    }
}
