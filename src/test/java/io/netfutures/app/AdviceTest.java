package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import io.netfutures.app.command.AbstractCommand;
import io.netfutures.app.command.CommandLines;
import io.netfutures.app.script.Interpreter;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.HostKeyPolicy;
import io.netfutures.device.DeviceException;
import io.netfutures.inventory.InventoryFile;
import io.netfutures.platform.Platforms;
import io.netfutures.yaml.FileMistake;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What a message tells a person to use is there, for the command that prints it. Every sentence in the sources is read for it. */
@Tag("slow")
class AdviceTest {
    private static final Path SOURCES = Path.of("src/main/java/io/netfutures").toAbsolutePath();

    /** The commands that print the failures of devices. */
    private static final Set<String> RUNNING = Set.of("submit", "map", "config", "ping");

    private static final Pattern OPTION = Pattern.compile("(?<=^|[ (])(--[a-z][a-z-]*|-[a-z])(?![\\w-])");

    private static final Pattern CHANGES = Pattern.compile("--(undo|if-missing|before|confirm)");

    /** Words for other programs than this one. */
    private static final Pattern FOREIGN =
            Pattern.compile("ulimit -n|mkdir -p|iconv .*|puttygen .*|ping -c \\d+|'[^']*'");

    /** A whole command line: its option belongs to the command that stands there. */
    private static final Pattern WHOLE = Pattern.compile("netfutures ([a-z]+) (--[a-z-]+)");

    private static final Pattern COMMAND =
            Pattern.compile("(?:; netfutures|: netfutures|see:|\\bas:) ([a-z_]+)|; ([a-z_]+) (?:lists|makes)\\b");
    private static final Pattern KEY =
            Pattern.compile("\\b([a-z]+_[a-z_]+)\\b|(?<![\\w\u2026.])([a-z]+):(?=,|$| (?:to|or|in|under|for)\\b)");

    /** Names of files, which are no keys. */
    private static final Set<String> NO_KEYS = Set.of("ssh_config", "sshd_config", "known_hosts");

    private final CommandLine language = language();

    @TempDir
    Path folder;

    /** A string of the sources, what is computed in it shown as an ellipsis, and the class that it stands in. */
    private record Sentence(Path file, String inClass, String text) {
        boolean isIn(String room) {
            return SOURCES.relativize(file).startsWith(room);
        }

        @Override
        public String toString() {
            return file + ": " + text;
        }
    }

