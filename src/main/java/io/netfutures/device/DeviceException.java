package io.netfutures.device;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure of one device, with a subclass for each situation that a user can act on. The message is one line with device, step,
 * what happened, the last text received and a next step; it holds no secret and no control character.
 *
 * <p>A {@link Worker} throws it; elsewhere it is what a future has raised.
 */
@SuppressWarnings("serial") // no failure is ever serialised
public abstract sealed class DeviceException extends Exception {
    private static final int EVIDENCE = 200;

    private final transient Failure failure;
    private final transient String reason;
    private transient @Nullable Reply reply;
    private transient List<String> unsent = List.of();

    DeviceException(Failure failure) {
        this(failure, reason(failure));
    }

    private DeviceException(Failure failure, String reason) {
        super(failure.device().label() + ": " + failure.step() + ": " + reason, failure.cause());
        this.failure = failure;
        this.reason = reason;
    }

    /** The device that failed. */
    public Device device() {
        return failure.device();
    }

    /** The step in which it happened. */
    public Step step() {
        return failure.step();
    }

    /** What happened, in words that follow the name of the device; no full stop. */
    public String what() {
        return failure.what();
    }

    /** The whole of the last text received from the device, without secrets; may be empty, and may hold control characters. */
    public String evidence() {
        return failure.evidence();
    }

    /** The answers to the commands or lines before the one that failed, in their order; empty if that was the first. */
    public Reply reply() {
        return reply == null ? new Reply(device(), List.of()) : reply;
    }

    /** The commands or lines of the task after the one that failed, which were not sent. Secrets in them are masked. */
    public List<String> unsent() {
        return unsent;
    }

    /** Adds what came before the failure, and what would have followed. For the worker, before it throws this: not thread-safe. */
    public void follows(Reply answers, List<String> rest) {
        reply = answers;
        unsent = List.copyOf(rest);
    }

    /** What the user can do about it. */
    public String advice() {
        return failure.advice();
    }

    /**
     * The parts of a failure.
     *
     * @param what what happened, in words that follow "{@code device: }"; no full stop
     * @param evidence the last text received; secrets of the device in it are masked in the message
     * @param advice a next step, in the imperative; no full stop
     * @param cause the technical cause, or null
     */
    public record Failure(
            Device device,
            Step step,
            String what,
            String evidence,
            String advice,
            @Nullable Throwable cause) {
        public Failure {
            evidence = device.credentials().maskEchoesIn(evidence);
        }

        /** Without evidence or cause. */
        public Failure(Device device, Step step, String what, String advice) {
            this(device, step, what, "", advice, null);
        }
    }

    /** The message without device and step: what happened, the last text received and a next step. */
    public String reason() {
        return reason;
    }

    private static String reason(Failure failure) {
        StringBuilder text = new StringBuilder(failure.what());
        String tail = Printable.line(failure.device().credentials().maskIn(failure.evidence()));
        if (!tail.isEmpty()) {
            boolean cut = tail.length() > EVIDENCE;
            text.append("; last received: ")
                    .append(cut ? "..." : "")
                    .append(cut ? tail.substring(tail.length() - EVIDENCE) : tail);
        }
        return text.append("; ").append(failure.advice()).toString();
    }

    /** The name of the device does not resolve. */
    public static final class DnsFailure extends DeviceException {
        public DnsFailure(Failure failure) {
            super(failure);
        }
    }

    /** Nothing listens on the device's port. */
    public static final class ConnectRefused extends DeviceException {
        public ConnectRefused(Failure failure) {
            super(failure);
        }
    }

    /** There is no route to the device. */
    public static final class Unreachable extends DeviceException {
        public Unreachable(Failure failure) {
            super(failure);
        }
    }

    /** This machine, not the device, has run out of something, such as open files. */
    public static final class LocalLimit extends DeviceException {
        public LocalLimit(Failure failure) {
            super(failure);
        }
    }

    /** The device does not answer at all: no TCP connection in time. */
    public static final class ConnectTimeout extends DeviceException {
        public ConnectTimeout(Failure failure) {
            super(failure);
        }
    }

    /** TCP is connected, but no SSH identification came in time. */
    public static final class BannerTimeout extends DeviceException {
        public BannerTimeout(Failure failure) {
            super(failure);
        }
    }

    /** The device speaks SSH, and the key exchange or the login was not answered in time. */
    public static final class HandshakeTimeout extends DeviceException {
        public HandshakeTimeout(Failure failure) {
            super(failure);
        }
    }

    /** What answers is not an SSH server. */
    public static final class NotSsh extends DeviceException {
        public NotSsh(Failure failure) {
            super(failure);
        }
    }

    /** The server closed the connection before identifying itself, or said that it is busy. */
    public static final class ServerBusy extends DeviceException {
        public ServerBusy(Failure failure) {
            super(failure);
        }
    }

    /** Client and device have no key exchange, cipher, MAC or host-key algorithm in common. */
    public static final class AlgorithmMismatch extends DeviceException {
        public AlgorithmMismatch(Failure failure) {
            super(failure);
        }
    }

    /** A jump host on the way to the device cannot be used; the cause is its own failure. */
    public static final class JumpFailed extends DeviceException {
        public JumpFailed(Failure failure) {
            super(failure);
        }
    }

    /** A value of the device's entry in the inventory cannot be used; nothing was contacted. */
    public static final class EntryUnusable extends DeviceException {
        public EntryUnusable(Failure failure) {
            super(failure);
        }
    }

