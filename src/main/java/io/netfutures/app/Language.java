package io.netfutures.app;

import io.netfutures.app.Vocabulary.Group;
import java.util.List;

/** The list of all commands. */
final class Language {
    static final Vocabulary VOCABULARY = new Vocabulary(List.of(
            new Group(
                    "Work on devices",
                    true,
                    List.of(
                            SubmitCommand.class,
                            MapCommand.class,
                            ConfigCommand.class,
                            PingCommand.class,
                            RetryCommand.class)),
            new Group(
                    "Futures",
                    PrintCommand.class,
                    FuturesCommand.class,
                    DoneCommand.class,
                    RunningCommand.class,
                    CancelledCommand.class,
                    ResultCommand.class,
                    ExceptionCommand.class,
                    CancelCommand.class),
            new Group("Wait", AsCompletedCommand.class, WaitCommand.class, ResumeCommand.class),
            new Group(
                    "See",
                    WatchCommand.class,
                    TimelineCommand.class,
                    DiffCommand.class,
                    SaveCommand.class,
                    ReplayCommand.class),
            new Group(
                    "Choose",
                    DevicesCommand.class,
                    PlatformsCommand.class,
                    UseCommand.class,
                    WorkersCommand.class,
                    DelayCommand.class,
                    FaultCommand.class,
                    CallbackCommand.class,
                    FormatCommand.class,
                    SessionsCommand.class,
                    DisconnectCommand.class),
            new Group("Learn", ExplainCommand.class, LessonCommand.class, HelpCommand.class),
            new Group(
                    "Scripts",
                    RunCommand.class,
                    TryCommand.class,
                    TimeCommand.class,
                    EchoCommand.class,
                    PauseCommand.class,
                    LocalCommand.class,
                    HistoryCommand.class,
                    ExitCommand.class),
            new Group("From the command line", ShellCommand.class, LabCommand.class)));

    private Language() {}

    /** The commands of an interpreter. */
    static Commands commands(Interpreter interpreter) {
        return new CommandLines(VOCABULARY, interpreter);
    }
}
