package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.concurrent.LetGo;
import io.netfutures.concurrent.When;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code wait}: Python's {@code wait()}. */
@Command(
        name = "wait",
        description = {
            "Waits until the first of the futures is done, until the first has raised, or until all are done;",
            "then prints which are done and which are not: the first ten of each, and how many more."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  wait", "  wait --until first", "  wait f1 f2 --until first-exception --timeout 30s"})
public final class WaitCommand extends AwaitingCommand {
    /** If there are more names than this, only their number is printed. */
    private static final int MOST_NAMES = 10;

    @Option(names = "--until", paramLabel = "WHAT", description = "first, first-exception, or all (the default)")
    Until until = Until.all;

    @Option(
            names = {"-q", "--quiet"},
            description = "print nothing")
    boolean quiet;

    /** Python's {@code return_when}, as a word of the language. */
    enum Until {
        first("first", When.FIRST_COMPLETED),
        first_exception("first-exception", When.FIRST_EXCEPTION),
        all("all", When.ALL_COMPLETED);

        private final String word;
        private final When when;

        Until(String word, When when) {
            this.word = word;
            this.when = when;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    @Override
    public Integer call() throws InterruptedException, LetGo {
        List<NamedFuture> asked = futures();
        boolean inTime = workspace().waiting(asked, timeout).await(until.when);
        int code = inTime ? ExitCode.OK : ExitCode.FAILED;
        List<NamedFuture> done =
                asked.stream().filter(named -> !named.isActive()).toList();
        List<NamedFuture> notDone = asked.stream().filter(NamedFuture::isActive).toList();
        if (quiet) {
            return code;
        }
        out().println("DoneAndNotDoneFutures(done={" + names(done) + "}, not_done={" + names(notDone) + "})");
        return code;
    }

    private static String names(List<NamedFuture> some) {
        String first = some.stream().limit(MOST_NAMES).map(NamedFuture::name).collect(Collectors.joining(", "));
        return some.size() <= MOST_NAMES ? first : first + ", ... " + (some.size() - MOST_NAMES) + " more";
    }
}
