package io.netfutures.session;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandTimeout;
import io.netfutures.device.DeviceException.ConnectionLost;
import io.netfutures.device.DeviceException.EnableFailed;
import io.netfutures.device.DeviceException.Failure;
import io.netfutures.device.DeviceException.OutputTooLarge;
import io.netfutures.device.DeviceException.PasswordExpired;
import io.netfutures.device.DeviceException.PromptTimeout;
import io.netfutures.device.DeviceException.SessionLimit;
import io.netfutures.device.DeviceException.ShellRefused;
import io.netfutures.device.Printable;
import io.netfutures.device.Step;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Makes the failure that says why a dialogue does not go on, with what stands on the screen as evidence. */
record ScreenDiagnosis(Device device, Platform platform, Screen screen) {
    private static final int EVIDENCE = 1000;
    private static final int KEPT = 64 << 10;
    private static final Pattern PASSWORD_QUESTION = Pattern.compile("(?i).*(password|secret)( for [^:]*)?:\\s*");
    private static final Pattern PASSWORD_EXPIRED =
            Pattern.compile("(?i)password (has |is )?(expired|must be changed)|enter (a |the )?new password");

    /** Forms of prompts, the plainest first, for a device R1. */
    private static final List<String> PROMPTS = List.of(("R1>|R1#|R1$|R1% |<R1>|[R1]|(R1) >|(R1) #"
                    + "|admin@R1>|admin@R1#|admin@R1$|admin@R1:~$|root@R1:~#|[admin@R1] >|[admin@R1 ~]$|A:R1#|A:admin@R1#"
                    + "|R1:>|R1 >|R1 #|R1.1 #|R1->|-> |admin@(R1)(tmos)#|RP/0/RP0/CPU0:R1#")
            .split("\\|"));

    private static final Pattern SESSION_LIMIT =
            Pattern.compile("(?i)(session limit|all lines|number of (pending )?sessions).*(reached|in use|exceeded)");

    /** Whether this last line asks for a password or a secret. */
    static boolean isPasswordQuestion(String lastLine) {
        return PASSWORD_QUESTION.matcher(lastLine).matches();
    }

    /** No byte, or no end of the answer, within this bound. */
    DeviceException timeout(Step step, Duration bound, boolean idle) {
        String time = seconds(bound);
        return switch (step) {
            case COMMAND, CONFIG ->
                new CommandTimeout(failure(
                        step,
                        idle ? "no byte came for " + time : "the answer did not end within " + time,
                        screen.since(0) + screen.lastLine(),
                        "look at the device, or allow it more time with --timeout"
                                + (step == Step.COMMAND
                                        ? "; one that does not end by itself needs a count, as ping -c 5"
                                        : "")));
            case ENABLE -> enableFailed("no answer within " + time, "check the device and the secret in ");
            default -> loginFailure(step, "no prompt within " + time + expected());
        };
    }