    private static CommandLine language() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Interpreter interpreter = new Interpreter(
                new Console(
                        new BufferedReader(new StringReader("")), nowhere, nowhere, () -> false, Map.of(), Path.of("")),
                Language::commands);
        return new CommandLines(Language.VOCABULARY, interpreter).line(Optional.empty());
    }

    @Test
    void an_option_that_is_named_belongs_to_the_command_that_names_it() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Sentence each : sentences()) {
            // An option of another tool is answered with what to write here; those of ssh are values for Ansible.
            if (!each.text().contains(" ")
                    || each.file().endsWith("Lead.java")
                    || each.isIn("lab")
                    || each.isIn("inventory/ansible")) {
                continue;
            }
            WHOLE.matcher(each.text())
                    .results()
                    .filter(line -> !has(line.group(1), line.group(2)))
                    .forEach(line -> wrong.add("there is no " + line.group() + ", named in " + each));
            String rest = WHOLE.matcher(each.text()).replaceAll("");
            OPTION.matcher(FOREIGN.matcher(rest).replaceAll(""))
                    .results()
                    .forEach(option -> printers(each)
                            .filter(command -> !has(command, option.group()))
                            .forEach(command ->
                                    wrong.add(command + " has no " + option.group() + ", named in " + each)));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_word_for_an_option_is_one_that_it_takes() throws Exception {
        Set<String> policies =
                Arrays.stream(HostKeyPolicy.values()).map(String::valueOf).collect(Collectors.toSet());
        for (Sentence each : sentences()) {
            Pattern.compile("--host-keys ([a-z-]+)(?: or ([a-z-]+))?")
                    .matcher(each.text())
                    .results()
                    .flatMap(found -> Stream.of(found.group(1), found.group(2)))
                    .filter(word -> word != null)
                    .forEach(word -> assertThat(policies).as(each.toString()).contains(word));
        }
    }

    @Test
    void a_command_that_is_named_is_there() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Sentence each : sentences()) {
            if (each.text().contains(" ") && (each.isIn("ssh") || each.isIn("session") || each.isIn("app"))) {
                COMMAND.matcher(each.text())
                        .results()
                        .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
                        .filter(word -> !language.getSubcommands().containsKey(word))
                        .forEach(word -> wrong.add("there is no " + word + ", named in " + each));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_key_that_is_named_is_one_of_an_inventory_or_of_a_platform() throws Exception {
        List<String> wrong = new ArrayList<>();
        Set<String> named = new LinkedHashSet<>();
        for (Sentence each : sentences()) {
            if (each.text().contains(" ") && (each.isIn("ssh") || each.isIn("session"))) {
                KEY.matcher(each.text())
                        .results()
                        .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
                        .filter(key -> !NO_KEYS.contains(key)
                                && !language.getSubcommands().containsKey(key))
                        .peek(named::add)
                        .filter(key -> !isOfInventory(key) && !isOfPlatform(key))
                        .forEach(key -> wrong.add("no file has the key " + key + ", named in " + each));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(named)
                .contains("secret", "password", "device_type", "default_enter", "session_log", "login_answers");
    }

    @Test
    void every_failure_of_a_device_is_said_somewhere() throws Exception {
        Set<String> said = new LinkedHashSet<>();
        for (CompilationUnitTree unit : units()) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitNewClass(NewClassTree tree, Void unused) {
                    said.add(tree.getIdentifier().toString().replaceFirst(".*\\.", ""));
                    return super.visitNewClass(tree, null);
                }
            }.scan(unit, null);
        }
        assertThat(said)
                .containsAll(Arrays.stream(DeviceException.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    /** The commands that may print this. */
    private Stream<String> printers(Sentence sentence) {
        String first = sentence.text().replaceFirst(" .*", "");
        if (sentence.isIn("app") && language.getSubcommands().containsKey(first)) {
            return Stream.of(first);
        }
        if (sentence.file().endsWith("KeptWork.java")) {
            return Stream.of("retry", "resume");
        }
        if (sentence.file().endsWith("Guard.java")) {
            boolean isOfChange = CHANGES.matcher(sentence.text()).find();
            return isOfChange ? Stream.of("config") : Stream.of("submit", "map");
        }
        boolean isForSeveral = sentence.file().endsWith("ExpectOptions.java")
                || sentence.file().endsWith("Consent.java");
        if (isForSeveral && CHANGES.matcher(sentence.text()).find()) {
            return Stream.of("config");
        }
        if (sentence.file().endsWith("CareOptions.java") || sentence.file().endsWith("SettlingCommand.java")) {
            return Stream.of("config");
        }
        if (sentence.isIn("app")) {
            Set<String> own = commandsOf(sentence.inClass());
            return own.isEmpty() ? RUNNING.stream() : own.stream();
        }
        if (sentence.file().endsWith("Configurator.java") || sentence.file().endsWith("ConfigPlan.java")) {
            return Stream.of("config");
        }
        if (sentence.isIn("jinja") || sentence.isIn("change")) {
            return Stream.of("config");
        }
        if (sentence.isIn("session")) {
            return Stream.of("submit", "map", "config");
        }
        return sentence.file().endsWith("ReadOnly.java") ? Stream.of("submit", "map") : RUNNING.stream();
    }

    /** The commands that this class is, or that are made of it. */
    private Set<String> commandsOf(String inClass) {
        try {
            Class<?> type = Class.forName(inClass);
            return commands().entrySet().stream()
                    .filter(each ->
                            type.isInstance(each.getValue().getCommandSpec().userObject()))
                    .map(Map.Entry::getKey)
                    .filter(name -> !AbstractCommand.class.equals(type))
                    .collect(Collectors.toSet());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** All commands by their names, those within others as {@code runs show}. */
    private Map<String, CommandLine> commands() {
        Map<String, CommandLine> commands = new TreeMap<>();
        language.getSubcommands().forEach((name, command) -> {
            commands.put(name, command);
            command.getSubcommands().forEach((inner, nested) -> commands.put(name + " " + inner, nested));
        });
        return commands;
    }

    private boolean has(String command, String option) {
        return Stream.of(language, commands().get(command))
                .flatMap(each -> each.getCommandSpec().options().stream())
                .map(OptionSpec::names)
                .flatMap(Arrays::stream)
                .anyMatch(option::equals);
    }

    private boolean isOfInventory(String key) {
        try {
            Path file = folder.resolve("devices.yaml");
            Files.writeString(file, "- host: 192.0.2.1\n  device_type: generic\n  %s: \"1\"\n".formatted(key));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return InventoryFile.load(file).notes().stream().noneMatch(note -> note.contains("has no effect"));
        } catch (FileMistake e) {
            return true;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private boolean isOfPlatform(String key) {
        try {
            Path files = Files.createDirectories(folder.resolve("platforms"));
            Files.writeString(
                    files.resolve("own.yaml"), "names: [own]\nprompts: {exec: '.*>'}\n%s: \"1\"\n".formatted(key));
            Platforms.builtIn().with(files);
            return true;
        } catch (FileMistake e) {
            return !String.valueOf(e.getMessage()).contains("has no key");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<CompilationUnitTree> units() throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(SOURCES)) {
            List<Path> java =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(java));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            return units;
        }
    }

    private static List<Sentence> sentences() throws Exception {
        List<Sentence> sentences = new ArrayList<>();
        for (CompilationUnitTree unit : units()) {
            new Sentences(unit, sentences).scan(unit, null);
        }
        return sentences;
    }

    /** Finds the strings of a source, each with what is added to it; without those of annotations, which are help. */
    private static final class Sentences extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final List<Sentence> found;
        private String inClass = "";

        Sentences(CompilationUnitTree unit, List<Sentence> found) {
            this.unit = unit;
            this.found = found;
        }

        @Override
        public @Nullable Void visitAnnotation(AnnotationTree tree, Void unused) {
            return null;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, Void unused) {
            String outer = inClass;
            String name = tree.getSimpleName().toString();
            if (!name.isEmpty()) {
                inClass = outer.isEmpty() ? unit.getPackageName() + "." + name : outer + "$" + name;
            }
            super.visitClass(tree, null);
            inClass = outer;
            return null;
        }

        @Override
        public @Nullable Void visitBinary(BinaryTree tree, Void unused) {
            Optional<String> text = text(tree);
            text.ifPresent(this::add);
            return text.isPresent() && tree.getKind() == Tree.Kind.PLUS
                    ? scanComputed(tree)
                    : super.visitBinary(tree, null);
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree tree, Void unused) {
            if (tree.getValue() instanceof String text) {
                add(text);
            }
            return null;
        }

        private void add(String text) {
            found.add(new Sentence(Path.of(unit.getSourceFile().toUri().getPath()), inClass, text));
        }

        /** What is not a string of its own in a sum may hold others. */
        private @Nullable Void scanComputed(ExpressionTree tree) {
            if (tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
                scanComputed(sum.getLeftOperand());
                return scanComputed(sum.getRightOperand());
            }
            return tree instanceof LiteralTree ? null : scan(tree, null);
        }

        private static Optional<String> text(ExpressionTree tree) {
            if (tree instanceof LiteralTree literal) {
                return literal.getValue() instanceof String text ? Optional.of(text) : Optional.empty();
            }
            if (!(tree instanceof BinaryTree sum) || sum.getKind() != Tree.Kind.PLUS) {
                return Optional.empty();
            }
            Optional<String> left = text(sum.getLeftOperand());
            Optional<String> right = text(sum.getRightOperand());
            return left.isEmpty() && right.isEmpty()
                    ? Optional.empty()
                    : Optional.of(left.orElse("\u2026") + right.orElse("\u2026"));
        }
    }
}
