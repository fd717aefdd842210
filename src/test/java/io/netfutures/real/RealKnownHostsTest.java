package io.netfutures.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Origin;
import io.netfutures.device.Settings;
import io.netfutures.lab.Lab;
import io.netfutures.lab.LabOptions;
import io.netfutures.ssh.HostKeys.Verdict;
import io.netfutures.ssh.KnownHosts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What OpenSSH says of a line of known_hosts, we say too. */
@NullMarked
@Tag("slow")
class RealKnownHostsTest {
    @TempDir
    Path folder;

    @Test
    void every_line_means_what_it_means_to_ssh() throws Exception {
        Installation installation = Installation.orSkip();
        Device device = new Device(
                "r1",
                "127.0.0.1",
                22,
                "cisco_ios",
                Credentials.of("cisco", "cisco"),
                Settings.DEFAULT,
                Set.of(),
                Origin.CODE);
        try (Lab lab = Lab.start(List.of(device), LabOptions.DEFAULT.withHostKey(Lab.newHostKey()))) {
            int port = lab.address(device).getPort();
            Device there = new Device(
                    "r1",
                    "127.0.0.1",
                    port,
                    "cisco_ios",
                    Credentials.of("cisco", "cisco"),
                    Settings.DEFAULT,
                    Set.of(),
                    Origin.CODE);
            String key = PublicKeyEntry.toString(lab.hostKey());
            String other = PublicKeyEntry.toString(Lab.newHostKey().getPublic());
            List<String> wrong = new ArrayList<>();
            int tried = 0;
            for (String text : files(port, key, other)) {
                tried++;
                Path file = Files.writeString(folder.resolve("known_hosts" + tried), text);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                String theirs = verdictOfSsh(installation.path("ssh"), file, port);
                String ours = switch (KnownHosts.read(file, List.of(), false).judge(there, lab.hostKey())) {
                    case Verdict.Accepted accepted -> "accepted";
                    case Verdict.Changed changed -> changed.where().endsWith("(revoked)") ? "revoked" : "changed";
                    case Verdict.Unknown unknown -> "unknown";
                };
                if (!ours.equals(theirs)) {
                    wrong.add(text.replace(key, "KEY").replace(other, "OTHER") + "   is " + theirs + ", not " + ours);
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(tried).isGreaterThan(60);
        }
    }

    private static List<String> files(int port, String key, String other) throws Exception {
        List<String> files = new ArrayList<>();
        for (String names : List.of(
                "127.0.0.1",
                "[127.0.0.1]:PORT",
                "*",
                "**",
                "127.0.0.?",
                "127.0.0.*",
                "[127.0.0.1]:*",
                "[127.*]:PORT",
                "[127.0.0.?]:PORT",
                "[*]:PORT",
                "[*]:*",
                "?127.0.0.1?:PORT",
                "*,!127.0.0.1",
                "*,![127.0.0.1]:PORT",
                "![127.0.0.1]:PORT,*",
                "!r*,*",
                "r1,[127.0.0.1]:PORT",
                "127.0.0.1,10.0.0.1",
                "127.0.0.1:PORT",
                "[127.0.0.1]",
                "[127.0.0.1]:22",
                "localhost",
                "*1*",
                hashed("[127.0.0.1]:" + port),
                hashed("127.0.0.1"),
                hashed("r1"))) {
            String line = names.replace("PORT", String.valueOf(port)) + " ";
            files.add(line + key + "\n");
            files.add(line + other + "\n");
            files.add("@revoked " + line + key + "\n");
        }
        files.add("@revoked * " + key + "\n[127.0.0.1]:" + port + " " + key + "\n");
        files.add("@revoked * " + other + "\n[127.0.0.1]:" + port + " " + key + "\n");
        files.add("[127.0.0.1]:" + port + " " + other + "\n[127.0.0.1]:" + port + " " + key + "\n");
        files.add("127.0.0.1 " + other + "\n[127.0.0.1]:" + port + " " + key + "\n");
        files.add("# nothing\n\n");
        return files;
    }

    private static String hashed(String name) throws Exception {
        byte[] salt = "01234567890123456789".getBytes(StandardCharsets.US_ASCII);
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(salt, "HmacSHA1"));
        byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.US_ASCII));
        return "|1|" + Base64.getEncoder().encodeToString(salt) + "|"
                + Base64.getEncoder().encodeToString(hash);
    }

    private static String verdictOfSsh(String ssh, Path file, int port) {
        Tool.Ended ended = Tool.end(
                List.of(
                        ssh,
                        "-F",
                        "none",
                        "-p",
                        String.valueOf(port),
                        "-o",
                        "UserKnownHostsFile=" + file,
                        "-o",
                        "GlobalKnownHostsFile=/dev/null",
                        "-o",
                        "StrictHostKeyChecking=yes",
                        "-o",
                        "UpdateHostKeys=no",
                        "-o",
                        "BatchMode=yes",
                        "-o",
                        "PreferredAuthentications=none",
                        "cisco@127.0.0.1"),
                "",
                Map.of());
        String said = ended.err();
        return said.contains("Permission denied") || said.contains("Connection closed")
                ? "accepted"
                : said.contains("REVOKED HOST KEY")
                        ? "revoked"
                        : said.contains("IDENTIFICATION HAS CHANGED")
                                ? "changed"
                                : said.contains("Host key verification failed") ? "unknown" : said;
    }
}
