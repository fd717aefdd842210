package io.netfutures.app.command;

import io.netfutures.app.work.HostKeyPolicy;
import io.netfutures.app.work.SiteSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say as what devices are contacted, and what may be sent to them. Null means not given. */
final class SendingOptions {
    @Option(
            names = "--platform",
            paramLabel = "PLATFORM",
            description = "talk to every device as this platform; auto: ask each what it is, once")
    @Nullable
    String platform;

    @Option(names = "--unsafe", description = "send commands too that may change something on a device")
    boolean unsafe;

    @Option(
            names = "--skip-refused",
            description = "leave out the devices that are refused a command or a configuration, and run the others")
    boolean skipRefused;

    @Option(
            names = "--host-keys",
            paramLabel = "POLICY",
            description = "ask (default on a terminal), strict (default elsewhere), accept-new, or off")
    @Nullable
    HostKeyPolicy hostKeys;

    /** How devices are reached, with these logins; what goes over the wire is written into {@code record}, if it is there. */
    SiteSettings site(@Nullable Path record, LoginOptions logins) {
        return new SiteSettings(platform, hostKeys, record, logins.settings());
    }
}
