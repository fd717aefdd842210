package io.netfutures.real;

import io.netfutures.device.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The one account that a server knows: {@code tester}, with a password of its own in each run, and bash.
 *
 * <p>The machine's own users are not touched. A server that does not run as root can let in one user only, the one it runs
 * as; nss_wrapper tells it that this user is called {@code tester} and what its password is. For that neither root nor a
 * namespace is needed, and it is how libssh and Samba test against OpenSSH. Where the tests themselves run as root, setpriv
 * starts the servers as somebody else, so that they meet the same everywhere: an ordinary user whose prompt ends in {@code $}.
 */
final class Account {
    static final String NAME = "tester";
    static final String PASSWORD = HexFormat.of().formatHex(new SecureRandom().generateSeed(12));

    /** Nobody has this number on Debian: it is between the last one of people and the first one of containers. */
    private static final int SOMEBODY = 61022;

    private static final boolean ROOT = Tool.run("id", "-u").equals("0");
    private static final String USER = ROOT ? String.valueOf(SOMEBODY) : Tool.run("id", "-u");
    private static final String GROUP = ROOT ? String.valueOf(SOMEBODY) : Tool.run("id", "-g");
    private static final String HASH = Tool.run(
            List.of("perl", "-e", "chomp(my $p = <STDIN>); print crypt($p, '$6$netfutures$')"), PASSWORD, Map.of());

    private final Installation installation;
    private final Path folder;
    private final Path home;

    /** Makes it in this folder: its home, and the files that say who it is. */
    Account(Installation installation, Path folder, String shell) throws IOException {
        this.installation = installation;
        this.folder = folder;
        home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(home.resolve(".ssh"));
        Files.writeString(home.resolve(".profile"), "PS1='tester@server:\\w\\$ '\n[ ! -f ~/.bashrc ] || . ~/.bashrc\n");
        Files.writeString(file("passwd"), String.join(":", NAME, "x", USER, GROUP, "", home.toString(), shell) + "\n");
        Files.writeString(file("shadow"), NAME + ":" + HASH + ":19000:0:99999:7:::\n");
        Files.writeString(file("group"), NAME + ":x:" + GROUP + ":\ntty:x:" + terminalGroup() + ":\n");
    }

    /** The name and the password. */
    static Credentials password() {
        return Credentials.of(NAME, PASSWORD);
    }

    Path home() {
        return home;
    }

    /** Lets in whoever has the private part of this key. */
    void authorize(Path publicKey) throws IOException {
        Files.writeString(
                home.resolve(".ssh/authorized_keys"),
                Files.readString(publicKey),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** Has bash do this when somebody logs in. */
    void onLogin(String lines) throws IOException {
        Files.writeString(home.resolve(".bashrc"), lines + "\n");
    }

    /** Gives everything in the folder to the account. */
    void own() {
        if (ROOT) {
            Tool.run("chown", "-R", USER + ":" + GROUP, folder.toString());
        }
    }

    /** What starts a program as the account, in an environment that tells it who there is, and with libraries before all others. */
    List<String> command(List<String> program, Map<String, String> more, String... libraries) {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            command.addAll(
                    List.of(installation.path("setpriv"), "--reuid", USER, "--regid", GROUP, "--clear-groups", "--"));
        }
        List<String> preloaded = new ArrayList<>(List.of("libnss_wrapper.so"));
        preloaded.addAll(List.of(libraries));
        Map<String, String> environment = new TreeMap<>(more);
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.put("LD_LIBRARY_PATH", installation.libraryPath());
        environment.put("LD_PRELOAD", preloaded.stream().map(installation::path).collect(Collectors.joining(" ")));
        environment.put("NSS_WRAPPER_PASSWD", file("passwd").toString());
        environment.put("NSS_WRAPPER_SHADOW", file("shadow").toString());
        environment.put("NSS_WRAPPER_GROUP", file("group").toString());
        command.addAll(List.of("env", "-i"));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(program);
        return command;
    }

    /** Whether this file belongs to the account. */
    static boolean owns(Path file) {
        try {
            return Files.getAttribute(file, "unix:uid").toString().equals(USER);
        } catch (IOException gone) {
            return false;
        }
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    /** Servers want a terminal to belong to the group tty and only root can change that: so let tty be the group it has. */
    private static String terminalGroup() throws IOException {
        for (String mount : Files.readAllLines(Path.of("/proc/mounts"))) {
            String[] fields = mount.split(" ");
            if (fields[1].equals("/dev/pts")) {
                for (String option : fields[3].split(",")) {
                    if (option.startsWith("gid=")) {
                        return option.substring("gid=".length());
                    }
                }
            }
        }
        return GROUP;
    }
}
