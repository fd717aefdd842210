package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.FileBudget;
import io.netfutures.app.work.Grid;
import io.netfutures.app.work.UserError;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Nearest;
import io.netfutures.device.Secret;
import io.netfutures.lab.Lab;
import io.netfutures.lab.LabOptions;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The command {@code lab}: runs the simulated routers until Ctrl-C, for other tools and for people. */
@Command(
        name = "lab",
        description =
                "Simulates every device of the inventory on this machine until Ctrl-C, and says how to reach each.",
        footerHeading = "%n",
        footer = {"Example: netfutures lab -i devices.yaml --think 2s"})
@Heeds(
        always = {CommonOption.INVENTORY, CommonOption.FORMAT, CommonOption.LAB, CommonOption.DEVICES, CommonOption.RUNS
        })
public final class LabCommand implements Callable<Integer> {
    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            defaultValue = "2201",
            description = "of the first router; the others have the ports after it (default: ${DEFAULT-VALUE})")
    int port;

    @Option(
            names = "--think",
            paramLabel = "TIME",
            description = "how long a router thinks before it answers a show command")
    @Nullable
    Duration think;

    @Option(
            names = "--knows",
            paramLabel = "PLATFORM",
            description =
                    "only list what a simulated device of this platform knows; WORD stands for a word, ... for more")
    @Nullable
    String platform;

    @ParentCommand
    RootCommand root;

    @Override
    public Integer call() throws InterruptedException {
        if (platform != null) {
            list(platform);
            return ExitCode.OK;
        }
        Inventory inventory =
                root.choice().inTheLab().load(root.console(), false).inventory();
        try (Lab lab = Lab.start(inventory.devices(), LabOptions.DEFAULT.withFirstPort(port))) {
            lab.notes().forEach(note -> root.console().complain("note: " + note));
            if (think != null) {
                lab.routers().forEach(router -> router.think(think));
            }
            CountDownLatch ended = new CountDownLatch(1);
            Runnable giveBack = root.console().onInterrupt(ended::countDown);
            Grid table = new Grid("DEVICE", "PLATFORM", "FOR", "REACH IT WITH", "PASSWORD", "ENABLE");
            for (Device device : inventory) {
                String user = device.credentials().username();
                String hostname = lab.router(device.name()).hostname();
                table.row(
                        hostname,
                        device.platform(),
                        hostname.equals(device.name()) ? "" : device.name(),
                        "ssh -p " + lab.address(device).getPort() + " " + (user.isEmpty() ? "any" : user)
                                + "@127.0.0.1",
                        known(device.credentials().password()),
                        known(device.credentials().secret()));
            }
            root.console().out().print(table);
            root.console()
                    .err()
                    .println("Passwords and enable secrets are as in the inventory; any where it has none.");
            root.console()
                    .err()
                    .println("The host key of all of them is " + io.netfutures.ssh.Fingerprint.of(lab.hostKey())
                            + ". Ctrl-C ends the lab.");
            try {
                ended.await();
            } finally {
                giveBack.run();
            }
            return ExitCode.OK;
        } catch (IOException | IllegalArgumentException e) {
            throw unstarted(e, inventory.size());
        }
    }

    private static UserError unstarted(Exception failure, int devices) {
        String why = FileBudget.exhausted(failure, devices).orElse(failure.getMessage() + "; try another --port");
        return new UserError(ExitCode.USAGE, "the lab cannot start: " + why);
    }

    private void list(String name) {
        if (root.choosesAnything()) {
            throw new UserError(
                    ExitCode.USAGE, "--knows is about a platform, and no device; leave out -i, -d and --lab");
        }
        if (Platforms.builtIn().named(Platform.overSsh(name)).isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--knows: there is no platform " + name
                            + Nearest.hintWithParts(name, Platforms.builtIn().names())
                            + "; netfutures platforms lists them");
        }
        Lab.commands(name).forEach(root.console().out()::println);
    }

    /** The text for a secret: never the secret, even if it opens only a simulated router. */
    private static String known(@Nullable Secret secret) {
        return secret == null || secret.isEmpty() ? "any" : "";
    }
}
