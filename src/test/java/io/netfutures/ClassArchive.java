package io.netfutures;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.Main;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.jspecify.annotations.NullMarked;

/**
 * The classes of the tests as their processes load them: from an archive that the virtual machine has made of a first process, which
 * saves each of the others a third of its processor time. Such an archive has classes of jars only, and none of a signed one: so the
 * folders of the class path become a jar, and the signed jar one without its signature.
 */
@NullMarked
public final class ClassArchive {
    private static final List<String> MACHINE =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");

    private final List<String> options;

    private ClassArchive(List<String> options) {
        this.options = options;
    }

    /** That of this virtual machine, made by the first who asks; the others wait for it. */
    public static ClassArchive shared() {
        return Shared.ARCHIVE;
    }

    /** What a command with {@code java} needs before the name of the main class. */
    public List<String> options() {
        return options;
    }

    /** The command that starts a virtual machine like this one. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The class path of the tests. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The words that start the class of this name in a virtual machine like this one, in front of its own. */
    public List<String> start(String main, String... properties) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        command.addAll(List.of(properties));
        command.add(main);
        return command;
    }

    private static final class Shared {
        private static final ClassArchive ARCHIVE = make();
    }

    private static ClassArchive make() {
        try {
            Path folder = Files.createTempDirectory("classes");
            folder.toFile().deleteOnExit();
            String path = jars(folder);
            Path archive = keep(folder.resolve("classes.jsa"));
            List<String> first = new ArrayList<>(List.of(java()));
            first.addAll(MACHINE);
            first.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable", "-cp", path));
            first.addAll(List.of(Main.class.getName(), "--lab", "submit", "-q", "-i"));
            first.addAll(
                    List.of(Path.of("inventory/devices.yaml").toAbsolutePath().toString(), "sh clock"));
            Path home = Files.createDirectory(folder.resolve("home"));
            end(first, home);
            remove(home);
            List<String> options = new ArrayList<>(MACHINE);
            // Without an archive, as where the virtual machine cannot make one, they start all the same.
            options.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-cp", path));
            return new ClassArchive(List.copyOf(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(List<String> command, Path home) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
            assertThat(process.exitValue()).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** The class path of the tests, of jars alone. */
    private static String jars(Path folder) throws IOException {
        Path classes = keep(folder.resolve("classes.jar"));
        List<String> path = new ArrayList<>(List.of(classes.toString()));
        try (JarOutputStream jar = jar(classes)) {
            Set<String> names = new HashSet<>();
            for (String each : classPath().split(File.pathSeparator)) {
                Path entry = Path.of(each);
                if (Files.isDirectory(entry)) {
                    addFolder(entry, jar, names);
                } else {
                    path.add(isSigned(entry) ? unsigned(entry, folder).toString() : each);
                }
            }
        }
        return String.join(File.pathSeparator, path);
    }

    private static JarOutputStream jar(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out);
        jar.setLevel(Deflater.NO_COMPRESSION);
        return jar;
    }

    private static void addFolder(Path folder, JarOutputStream jar, Set<String> names) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                if (names.add(name)) {
                    jar.putNextEntry(new JarEntry(name));
                    Files.copy(file, jar);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isSigned(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream().anyMatch(each -> isSignature(each.getName()));
        }
    }

    private static boolean isSignature(String name) {
        return name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }

    private static Path unsigned(Path signed, Path folder) throws IOException {
        Path copy = keep(folder.resolve(String.valueOf(signed.getFileName())));
        try (JarFile from = new JarFile(signed.toFile(), false);
                JarOutputStream to = jar(copy)) {
            to.putNextEntry(new JarEntry(JarFile.MANIFEST_NAME));
            to.write("Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (Enumeration<JarEntry> all = from.entries(); all.hasMoreElements(); ) {
                JarEntry each = all.nextElement();
                if (!isSignature(each.getName()) && !each.getName().equals(JarFile.MANIFEST_NAME)) {
                    to.putNextEntry(new JarEntry(each.getName()));
                    try (InputStream in = from.getInputStream(each)) {
                        in.transferTo(to);
                    }
                }
            }
        }
        return copy;
    }

    private static Path keep(Path file) {
        file.toFile().deleteOnExit();
        return file;
    }
}
