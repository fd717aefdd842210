package io.netfutures.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ParsedFilesTest {
    @Test
    void each_device_and_command_has_a_file_of_its_own_and_keeps_it() {
        Path folder = Path.of("rows");
        ParsedFiles files = new ParsedFiles();
        assertThat(files.file(folder, "R1", "sh a b")).hasFileName("parsed_R1_sh_a_b.csv");
        assertThat(files.file(folder, "R1", "sh a_b")).hasFileName("parsed_R1_sh_a_b_2.csv");
        assertThat(files.file(folder, "R1_sh", "a b")).hasFileName("parsed_R1_sh_a_b_3.csv");
        assertThat(files.file(folder, "R1", "sh a_b")).hasFileName("parsed_R1_sh_a_b_2.csv");
        assertThat(files.file(folder, "R1", "sh a b")).hasFileName("parsed_R1_sh_a_b.csv");
    }
}
