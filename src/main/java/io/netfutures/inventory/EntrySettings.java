package io.netfutures.inventory;

import static io.netfutures.yaml.Fields.quoted;

import io.netfutures.device.Settings;
import io.netfutures.device.Settings.HostKeyRules;
import io.netfutures.device.Settings.SessionLog;
import io.netfutures.device.Settings.Typing;
import io.netfutures.device.Timeouts;
import io.netfutures.yaml.Fields;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from the entry of a device how to talk to it. A key of netmiko that works differently here is noted. */
final class EntrySettings {
    private final Fields fields;
    private final Notes notes;

    EntrySettings(Fields fields, Notes notes) {
        this.fields = fields;
        this.notes = notes;
    }

    Settings settings() throws FileMistake {
        if (!fields.truth("ssh_strict", true)) {
            notes.add(
                    fields.place("ssh_strict"),
                    "ssh_strict: false has no effect: host keys are always checked; see --host-keys");
        }
        return new Settings(
                timeouts(),
                keepAlive(),
                new Typing(encoding(), enter(), fields.truth("global_cmd_verify", true)),
                new HostKeyRules(knownHosts(), fields.truth("ssh_strict", false)),
                new EntryAccess(fields, notes).access(),
                sessionLog());
    }

    private Timeouts timeouts() throws FileMistake {
        Timeouts base = Timeouts.DEFAULT;
        Duration command = fields.seconds("read_timeout_override", fields.seconds("timeout", base.command()));
        if (fields.has("timeout") && fields.has("read_timeout_override")) {
            notes.add(fields.place("timeout"), "read_timeout_override is used for commands, timeout is not");
        }
        double factor = fields.number("global_delay_factor", 1);
        if (factor > 1) {
            notes.add(
                    fields.place("global_delay_factor"),
                    "global_delay_factor multiplies the bound of a command; there is no sleep to lengthen");
            command = Fields.duration(command.toNanos() / 1e9 * Math.min(factor, 1000));
        } else if (fields.has("global_delay_factor")) {
            notes.add(
                    fields.place("global_delay_factor"),
                    "global_delay_factor has no effect: there is no sleep that it could shorten");
        }
        Duration idle = fields.seconds("blocking_timeout", base.idle());
        return new Timeouts(
                fields.seconds("conn_timeout", base.connect()),
                fields.seconds("banner_timeout", base.banner()),
                fields.seconds("auth_timeout", base.login()),
                base.prompt(),
                idle.compareTo(command) < 0 ? idle : command,
                command);
    }

    private Duration keepAlive() throws FileMistake {
        double seconds = fields.number("keepalive", 0);
        return seconds == 0 ? Settings.DEFAULT.keepAlive() : Fields.duration(seconds);
    }

    /** Accepts Python's names too: {@code latin-1} is {@code latin1} in Java. */
    private Charset encoding() throws FileMistake {
        String written = fields.text("encoding").strip();
        if (written.isEmpty()) {
            return Typing.DEFAULT.encoding();
        }
        for (String spelling : List.of(written, written.replaceAll("[-_]", ""), written.replace('_', '-'))) {
            if (spelling.matches("[A-Za-z0-9][A-Za-z0-9._+:-]*") && Charset.isSupported(spelling)) {
                return Charset.forName(spelling);
            }
        }
        throw fields.place("encoding").error("encoding " + quoted(written) + " is not known; utf-8 and latin1 are");
    }

    private String enter() throws FileMistake {
        String written = fields.text("default_enter");
        if (written.isEmpty()) {
            return Typing.DEFAULT.enter();
        }
        if (!List.of("\n", "\r", "\r\n").contains(written)) {
            throw fields.place("default_enter")
                    .error("default_enter must be \"\\n\", \"\\r\" or \"\\r\\n\", in double quotes");
        }
        return written;
    }

    private @Nullable Path knownHosts() throws FileMistake {
        boolean wanted = fields.truth("alt_host_keys", false);
        if (!wanted && fields.has("alt_key_file")) {
            notes.add(
                    fields.place("alt_key_file"),
                    "alt_key_file has no effect without alt_host_keys: true, as in netmiko");
        }
        return wanted ? fields.file("alt_key_file") : null;
    }

    private @Nullable SessionLog sessionLog() throws FileMistake {
        Path file = fields.path("session_log");
        String mode = fields.text("session_log_file_mode").strip();
        if (!List.of("", "write", "append").contains(mode)) {
            throw fields.place("session_log_file_mode")
                    .error("session_log_file_mode must be write or append, not " + quoted(mode));
        }
        boolean withInput = fields.truth("session_log_record_writes", false);
        return file == null ? null : new SessionLog(file, mode.equals("append"), withInput);
    }
}
