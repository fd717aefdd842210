package io.netfutures.session;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException.Failure;
import io.netfutures.device.DeviceException.SessionLogFailed;
import io.netfutures.device.FileProblem;
import io.netfutures.device.Settings.SessionLog;
import io.netfutures.device.Step;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Passes what is said in a session to the tap of its channel and to the device's session log, if it has one. The log is written line by
 * line, so that a secret is masked however it arrives; a new file can be read by its owner only.
 */
final class Recording {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Device device;
    private final @Nullable SessionLog log;
    private final Tap tap;
    private final Charset charset;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private @Nullable OutputStream file;
    private boolean muted;

    Recording(Device device, Tap tap) {
        this.device = device;
        this.tap = tap;
        this.log = device.settings().sessionLog();
        this.charset = device.settings().typing().encoding();
    }

    /** Opens the file, and starts the tap. */
    void start() throws SessionLogFailed {
        try {
            tap.start();
        } catch (IOException e) {
            throw notHeard(e);
        }
        if (log == null) {
            return;
        }
        Set<OpenOption> options = Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                log.append() ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
        try {
            file = new BufferedOutputStream(Channels.newOutputStream(
                    Files.newByteChannel(log.file(), options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The device has sent this. */
    void received(byte[] bytes) throws SessionLogFailed {
        try {
            tap.received(bytes);
        } catch (IOException e) {
            throw notHeard(e);
        }
        if (file != null) {
            write(file, bytes);
        }
    }

    /** The next thing typed is a secret. */
    void mute() {
        muted = true;
    }

    /** This was typed. */
    void typed(String text) throws SessionLogFailed {
        try {
            tap.typed((muted ? "****" + text.substring(text.stripTrailing().length()) : text).getBytes(charset));
        } catch (IOException e) {
            throw notHeard(e);
        }
        if (file != null && log != null && log.withInput()) {
            write(file, (muted ? "****\n" : text).getBytes(charset));
        }
        muted = false;
    }

    /** Writes what is left; a file that cannot be closed changes nothing about the result. */
    void close() {
        tap.close();
        try (OutputStream closing = file) {
            if (closing != null) {
                file = null;
                writeLine(closing);
            }
        } catch (IOException e) {
            return;
        }
    }

    private void write(OutputStream to, byte[] bytes) throws SessionLogFailed {
        try {
            for (byte each : bytes) {
                line.write(each);
                if (each == '\n') {
                    writeLine(to);
                }
            }
            to.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void writeLine(OutputStream to) throws IOException {
        to.write(device.credentials().maskIn(line.toString(charset)).getBytes(charset));
        line.reset();
    }

    private SessionLogFailed notHeard(IOException cause) {
        return failed(
                "session cannot be recorded", "look at the folder of the recordings, or leave --record out", cause);
    }

    private SessionLogFailed failed(IOException cause) {
        return failed("session log cannot be written", "check session_log in " + device.origin(), cause);
    }

    private SessionLogFailed failed(String what, String advice, IOException cause) {
        String whole = "its " + what + " (" + FileProblem.text(cause) + ")";
        return new SessionLogFailed(new Failure(device, Step.PROMPT, whole, "", advice, cause));
    }
}
