package io.netfutures.app.command;

import io.netfutures.app.chapter.Traceback;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.UserError;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import picocli.CommandLine.ParameterException;

/**
 * A Java source file that is compiled and run in this process.
 *
 * @param source the file, which contains one class with a {@code main}
 */
record JavaProgram(Path source) {
    /**
     * Runs the program to its end; an uncaught exception is printed as Python would print it.
     *
     * @throws UserError if the file does not compile
     */
    int run(Console console, String... arguments) throws IOException {
        Path classes = Files.createTempDirectory("netfutures-lesson");
        try {
            compile(classes);
            return run(classes, console, arguments);
        } finally {
            delete(classes);
        }
    }

    private void compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new UserError(
                    ExitCode.USAGE, "a lesson is compiled first, and this Java has no compiler; install a JDK 21+");
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
                throw new UserError(ExitCode.USAGE, said.toString().strip());
            }
        }
    }

    private int run(Path classes, Console console, String... arguments) throws IOException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, LessonCommand.class.getClassLoader())) {
            Method main = mainMethod(loader, classes);
            main.setAccessible(true);
            main.invoke(null, (Object) arguments);
            return ExitCode.OK;
        } catch (InvocationTargetException e) {
            Throwable thrown = Objects.requireNonNullElse(e.getCause(), e);
            if (thrown instanceof UserError mistake) {
                throw mistake;
            }
            if (thrown instanceof ParameterException usage) {
                throw new UserError(ExitCode.USAGE, String.valueOf(usage.getMessage()));
            }
            console.err().print(Traceback.of(thrown, String.valueOf(source.getFileName())));
            console.err().flush();
            return ExitCode.FAILED;
        } catch (ReflectiveOperationException e) {
            throw new UserError(ExitCode.USAGE, source + " has no static main(String[])");
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

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
