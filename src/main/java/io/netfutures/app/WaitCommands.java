package io.netfutures.app;

import io.netfutures.concurrent.Completion;
import io.netfutures.concurrent.LetGo;
import io.netfutures.concurrent.Moment;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.When;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Waiting for several futures, as the functions of {@code concurrent.futures} do. */
final class WaitCommands {
    /** More names than these are counted. */
    private static final int MOST_NAMES = 10;

    private WaitCommands() {}

    /** as_completed(). */
    @Command(
            name = "as_completed",
            description = {
                "Prints the result of each of the futures as soon as it is there, those that are done already first.",
                "Without names: everything of the last run that has not been printed yet."
            },
            footerHeading = "%nExamples:%n",
            footer = {"  as_completed f1 f2 f3", "  as_completed --timeout 10s"})
    static final class AsCompleted extends Verb.OnFutures {
        @Mixin
        Timeout timeout;

        @Option(names = "--format", paramLabel = "FORMAT", description = "dict, text, json or transcript")
        RunOptions.@Nullable Format format;

        @Option(names = "--show-futures", description = "print each future before its result")
        boolean showFutures;

        @Override
        public Integer call() throws InterruptedException, LetGo {
            Workspace workspace = workspace();
            RunOptions said = new RunOptions();
            said.format = format;
            said.showFutures = showFutures;
            RunOptions options = said.over(workspace.defaults());
            List<NamedFuture> asked = new ArrayList<>(futures());
            if (names.isEmpty()) {
                asked.removeIf(named -> named.future().handedOver().isPresent());
            } else {
                asked.forEach(NamedFuture::claim);
            }
            boolean whole = true;
            asked.sort(Comparator.comparing(WaitCommands::end));
            Completion<NamedFuture> completion = workspace.waiting(asked, timeout.bound);
            while (completion.hasNext()) {
                NamedFuture named = completion.next();
                if (!names.isEmpty() || named.isChosen() || named.claim()) {
                    boolean returned = workspace.report().done(named, options);
                    if (named.status() instanceof Status.Cancelled && !names.isEmpty()) {
                        root.interpreter().complain(named.label() + " was cancelled; it has no result");
                    }
                    whole &= returned;
                    if (!returned && options.raises()) {
                        break;
                    }
                }
            }
            return whole ? ExitCode.OK : workspace.report().exitCode();
        }
    }

    /** When it was done; those that are not come last. */
    static Instant end(NamedFuture named) {
        Moment last = named.future().history().getLast();
        return last.status().isDone() ? last.at() : Instant.MAX;
    }

    /** wait(). */
    @Command(
            name = "wait",
            description = {
                "Waits until the first of the futures is done, until the first has raised, or until all are done;",
                "then prints which are done and which are not: the first ten of each, and how many more."
            },
            footerHeading = "%nExamples:%n",
            footer = {"  wait", "  wait --until first", "  wait f1 f2 --until first-exception --timeout 30s"})
    static final class Wait extends Verb.OnFutures {
        @Mixin
        Timeout timeout;

        @Option(names = "--until", paramLabel = "WHAT", description = "first, first-exception, or all (the default)")
        Until until = Until.all;

        @Option(
                names = {"-q", "--quiet"},
                description = "print nothing")
        boolean quiet;

        /** Python's return_when, as a word of the language. */
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
            boolean inTime = workspace().waiting(asked, timeout.bound).await(until.when);
            int code = inTime ? ExitCode.OK : ExitCode.FAILED;
            List<NamedFuture> done =
                    asked.stream().filter(named -> !named.isActive()).toList();
            List<NamedFuture> notDone =
                    asked.stream().filter(NamedFuture::isActive).toList();
            if (quiet) {
                return code;
            }
            out().println("DoneAndNotDoneFutures(done={" + names(done) + "}, not_done={" + names(notDone) + "})");
            return code;
        }

        private static String names(List<NamedFuture> some) {
            String first =
                    some.stream().limit(MOST_NAMES).map(NamedFuture::name).collect(Collectors.joining(", "));
            return some.size() <= MOST_NAMES ? first : first + ", ... " + (some.size() - MOST_NAMES) + " more";
        }
    }

    /** Undoes the first Ctrl-C. */
    @Command(
            name = "resume",
            description = "Lets pending futures start again, after Ctrl-C has held them back.",
            footerHeading = "%nExample:%n",
            footer = {"  resume"})
    static final class Resume extends Verb {
        @Override
        public Integer call() {
            workspace().workers().release();
            return ExitCode.OK;
        }
    }
}
