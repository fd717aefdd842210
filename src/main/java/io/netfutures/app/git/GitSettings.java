package io.netfutures.app.git;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/** What the user has told git: by the environment and in files at home. No program is started to find out, and no name is looked up. */
final class GitSettings extends SystemReader.Delegate {
    private static final Duration EXACT = Duration.ofMillis(10);

    private final Path home;
    private final Map<String, String> environment;

    GitSettings(SystemReader others, Path home, Map<String, String> environment) {
        super(others);
        this.home = home;
        this.environment = environment;
    }

    @Override
    public @Nullable String getenv(String variable) {
        return environment.get(variable);
    }

    @Override
    public String getHostname() {
        return "localhost";
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path folder = configured.isEmpty() ? home.resolve(".config") : Path.of(configured);
        FileBasedConfig general =
                new FileBasedConfig(parent, folder.resolve("git/config").toFile(), fs);
        try {
            general.load();
        } catch (IOException | ConfigInvalidException ignored) {
            general.clear(); // as if it were not there: only a name is wanted of it
        }
        return new Personal(general, home.resolve(".gitconfig"), fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new None(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new None(parent, fs);
    }

    /** What stands in a file, and how exact the times of files are: that is measured for seconds otherwise, with files beside those of git. */
    private static final class Personal extends FileBasedConfig {
        Personal(Config parent, Path file, FS fs) {
            super(parent, file.toFile(), fs);
        }

        @Override
        public long getTimeUnit(
                String section, @Nullable String subsection, String name, long defaultValue, TimeUnit wantUnit) {
            return super.getTimeUnit(
                    section,
                    subsection,
                    name,
                    section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION) ? wantUnit.convert(EXACT) : defaultValue,
                    wantUnit);
        }
    }

    /** No file. */
    private static final class None extends FileBasedConfig {
        None(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            clear();
        }

        @Override
        public void save() {
            // nothing is kept
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
