package io.netfutures.app;

import io.netfutures.device.Nearest;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Compiles a lesson, a short Java file that a student can read and change, and runs it. */
@Command(
        name = "lesson",
        description = {
            "Runs a program of the chapter in the lab, or with -i FILE on real devices; without a name, lists them.",
            "They are short Java files in scripts/lessons: read one, change it, run it again."
        },
        footerHeading = "%n",
        footer = {"Example: netfutures lesson submit-futures"})
final class LessonCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "the program, or a Java file")
    @Nullable
    String name;

    @ParentCommand
    NetFutures root;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path folder = folder();
        List<String> names = names(folder);
        if (name == null) {
            for (String each : names) {
                spec.commandLine().getOut().printf("%-18s %s%n", each, firstSentence(folder.resolve(each + ".java")));
            }
            return ExitCode.OK;
        }
        Path source = name.endsWith(".java") ? Path.of(name) : folder.resolve(name + ".java");
        if (!Files.isRegularFile(source)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no lesson " + name + Nearest.hint(name, names) + "; the lessons are "
                            + String.join(", ", names));
        }
        Path classes = Files.createTempDirectory("netfutures-lesson");
        try {
            compile(source, classes);
            return run(source, classes);
        } finally {
            delete(classes);
        }
    }

    private void compile(Path source, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new ParameterException(
                    spec.commandLine(), "a lesson is compiled first, and this Java has no compiler; install a JDK 21+");
        }
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            said,
                            files,
                            null,
                            List.of(
                                    "-d",
                                    classes.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "-proc:none"),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            if (!compiled) {
                throw new ParameterException(spec.commandLine(), said.toString().strip());
            }
        }
    }

    private int run(Path source, Path classes) throws IOException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, LessonCommand.class.getClassLoader())) {
            Method main = mainMethod(loader, classes);
            main.setAccessible(true);
            main.invoke(null, (Object) arguments());
            return ExitCode.OK;
        } catch (InvocationTargetException e) {
            Throwable thrown = Objects.requireNonNullElse(e.getCause(), e);
            if (thrown instanceof UserError mistake) {
                throw mistake;
            }
            if (thrown instanceof ParameterException usage) {
                throw new ParameterException(spec.commandLine(), String.valueOf(usage.getMessage()), usage);
            }
            spec.commandLine()
                    .getErr()
                    .print(Traceback.of(thrown, source.getFileName().toString()));
            spec.commandLine().getErr().flush();
            return ExitCode.FAILED;
        } catch (ReflectiveOperationException e) {
            throw new ParameterException(spec.commandLine(), source + " has no static main(String[])", e);
        }
    }

    private static Method mainMethod(ClassLoader loader, Path classes)
            throws IOException, ReflectiveOperationException {
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file : files.sorted().toList()) {
                String className = file.getFileName().toString().replace(".class", "");
                for (Method method : loader.loadClass(className).getDeclaredMethods()) {
                    if (method.getName().equals("main")) {
                        return method;
                    }
                }
            }
        }
        throw new NoSuchMethodException("main");
    }

    private String[] arguments() {
        List<String> arguments = new ArrayList<>();
        if (root.inventory != null) {
            arguments.addAll(List.of("-i", root.inventory.toString()));
        }
        if (root.devices != null) {
            arguments.addAll(List.of("-d", root.devices));
        }
        return arguments.toArray(String[]::new);
    }

    private Path folder() {
        Path folder = root.home().resolve("scripts/lessons");
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the lessons are not in " + folder + "; start netfutures with scripts/netfutures");
        }
        return folder;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".java"))
                    .map(file -> file.replace(".java", ""))
                    .sorted()
                    .toList();
        }
    }

    private static String firstSentence(Path source) throws IOException {
        try (Stream<String> lines = Files.lines(source)) {
            return lines.filter(line -> line.startsWith(" * "))
                    .findFirst()
                    .map(line -> line.substring(3))
                    .orElse("");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
