package io.netfutures.ssh;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.AlgorithmMismatch;
import io.netfutures.device.DeviceException.AuthFailed;
import io.netfutures.device.DeviceException.AuthInteractionNeeded;
import io.netfutures.device.DeviceException.ConnectRefused;
import io.netfutures.device.DeviceException.ConnectionLost;
import io.netfutures.device.DeviceException.Failure;
import io.netfutures.device.DeviceException.HostKeyChanged;
import io.netfutures.device.DeviceException.HostKeyUnknown;
import io.netfutures.device.DeviceException.JumpFailed;
import io.netfutures.device.DeviceException.LocalLimit;
import io.netfutures.device.DeviceException.NotSsh;
import io.netfutures.device.DeviceException.PasswordExpired;
import io.netfutures.device.DeviceException.ServerBusy;
import io.netfutures.device.DeviceException.Unreachable;
import io.netfutures.device.Step;
import io.netfutures.ssh.HostKeys.Verdict;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.jspecify.annotations.Nullable;

/** Explains why a connection has failed, from what its {@link Attempt} has seen and the step that it had reached. */
record ConnectionDiagnosis(Attempt attempt, Step step) {
    /** There was no connection, or it had ended before MINA handed it over. */
    DeviceException connectFailed(Throwable cause) {
        if (attempt.hasOpened()) {
            return attempt.identified.isDone() && !attempt.identified.isCompletedExceptionally()
                    ? new ConnectionDiagnosis(attempt, Step.KEY_EXCHANGE).notKeyed(cause)
                    : new ConnectionDiagnosis(attempt, Step.IDENTIFY).notIdentified(cause);
        }
        Route via = attempt.route.via();
        if (via != null) {
            return notForwarded(via, cause);
        }
        if (isReset(cause)) {
            // Only a peer that has accepted a connection resets it, however early.
            return new ConnectionDiagnosis(attempt, Step.IDENTIFY).notIdentified(cause);
        }
        return switch (cause) {
            case NoRouteToHostException e ->
                new Unreachable(failure("there is no route to it", "check the address and the network", e));
            case ConnectException e ->
                new ConnectRefused(failure("nothing listens there", "check the port, and that SSH is switched on", e));
            default ->
                isOurLimit(cause)
                        ? new LocalLimit(failure(
                                "this machine opens no more files for this process",
                                "raise its limit (ulimit -n), or let fewer connect at once (-w)",
                                cause))
                        : new Unreachable(failure(
                                "it cannot be reached (" + cause.getMessage() + ")",
                                "check the address and the network",
                                cause));
        };
    }

    private static boolean isReset(Throwable cause) {
        return String.valueOf(cause.getMessage()).contains("reset");
    }

    private static boolean isOurLimit(Throwable cause) {
        return String.valueOf(cause.getMessage()).contains("Too many open files");
    }

    /** RFC 4254, section 5.1: the reason is 1 if the host forwards nothing, and 2 if it could not connect. */
    private DeviceException notForwarded(Route via, Throwable cause) {
        String host = via.device().label();
        String said = String.valueOf(cause.getMessage());
        if (cause instanceof SshChannelOpenException refusal) {
            return refusal.getReasonCode() == SshConstants.SSH_OPEN_CONNECT_FAILED
                    ? new Unreachable(new Failure(
                            device(),
                            step,
                            "the jump host " + host + " does not get through to it",
                            said,
                            "check the address and port of the device as the jump host sees them",
                            cause))
                    : new JumpFailed(new Failure(
                            device(),
                            step,
                            "the jump host " + host + " does not forward connections",
                            said,
                            "allow it there (AllowTcpForwarding of sshd_config), or go through another",
                            cause));
        }
        return new JumpFailed(new Failure(
                device(),
                step,
                "the connection to the jump host " + host + " is gone",
                said,
                "try again, or look at the jump host",
                cause));
    }

    /** The failure of a device behind a jump host that cannot be used because of {@code cause}. */
    static DeviceException jumpFailed(Device device, Route via, DeviceException cause) {
        return new JumpFailed(new Failure(
                device,
                Step.CONNECT,
                "the jump host " + via.device().name() + " cannot be used: " + cause.getMessage(),
                "",
                "as long as it is so, no device behind " + via.device().name() + " can be reached",
                cause));
    }

