package io.netfutures.app;

import io.netfutures.app.command.AsCompletedCommand;
import io.netfutures.app.command.BackupCommand;
import io.netfutures.app.command.BenchCommand;
import io.netfutures.app.command.CallbackCommand;
import io.netfutures.app.command.CancelCommand;
import io.netfutures.app.command.CancelledCommand;
import io.netfutures.app.command.CommandLines;
import io.netfutures.app.command.CompleteCommand;
import io.netfutures.app.command.CompletionCommand;
import io.netfutures.app.command.ConfigCommand;
import io.netfutures.app.command.DelayCommand;
import io.netfutures.app.command.DevicesCommand;
import io.netfutures.app.command.DiffCommand;
import io.netfutures.app.command.DisconnectCommand;
import io.netfutures.app.command.DoctorCommand;
import io.netfutures.app.command.DoneCommand;
import io.netfutures.app.command.EchoCommand;
import io.netfutures.app.command.ExceptionCommand;
import io.netfutures.app.command.ExitCommand;
import io.netfutures.app.command.ExplainCommand;
import io.netfutures.app.command.FaultCommand;
import io.netfutures.app.command.FormatCommand;
import io.netfutures.app.command.FuturesCommand;
import io.netfutures.app.command.GatherCommand;
import io.netfutures.app.command.GrepCommand;
import io.netfutures.app.command.HelpCommand;
import io.netfutures.app.command.HistoryCommand;
import io.netfutures.app.command.InventoryCommand;
import io.netfutures.app.command.LabCommand;
import io.netfutures.app.command.LessonCommand;
import io.netfutures.app.command.LocalCommand;
import io.netfutures.app.command.MapCommand;
import io.netfutures.app.command.PauseCommand;
import io.netfutures.app.command.PingCommand;
import io.netfutures.app.command.PlatformsCommand;
import io.netfutures.app.command.PrintCommand;
import io.netfutures.app.command.ReplayCommand;
import io.netfutures.app.command.ResultCommand;
import io.netfutures.app.command.ResumeCommand;
import io.netfutures.app.command.RetryCommand;
import io.netfutures.app.command.RunCommand;
import io.netfutures.app.command.RunningCommand;
import io.netfutures.app.command.RunsCommand;
import io.netfutures.app.command.SaveCommand;
import io.netfutures.app.command.SessionsCommand;
import io.netfutures.app.command.ShellCommand;
import io.netfutures.app.command.SubmitCommand;
import io.netfutures.app.command.TemplatesCommand;
import io.netfutures.app.command.TimeCommand;
import io.netfutures.app.command.TimelineCommand;
import io.netfutures.app.command.TryCommand;
import io.netfutures.app.command.UseCommand;
import io.netfutures.app.command.Vocabulary;
import io.netfutures.app.command.Vocabulary.Group;
import io.netfutures.app.command.WaitCommand;
import io.netfutures.app.command.WatchCommand;
import io.netfutures.app.command.WorkersCommand;
import io.netfutures.app.script.Commands;
import io.netfutures.app.script.Interpreter;
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
                            BackupCommand.class,
                            PingCommand.class,
                            RetryCommand.class,
                            ResumeCommand.class)),
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
            new Group("Wait", AsCompletedCommand.class, WaitCommand.class),
            new Group(
                    "See",
                    WatchCommand.class,
                    TimelineCommand.class,
                    GatherCommand.class,
                    GrepCommand.class,
                    DiffCommand.class,
                    SaveCommand.class,
                    RunsCommand.class,
                    ReplayCommand.class),
            new Group(
                    "Choose",
                    DevicesCommand.class,
                    InventoryCommand.class,
                    PlatformsCommand.class,
                    TemplatesCommand.class,
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
            new Group(
                    "From the command line",
                    ShellCommand.class,
                    LabCommand.class,
                    DoctorCommand.class,
                    BenchCommand.class,
                    CompletionCommand.class,
                    CompleteCommand.class)));

    private Language() {}

    /** The commands for an interpreter. */
    static Commands commands(Interpreter interpreter) {
        return new CommandLines(VOCABULARY, interpreter);
    }
}