    /** Another run, of this process or another one of the same user, is configuring the device; nothing was contacted. */
    public static final class ConfiguredElsewhere extends DeviceException {
        public ConfiguredElsewhere(Failure failure) {
            super(failure);
        }
    }

    /** Whether somebody else is configuring the device cannot be told; nothing was contacted. */
    public static final class LockFailed extends DeviceException {
        public LockFailed(Failure failure) {
            super(failure);
        }
    }

    /** The ssh_config that the inventory names cannot be read, or asks for something that is not supported. */
    public static final class SshConfigUnusable extends DeviceException {
        public SshConfigUnusable(Failure failure) {
            super(failure);
        }
    }

    /** The device's host key is not known; no password was sent. */
    public static final class HostKeyUnknown extends DeviceException {
        public HostKeyUnknown(Failure failure) {
            super(failure);
        }
    }

    /** The device shows another host key than the known one; no password was sent. */
    public static final class HostKeyChanged extends DeviceException {
        public HostKeyChanged(Failure failure) {
            super(failure);
        }
    }

    /** The device refused name, password or key. */
    public static final class AuthFailed extends DeviceException {
        public AuthFailed(Failure failure) {
            super(failure);
        }
    }

    /**
     * Its user name and password were not tried, because other devices have refused the same and none has accepted them.
     */
    public static final class SkippedAuthBreaker extends DeviceException {
        public SkippedAuthBreaker(Failure failure) {
            super(failure);
        }
    }

    /** The device asks something at login that only a person can answer. */
    public static final class AuthInteractionNeeded extends DeviceException {
        public AuthInteractionNeeded(Failure failure) {
            super(failure);
        }
    }

    /** The device demands a new password before it lets the user in. */
    public static final class PasswordExpired extends DeviceException {
        public PasswordExpired(Failure failure) {
            super(failure);
        }
    }

    /** Login succeeded, but the device gives no terminal or shell. */
    public static final class ShellRefused extends DeviceException {
        public ShellRefused(Failure failure) {
            super(failure);
        }
    }

    /** All terminal lines of the device are in use. */
    public static final class SessionLimit extends DeviceException {
        public SessionLimit(Failure failure) {
            super(failure);
        }
    }

    /** No prompt came in time. */
    public static final class PromptTimeout extends DeviceException {
        public PromptTimeout(Failure failure) {
            super(failure);
        }
    }

    /** The session starts with a question instead of a prompt. */
    public static final class LoginDialog extends DeviceException {
        public LoginDialog(Failure failure) {
            super(failure);
        }
    }

    /** The device did not grant privileged mode. */
    public static final class EnableFailed extends DeviceException {
        public EnableFailed(Failure failure) {
            super(failure);
        }
    }

    /** The device refused a command or a line; the evidence is its message. */
    public static final class CommandRejected extends DeviceException {
        private final transient List<Reply.Output> refused;

        public CommandRejected(Failure failure, String command) {
            this(failure, List.of(new Reply.Output(command, failure.evidence())));
        }

        /** A failure for several refused lines, at least one. */
        public CommandRejected(Failure failure, List<Reply.Output> refused) {
            super(failure);
            this.refused = List.copyOf(refused);
        }

        /** The first command or line that was refused, with secrets masked. */
        public String command() {
            return refused.getFirst().command();
        }

        /** All commands or lines that were refused, with secrets masked, and what the device said about each. */
        public List<Reply.Output> refused() {
            return refused;
        }
    }

    /** The device answered, and not as was expected of it; the evidence is what differs: rows, or lines. */
    public static final class NotAsExpected extends DeviceException {
        public NotAsExpected(Failure failure) {
            super(failure, told(failure));
        }

        private static String told(Failure failure) {
            String lines = String.join(
                    "; ",
                    failure.device()
                            .credentials()
                            .maskIn(failure.evidence())
                            .lines()
                            .map(Printable::line)
                            .toList());
            String start = lines.length() > EVIDENCE ? lines.substring(0, EVIDENCE) + "..." : lines;
            return failure.what() + (start.isEmpty() ? "" : ": " + start) + "; " + failure.advice();
        }
    }

    /**
     * An answer continued after what had looked like its end. The incomplete answer is not among the {@link #reply() answers}.
     */
    public static final class OutOfStep extends DeviceException {
        public OutOfStep(Failure failure) {
            super(failure);
        }
    }

    /** The answer to a command did not end in time. */
    public static final class CommandTimeout extends DeviceException {
        public CommandTimeout(Failure failure) {
            super(failure);
        }
    }

    /** The command asks a question that was not answered. */
    public static final class NeedsConfirmation extends DeviceException {
        public NeedsConfirmation(Failure failure) {
            super(failure);
        }
    }

    /** The answer exceeds the limit for one command. */
    public static final class OutputTooLarge extends DeviceException {
        public OutputTooLarge(Failure failure) {
            super(failure);
        }
    }

    /** The connection ended in the middle of a dialogue. */
    public static final class ConnectionLost extends DeviceException {
        public ConnectionLost(Failure failure) {
            super(failure);
        }
    }

    /** The session log cannot be written. */
    public static final class SessionLogFailed extends DeviceException {
        public SessionLogFailed(Failure failure) {
            super(failure);
        }
    }

    /** This kind of device is not supported. */
    public static final class UnsupportedPlatform extends DeviceException {
        public UnsupportedPlatform(Failure failure) {
            super(failure);
        }
    }
}
