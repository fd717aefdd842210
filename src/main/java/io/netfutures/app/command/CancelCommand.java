package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.NamedFuture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command {@code cancel}: Python's {@code Future.cancel()}. */
@Command(
        name = "cancel",
        description = {
            "Cancels futures: a pending one never starts, the session of a running one is closed.",
            "Says True for each that is cancelled now, and False for one that had finished."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  cancel f3", "  cancel pending", "  cancel all"})
public final class CancelCommand extends AbstractCommand.OnFutures {
    @Override
    public Integer call() {
        if (names.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "cancel what? Name futures, or say pending, running or all");
        }
        boolean many = names.stream()
                .anyMatch(each -> List.of("pending", "running", "all").contains(each));
        List<NamedFuture> chosen = new ArrayList<>(anyFutures(names));
        Predicate<NamedFuture> spared = named -> many && named.future().done();
        chosen.removeIf(spared);
        // Pending ones first, so that none of them takes a worker that a running one frees.
        chosen.forEach(named -> named.future().cancel(false));
        int code = ExitCode.OK;
        int cancelled = 0;
        for (NamedFuture named : chosen) {
            boolean now = named.future().cancel();
            cancelled += now ? 1 : 0;
            if (!many) {
                out().println((chosen.size() == 1 ? "" : named.name() + " ") + (now ? "True" : "False"));
            }
            if (!now) {
                root.interpreter().complain(named.label() + " had finished; what is done cannot be cancelled");
                code = ExitCode.FAILED;
            }
        }
        if (many) {
            out().println(cancelled + " cancelled");
        }
        return code;
    }
}