    static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }

    /** What stands on the screen instead of a prompt often says why. */
    private DeviceException loginFailure(Step step, String otherwise) {
        String text = screen.tail(EVIDENCE);
        if (PASSWORD_EXPIRED.matcher(text).find()) {
            return new PasswordExpired(failure(step, "the password has expired", "log in by hand and set a new one"));
        }
        if (SESSION_LIMIT.matcher(text).find()) {
            return new SessionLimit(
                    failure(step, "all terminal lines are in use", "close other sessions, or try again later"));
        }
        return new PromptTimeout(
                failure(step, otherwise, "log in by hand and look at what it shows" + otherPlatform()));
    }

    /** The device asks something before its first prompt that has no answer here. */
    DeviceException loginDialog() {
        return PASSWORD_EXPIRED.matcher(screen.tail(EVIDENCE)).find()
                ? loginFailure(Step.PROMPT, "")
                : new DeviceException.LoginDialog(failure(
                        Step.PROMPT,
                        "a question stands where the prompt should be",
                        "log in by hand and answer it, or say what to answer with login_answers in "
                                + device.origin()));
    }

    /** What a prompt of the platform looks like, in each of its modes but that of configuration. */
    private String expected() {
        List<String> examples = platform.prompts().keySet().stream()
                .filter(mode -> !mode.equals(Platform.CONFIG) || mode.equals(platform.work()))
                .flatMap(mode ->
                        PROMPTS.stream().filter(form -> shows(form, mode)).limit(1))
                .distinct()
                .limit(3)
                .toList();
        return examples.isEmpty()
                ? ""
                : "; a prompt of " + platform.name() + " is a last line such as " + String.join(" or ", examples);
    }

    private boolean shows(String form, String mode) {
        return platform.prompt(form).filter(seen -> seen.mode().equals(mode)).isPresent();
    }

    /** What to do where this device is not of the platform that it is taken for. */
    private String otherPlatform() {
        String name = platform.name();
        String own = " in a file of its own in the folder platforms beside the inventory";
        return name.equals(Platforms.GENERIC)
                ? "; say what its prompt looks like" + own
                : "; if that is no prompt of " + name + " (see: platforms " + name + "), write device_type: "
                        + Platforms.GENERIC + " in " + device.origin() + ", or say what it looks like" + own;
    }

    /** The answer takes too much memory; the evidence is its first and its last part. */
    OutputTooLarge tooLarge(Step step, String what) {
        return new OutputTooLarge(
                failure(step, what, screen.head(KEPT) + "\n...\n" + screen.tail(KEPT), "ask for less of it"));
    }

    /** The device has closed the connection, or only ended the shell. */
    DeviceException lost(Step step, boolean exited, Exception cause) {
        String text = screen.tail(EVIDENCE);
        if (step == Step.PROMPT && SESSION_LIMIT.matcher(text).find()) {
            return loginFailure(step, "");
        }
        if (step == Step.PROMPT && (exited || text.isBlank())) {
            return new ShellRefused(new Failure(
                    device,
                    Step.SHELL,
                    "the device ended the shell before it showed a prompt",
                    text,
                    "check what the user may do there",
                    cause));
        }
        return new ConnectionLost(new Failure(
                device, step, "the device closed the connection", text, "try again, or look at the device", cause));
    }

    /** What was taken for the whole answer to this command was only its beginning. */
    DeviceException outOfStep(String command, String late) {
        return new DeviceException.OutOfStep(failure(
                Step.COMMAND,
                "the answer to \"" + command + "\" went on after what looked like its end",
                late,
                "ask for it alone, or for less of it"));
    }

    /** What looks like a prompt is none: it does not come again after Enter. */
    DeviceException unproven(String last) {
        return new PromptTimeout(failure(
                Step.PROMPT,
                "what looks like a prompt, \"" + Printable.line(last) + "\", does not come again after Enter",
                "log in by hand and look at what it shows, or set default_enter" + otherPlatform()));
    }

    /** Privileged mode was not reached; the advice is followed by the place of the device. */
    EnableFailed enableFailed(String what, String advice) {
        return new EnableFailed(failure(Step.ENABLE, what, advice + device.origin()));
    }

    /** The step to this mode was not taken. */
    DeviceException notReached(Step step, String mode) {
        return step == Step.ENABLE
                ? enableFailed("the device did not grant " + mode + " mode", "check the secret in ")
                : new DeviceException.CommandRejected(
                        failure(step, "the device did not go to " + mode + " mode", "check the rights of this user"),
                        mode);
    }

    /** What is wrong in words; the evidence is the screen. */
    Failure failure(Step step, String what, String advice) {
        return failure(step, what, screen.tail(EVIDENCE), advice);
    }

    /** What is wrong in words, and the text that proves it. */
    Failure failure(Step step, String what, String evidence, String advice) {
        return new Failure(device, step, what, evidence, advice, null);
    }
}