    /** The connection ended before the peer was identified. */
    DeviceException notIdentified(Throwable cause) {
        String said = attempt.greeting;
        if (said.isEmpty() || said.startsWith("Exceeded MaxStartups")) {
            return new ServerBusy(failure(
                    "the device closed the connection before it said anything of SSH",
                    said,
                    said.isEmpty()
                            ? "let fewer connect at once (-w), or check that SSH listens on port " + device().port()
                            : "let fewer connect at once (-w), or try again later",
                    cause));
        }
        return new NotSsh(failure(
                said.startsWith("SSH-1.") ? "it speaks only version 1 of SSH" : "what answers is not an SSH server",
                said,
                "check the port in " + device().origin(),
                cause));
    }

    /** Either side ended the connection before the key exchange was complete. */
    DeviceException notKeyed(Throwable cause) {
        Verdict verdict = attempt.verdict;
        if (verdict instanceof Verdict.Unknown(String more)) {
            return new HostKeyUnknown(hostKeyFailure(
                    "its host key " + Fingerprint.of(Objects.requireNonNull(attempt.hostKey)) + " is not known" + more
                            + "; no password was sent",
                    "compare the fingerprint with the device, then use --host-keys ask or accept-new",
                    cause));
        }
        if (verdict instanceof Verdict.Changed(String where)) {
            return new HostKeyChanged(hostKeyFailure(
                    "its host key is now " + Fingerprint.of(Objects.requireNonNull(attempt.hostKey)) + ", and " + where
                            + " says otherwise; no password was sent",
                    "find out why; if the device was replaced, remove that line",
                    cause));
        }
        if (attempt.mismatch) {
            return new AlgorithmMismatch(failure(
                    "no algorithm in common: " + Algorithms.differences(attempt.wanted, attempt.offered),
                    lineToAdd(),
                    cause));
        }
        return new ConnectionLost(failure(
                "the connection ended in the key exchange",
                attempt.disconnect,
                "try again, or look at the device",
                cause));
    }

    /** The login ended without success. */
    DeviceException loginFailed(Throwable cause) {
        String user = "user \"" + device().credentials().username() + "\"";
        if (attempt.newPasswordWanted) {
            return new PasswordExpired(
                    failure("the device wants a new password for " + user, "log in by hand and set one", cause));
        }
        if (!attempt.question.isEmpty()) {
            return new AuthInteractionNeeded(failure(
                    "the device asks more than a password of " + user,
                    attempt.question,
                    "log in by hand; such a login cannot be automated",
                    cause));
        }
        if (!attempt.unsigned.isEmpty()) {
            return new AuthFailed(failure(
                    "no login for " + user + ": " + attempt.unsigned,
                    "unlock the agent, or confirm what it asks",
                    cause));
        }
        boolean saidNo = isOutOfMethods(cause)
                || !attempt.keyProblem.isEmpty()
                || attempt.refused
                || (attempt.passwordSent && !attempt.disconnect.isEmpty());
        if (!saidNo) {
            return new ConnectionLost(failure(
                    "the connection ended in the login of " + user, attempt.disconnect, "try again later", cause));
        }
        String what = attempt.passwordSent ? "the password" : "every way to log in that there is";
        String offers = attempt.methods.isEmpty() ? "" : " (it offers " + String.join(", ", attempt.methods) + ")";
        return new AuthFailed(failure(
                "the device refused " + what + " of " + user + offers
                        + (attempt.keyProblem.isEmpty() ? "" : "; " + attempt.keyProblem),
                attempt.disconnect,
                "check user name and password in " + device().origin(),
                cause));
    }

    /** Whether the client gave up because the device offers no method that is left to try. */
    private static boolean isOutOfMethods(Throwable cause) {
        return cause instanceof SshException e
                && e.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
    }

    private String lineToAdd() {
        List<String> names = Algorithms.lackingNames(device(), attempt.wanted, attempt.offered);
        if (names.isEmpty()) {
            return "update the device: what it has is not known here";
        }
        boolean there = !device().settings().access().algorithms().legacy().isEmpty();
        return "update the device, or " + (there ? "write" : "add") + " \"legacy: [" + String.join(", ", names) + "]\" "
                + (there ? "for " : "to ") + device().name() + " at " + device().origin();
    }

    /** A failure of this attempt, without evidence. */
    Failure failure(String what, String advice, @Nullable Throwable cause) {
        return failure(what, "", advice, cause);
    }

    /** A failure of this attempt, with the text last received as evidence. */
    Failure failure(String what, String evidence, String advice, @Nullable Throwable cause) {
        return new Failure(device(), step, what + attempt.route.detour(), evidence, advice, cause);
    }

    private Failure hostKeyFailure(String what, String advice, Throwable cause) {
        return new Failure(device(), Step.HOST_KEY, what + attempt.route.detour(), "", advice, cause);
    }

    Device device() {
        return attempt.device;
    }

    static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }
}
