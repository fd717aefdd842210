package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Workspace;
import io.netfutures.device.Device;
import io.netfutures.lab.Lab;
import io.netfutures.lab.Router;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The command {@code fault}: makes simulated routers misbehave. */
@Command(
        name = "fault",
        description = {
            "Lets the lab's routers misbehave from now on: think for a while before they answer a show command, refuse every"
                    + " login, hang without such an answer, be too busy for the next two connections; none makes them well again.",
            "Real devices do not change."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  fault r1 think 5s", "  fault r2 refuse", "  fault all none"})
@Heeds(first = {CommonOption.INVENTORY, CommonOption.FORMAT, CommonOption.LAB, CommonOption.DEVICES, CommonOption.RUNS})
public final class FaultCommand extends AbstractCommand {
    private static final int BUSY = 2;

    /** The kinds of faults. */
    enum Fault {
        think,
        refuse,
        hang,
        busy,
        none
    }

    @Parameters(index = "0", paramLabel = "SET", description = "which devices")
    String set = "";

    @Parameters(index = "1", paramLabel = "FAULT", description = "think, refuse, hang, busy or none")
    Fault fault = Fault.none;

    @Parameters(index = "2", arity = "0..1", paramLabel = "TIME", description = "how long it thinks, as 5s")
    @Nullable
    Duration time;

    @Override
    public Integer call() {
        Workspace workspace = workspace();
        if (fault == Fault.think ? time == null : time != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    fault == Fault.think ? "how long? as: fault " + set + " think 5s" : "only think takes a time");
        }
        Duration thought = time == null ? Duration.ZERO : workspace.paced(time);
        Optional<Lab> lab = workspace.site().lab();
        if (lab.isEmpty()) {
            root.interpreter().complain("fault is for the lab; these devices are real, and stay as they are");
            return ExitCode.OK;
        }
        for (Device device : workspace.select(set)) {
            Router router = lab.get().router(device.name());
            switch (fault) {
                case think -> router.think(thought);
                case refuse -> {
                    router.refuseLogins(true);
                    logInAgain(workspace, device);
                }
                case hang -> router.hang(true);
                case busy -> {
                    router.turnAway(BUSY);
                    logInAgain(workspace, device);
                }
                case none ->
                    router.think(Duration.ZERO).refuseLogins(false).hang(false).turnAway(0);
            }
        }
        return ExitCode.OK;
    }

    /** Closes the sessions to this device: what happens before a login shows only when a session is opened. */
    private void logInAgain(Workspace workspace, Device device) {
        if (workspace.sessions().disconnect(each -> each.name().equals(device.name())) > 0) {
            root.interpreter().complain("note: " + device.name() + ": its session is closed; the next command logs in");
        }
    }
}
