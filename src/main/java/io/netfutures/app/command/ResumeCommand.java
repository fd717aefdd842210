package io.netfutures.app.command;

import io.netfutures.app.work.Door;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Keeping;
import io.netfutures.app.work.Submission;
import io.netfutures.app.work.UserError;
import io.netfutures.journal.HeldRun;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code resume}: undoes the first Ctrl-C, or goes on with a kept run that was ended. */
@Command(
        name = "resume",
        description = {
            "Goes on with a run that is kept: with the devices that it had not reached, or not done with, when it was ended.",
            "A configuration of which lines had been sent is not sent again, unless with --force.",
            "In the shell without a number: lets pending futures start again, after Ctrl-C has held them back."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  netfutures resume 17", "  netfutures resume last -w 100", "  resume"})
public final class ResumeCommand extends AbstractCommand {
    @Parameters(arity = "0..1", paramLabel = "RUN", description = "its number, or last; runs lists them")
    @Nullable
    String run;

    @Option(names = "--force", description = "also send a configuration again of which lines had been sent")
    boolean force;

    @Mixin
    RunOptions options;

    @Override
    public Integer call() throws Exception {
        if (run == null && root.interpreter().isEntered()) {
            if (root.choosesDevices()) {
                throw new UserError(
                        ExitCode.USAGE,
                        "without the number of a run, resume lets all pending futures start; leave out -d");
            }
            workspace().interrupts().resumed();
            workspace().workers().release();
            return ExitCode.OK;
        }
        if (run == null && root.interpreter().door() != Door.COMMAND) {
            throw new UserError(ExitCode.USAGE, "nothing was submitted yet that could go on");
        }
        if (options.unkept) {
            throw new UserError(
                    ExitCode.USAGE, "resume writes into the run with which it goes on; leave out --no-journal");
        }
        KeptRun kept = root.kept().named(run == null ? "last" : run);
        try (HeldRun held = root.kept().hold(kept, true)) {
            return goOn(held);
        }
    }

    private int goOn(HeldRun held) throws InterruptedException {
        KeptRun kept = held.run();
        KeptWork work = new KeptWork(
                        root,
                        held,
                        force,
                        options.settings(),
                        RunOptions.bounds(spec.commandLine().getParseResult()))
                .choose(KeptDevice::isUnfinished);
        boolean whole = !work.tellLeftOut();
        kept.worsened().forEach(each -> root.console().complain("note: " + each));
        int left = work.tasks().size();
        if (!options.quiet) {
            long open = kept.devices().stream().filter(KeptDevice::isUnfinished).count();
            List<String> bounds = work.bounds();
            root.console()
                    .complain("run " + kept.id() + ": " + (kept.devices().size() - open) + " of "
                            + kept.devices().size() + " devices are done; "
                            + (left == 0 ? "there is nothing left to do" : left + (left == 1 ? " goes on" : " go on"))
                            + (left == 0 || bounds.isEmpty() ? "" : ", with " + String.join(" ", bounds)));
        }
        if (left > 0) {
            say(work.workspace()
                    .submit(Submission.of(work.tasks(), work.settings(), root.target(), new Keeping.GoingOn(held))));
        }
        return whole ? ExitCode.OK : ExitCode.FAILED;
    }
}
