package io.netfutures.app.work;

import io.netfutures.device.Credentials.Kind;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.SecretSource;
import io.netfutures.secret.SourceText;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One option such as {@code --password-from @core=env:CORE}, with the devices for which it holds.
 *
 * @param set the selection as it was typed; empty if it holds for all
 * @param names the names of these devices; not used if it holds for all
 */
record LoginOption(Kind kind, String set, Set<String> names, SecretSource source) {
    /**
     * The option with the text {@code written}.
     *
     * @param selecting the devices that an expression selects, or an {@link IllegalArgumentException}
     */
    static LoginOption of(Kind kind, String written, Function<String, Inventory> selecting, Path folder, String home) {
        int end = SourceText.is(written) ? -1 : endOfSet(written);
        String set = end < 0 ? "" : written.substring(0, end);
        try {
            SecretSource source = SourceText.parse(written.substring(end + 1), "", folder, home);
            Set<String> names = set.isEmpty()
                    ? Set.of()
                    : selecting.apply(set).devices().stream().map(Device::name).collect(Collectors.toUnmodifiableSet());
            return new LoginOption(kind, set, names, source);
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, "--" + kind.word() + "-from: " + e.getMessage());
        }
    }

    /** Where the selection ends: at the first {@code =} with a source behind it; -1 if there is none. */
    static int endOfSet(String written) {
        int end = written.indexOf('=');
        while (end >= 0 && !SourceText.is(written.substring(end + 1))) {
            end = written.indexOf('=', end + 1);
        }
        return end;
    }

    boolean isForAll() {
        return set.isEmpty();
    }

    boolean holdsFor(Device device) {
        return isForAll() || names.contains(device.name());
    }
}
