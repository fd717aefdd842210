package io.netfutures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library as a program meets it that is a module itself: with what Maven gives it, and without what only the command line needs. */
@NullMarked
@Tag("slow")
class ModuleTest {
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>.*?</dependency>", Pattern.DOTALL);
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(.*?)</artifactId>");
    private static final Pattern NOT_FOR_USERS = Pattern.compile("<optional>true|<scope>(test|import)");

    /** What those libraries bring along. */
    private static final List<String> BROUGHT =
            List.of("snakeyaml", "jackson-core", "jackson-databind", "jackson-annotations");

    @TempDir
    Path folder;

    @Test
    void nothing_of_the_command_line_comes_with_the_library() throws Exception {
        assertThat(forUsers())
                .containsExactlyInAnyOrder(
                        "sshd-osgi", "slf4j-api", "bcprov-jdk18on", "jackson-dataformat-yaml", "jspecify");
    }

    @Test
    void a_module_that_requires_only_this_one_asks_the_lab() throws Exception {
        Path source = Files.createDirectory(folder.resolve("tool"));
        Files.writeString(folder.resolve("module-info.java"), "module tool { requires io.netfutures; }");
        Files.writeString(source.resolve("Tool.java"), """
                package tool;

                import io.netfutures.concurrent.*;
                import io.netfutures.device.*;
                import io.netfutures.fleet.*;
                import io.netfutures.lab.*;
                import io.netfutures.ssh.*;
                import java.util.List;

                public class Tool {
                    public static void main(String[] args) throws Exception {
                        List<Device> routers = List.of(Device.of("R1", "cisco_ios", Credentials.of("cisco", "cisco")));
                        try (Lab lab = Lab.start(routers);
                                Ssh ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address);
                                Fleet fleet = Fleet.open(ssh.worker(), Workers.of(1))) {
                            for (DeviceFuture each : fleet.submit(routers, Task.Show.of("sh privilege")).asCompleted()) {
                                System.out.println(each.future().result().text());
                            }
                        }
                    }
                }
                """);
        Path classes = Files.createDirectory(folder.resolve("classes"));
        assertThat(Jdk.run(
                                folder,
                                "javac",
                                "-Xlint:all",
                                "-Werror",
                                "-p",
                                modulePath(),
                                "-d",
                                classes.toString(),
                                folder.resolve("module-info.java").toString(),
                                source.resolve("Tool.java").toString())
                        .err())
                .isEmpty();
        assertThat(Jdk.run(
                                folder,
                                "java",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-p",
                                modulePath() + File.pathSeparator + classes,
                                "-m",
                                "tool/tool.Tool")
                        .out())
                .contains("Current privilege level is 15");
    }

    /** The classes of this project, and the libraries that its users get, as they lie on the class path of this test. */
    private static String modulePath() throws Exception {
        List<String> names =
                Stream.concat(forUsers().stream(), BROUGHT.stream()).toList();
        return String.join(
                File.pathSeparator,
                Jdk.classPath(entry -> Files.exists(entry.resolve("module-info.class"))
                        || names.stream()
                                .anyMatch(name -> entry.getFileName().toString().matches(name + "-[0-9.]+\\.jar"))));
    }

    /** The libraries that a program gets which names this one in its pom. */
    private static List<String> forUsers() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        return DEPENDENCY
                .matcher(pom.substring(pom.indexOf("</dependencyManagement>"), pom.indexOf("<build>")))
                .results()
                .map(MatchResult::group)
                .filter(dependency -> !NOT_FOR_USERS.matcher(dependency).find())
                .flatMap(dependency -> ARTIFACT.matcher(dependency).results().limit(1))
                .map(name -> name.group(1))
                .toList();
    }
}
