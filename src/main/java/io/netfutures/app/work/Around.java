package io.netfutures.app.work;

import io.netfutures.device.NameList;
import io.netfutures.device.Surroundings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a selection may name besides the inventory: the outcomes of kept runs ({@code @failed}, {@code @failed:RUN}), files relative to
 * the directory of the console, and standard input where no command comes from it.
 */
final class Around implements Surroundings {
    private final Console console;
    private final Surroundings runs;
    private final boolean readsInput;
    private @Nullable NameList input;

    /** {@code runs} knows how devices ended in kept runs; {@code readsInput} is whether {@code -} may read the input of the console. */
    Around(Console console, Surroundings runs, boolean readsInput) {
        this.console = console;
        this.runs = runs;
        this.readsInput = readsInput;
    }

    @Override
    public Optional<DeviceSet> set(String word) {
        return runs.set(word);
    }

    @Override
    public List<String> words() {
        return runs.words();
    }

    @Override
    public NameList file(String file) {
        return Surroundings.filesOf(console.directory()).file(file);
    }

    /** Reads the input to its end, once. */
    @Override
    public NameList input() {
        if (!readsInput) {
            throw new IllegalArgumentException(
                    "- reads names from standard input only in -d and -x of a single command;"
                            + " write ^FILE for a file with names");
        }
        if (input == null) {
            try {
                StringBuilder text = new StringBuilder();
                for (String line = console.in().readLine();
                        line != null;
                        line = console.in().readLine()) {
                    text.append(line).append('\n');
                }
                input = new NameList("standard input", text.toString());
            } catch (IOException e) {
                throw new IllegalArgumentException("standard input: " + e.getMessage(), e);
            }
        }
        return input;
    }
}
