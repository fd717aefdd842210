package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code --workers auto} at each door. */
class AutomaticWorkersTest extends InClassroom {
    @Test
    void a_command_says_at_the_end_how_many_it_came_to() {
        assertThat(netfutures.run("submit", "-i", inventory(), "-w", "auto", "sh privilege"))
                .isZero();
        assertThat(netfutures.err()).endsWith("\nworkers auto: 3\n");

        assertThat(netfutures.run("submit", "-i", inventory(), "-w", "3", "sh privilege"))
                .isZero();
        assertThat(netfutures.err()).doesNotContain("auto");
        assertThat(netfutures.run("runs", "show", "last")).isZero();
    }

    @Test
    void a_script_turns_it_on_and_off() {
        assertThat(netfutures.typed("""
                        workers
                        workers auto
                        workers
                        fs = submit sh privilege
                        wait fs
                        with ThreadPoolExecutor(max_workers=2) as executor:
                            pass

                        workers
                        workers 3
                        workers
                        """, "-i", inventory(), "run", "-"))
                .as(netfutures.err())
                .isZero();
        assertThat(netfutures.out().lines().filter(line -> line.contains("busy")))
                .containsExactly(
                        "50 workers, 0 busy",
                        "auto: 16 workers, 0 busy",
                        "auto: 16 workers, 0 busy",
                        "3 workers, 0 busy");
    }

    @Test
    void anything_else_is_refused() {
        assertThat(netfutures.run("submit", "-i", inventory(), "-w", "many", "sh privilege"))
                .isEqualTo(2);
        assertThat(netfutures.err()).startsWith("netfutures: --workers many: a whole number is needed, or auto\n");

        assertThat(netfutures.typed("workers many\n", "-i", inventory(), "run", "-"))
                .isEqualTo(2);
        assertThat(netfutures.err()).contains("workers many: a whole number is needed, or auto");
    }
}
