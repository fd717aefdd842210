package io.netfutures.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkersCommandTest {
    @Test
    void after_an_idle_time_it_says_what_it_came_to() {
        assertThat(WorkersCommand.atOnce(16, 0, 60))
                .isEqualTo("16 workers, 0 busy; it came to 60, and begins again with 16");
        assertThat(WorkersCommand.atOnce(45, 44, 60)).isEqualTo("45 workers, 44 busy; it came to 60");
        assertThat(WorkersCommand.atOnce(60, 60, 60)).isEqualTo("60 workers, 60 busy");
        assertThat(WorkersCommand.atOnce(1, 0, 0)).isEqualTo("1 worker, 0 busy");
    }
}
