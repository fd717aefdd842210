package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Listing;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.ReportSettings;
import io.netfutures.app.work.Workspace;
import io.netfutures.concurrent.LetGo;
import io.netfutures.journal.ResultWriter;
import java.util.List;

/** A command that waits for futures, and writes their results in another form. */
abstract class RetellingCommand extends AbstractCommand {
    /**
     * Blocks until these futures are done, or until Ctrl-C; then writes them.
     *
     * @param gathersFailures whether {@code writer} tells the failures too
     * @return the exit code
     */
    final int retell(List<NamedFuture> some, ResultWriter writer, boolean gathersFailures)
            throws InterruptedException, LetGo {
        Workspace workspace = workspace();
        ReportSettings settings = workspace.defaults().report().showingFutures(false);
        workspace.await(some);
        boolean whole = true;
        try (Listing listing = workspace.report().listing(settings, writer, gathersFailures)) {
            for (NamedFuture named : some) {
                named.claim();
                whole &= listing.done(named);
            }
        }
        return whole && !writer.isLacking() ? ExitCode.OK : workspace.report().exitCode();
    }
}
