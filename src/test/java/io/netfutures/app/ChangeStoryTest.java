package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The story of the page about changes: its sessions follow each other on three routers of a lab. */
@Tag("slow")
class ChangeStoryTest {
    private static final Pattern SESSION = Pattern.compile("```shell-session\n(.*?)```", Pattern.DOTALL);
    private static final Pattern STEP = Pattern.compile("(?m)^(?=\\$ netfutures |R\\d\\(config\\)# )");
    private static final Pattern TYPED = Pattern.compile("(R\\d)\\(config\\)# (.*)");

    @TempDir
    Path home;

    private Classroom room;
    private InProcess program;

    @RegisterExtension
    final Witness witness = new Witness(() -> program.out());

    @BeforeEach
    void open() throws Exception {
        room = Classroom.open(home);
        program = new InProcess(home).together();
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    @Test
    void a_screen_of_the_story_is_what_the_command_prints() throws Exception {
        String page = Files.readString(Path.of("src/site/markdown/changes.md"));
        for (MatchResult file : Pattern.compile("```text\n! (\\S+)\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .toList()) {
            Files.writeString(home.resolve(file.group(1)), file.group(2));
        }
        List<String> steps = SESSION.matcher(page)
                .results()
                .flatMap(session -> Stream.of(STEP.split(session.group(1))))
                .filter(step -> !step.isEmpty())
                .toList();
        assertThat(steps).hasSizeGreaterThan(10);
        for (String step : steps) {
            String[] parts = step.split("\n", 2);
            MatchResult typed = TYPED.matcher(parts[0]).results().findFirst().orElse(null);
            if (typed != null) {
                room.router(typed.group(1)).configure(typed.group(2).split(" *; *"));
                continue;
            }
            List<String> words = Pattern.compile("'([^']*)'|(\\S+)")
                    .matcher(parts[0].substring("$ netfutures ".length()))
                    .results()
                    .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                    .toList();
            program.run(Stream.concat(Stream.of("-i", room.inventory().toString()), words.stream())
                    .toList());
            assertThat(masked(program.out())).as(parts[0]).containsExactlyInAnyOrderElementsOf(masked(parts[1]));
        }
    }

    /** The lines that are not blank, without what differs from run to run. */
    private List<String> masked(String text) {
        return text.replace(home + "/", "")
                .replaceAll("127.0.0.1:\\d+", "ADDRESS")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d", "DAY")
                .replaceAll("\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?", "TIME")
                .replaceAll("[0-9.]+ s\\b", "SECONDS")
                .replaceAll("ThreadPoolExecutor-\\d+_\\d+", "WORKER")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
