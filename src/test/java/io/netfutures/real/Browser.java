package io.netfutures.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Chromium without a window. It has a profile of its own and asks nothing of the network. */
public final class Browser {
    private static final List<String> NAMES = List.of("chromium", "google-chrome", "chromium-browser");

    private static boolean told;

    private final String program;
    private final Path profile;

    private Browser(String program, Path profile) {
        this.program = program;
        this.profile = profile;
    }

    /**
     * A browser with its profile in {@code folder}. Without one on the machine the test is skipped and says so, or fails if
     * {@code NETFUTURES_REAL_SERVERS} is {@code required}.
     */
    public static synchronized Browser orSkip(Path folder) {
        Optional<Path> program = NAMES.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(each -> Path.of(each, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            String message = "this test needs a browser: install chromium (Debian: apt-get install chromium)";
            if ("required".equals(System.getenv("NETFUTURES_REAL_SERVERS"))) {
                fail(message);
            }
            if (!told) {
                told = true;
                System.err.println("SKIPPED: " + message);
            }
            abort(message);
        }
        return new Browser(program.orElseThrow().toString(), folder.resolve("profile"));
    }

    /** The page as it is after its scripts have run, as HTML. */
    public String dom(Path page, String fragment) {
        return run(page, fragment, "--dump-dom");
    }

    /** The page on paper, as PDF. */
    public byte[] pdf(Path page) throws IOException {
        Path pdf = profile.resolveSibling("page.pdf");
        run(page, "", "--no-pdf-header-footer", "--print-to-pdf=" + pdf);
        return Files.readAllBytes(pdf);
    }

    private String run(Path page, String fragment, String... what) {
        List<String> words = new ArrayList<>(List.of(
                program,
                "--headless",
                "--no-sandbox", // which root and most containers do not have; the page is a file of the test
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + profile));
        words.addAll(List.of(what));
        words.add(page.toUri() + fragment);
        Tool.Ended ended = Tool.end(words, "", Map.of());
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out();
    }
}
