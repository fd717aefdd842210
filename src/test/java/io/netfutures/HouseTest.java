package io.netfutures;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may import whom: down only, never up, never sideways; and each outside library in its own room. */
@NullMarked
class HouseTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.netfutures");

    private static final Map<String, List<String>> BELOW = Map.ofEntries(
            Map.entry("concurrent", List.of()),
            Map.entry("sockets", List.of()),
            Map.entry("nodeset", List.of()),
            Map.entry("parse", List.of("yaml")),
            Map.entry("device", List.of("nodeset")),
            Map.entry("condition", List.of("parse", "device")),
            Map.entry("configuration", List.of()),
            Map.entry("yaml", List.of("device")),
            Map.entry("jinja", List.of("yaml", "device")),
            Map.entry("platform", List.of("configuration", "parse", "yaml", "device")),
            Map.entry("session", List.of("platform", "device")),
            Map.entry("change", List.of("session", "platform", "configuration", "device")),
            Map.entry("fleet", List.of("device", "concurrent")),
            Map.entry("ssh", List.of("session", "platform", "device", "sockets")),
            Map.entry("lab", List.of("platform", "yaml", "device", "sockets")),
            Map.entry("secret", List.of("device")),
            Map.entry("inventory", List.of("secret", "platform", "yaml", "device")),
            Map.entry(
                    "journal",
                    List.of(
                            "configuration",
                            "condition",
                            "parse",
                            "fleet",
                            "concurrent",
                            "session",
                            "device",
                            "nodeset")),
            Map.entry("python", List.of()));

    /** Within app, from the bottom up; above them all stand main and the list of commands. */
    private static final Map<String, List<String>> BELOW_IN_APP = Map.ofEntries(
            Map.entry("view", List.of()),
            Map.entry("chapter", List.of()),
            Map.entry("work", List.of("chapter", "view")),
            Map.entry("script", List.of("work", "chapter")),
            Map.entry("explain", List.of("view")),
            Map.entry("doctor", List.of("work")),
            Map.entry("report", List.of("view")),
            Map.entry("git", List.of()),
            Map.entry("backup", List.of("work")),
            Map.entry("terminal", List.of("script", "work", "view")),
            Map.entry(
                    "command",
                    List.of(
                            "terminal",
                            "explain",
                            "doctor",
                            "report",
                            "git",
                            "backup",
                            "script",
                            "work",
                            "chapter",
                            "view")));

    private static final int MOST_IN_A_CIRCLE = 5;
    private static final int MOST_LINES_OF_A_FILE = 400;
    private static final int MOST_LINES_OF_A_METHOD = 45;

    @Test
    void the_house_is_not_empty() {
        assertThat(HOUSE).hasSizeGreaterThan(50);
    }

    @Test
    void every_room_but_app_imports_only_rooms_below_it() {
        BELOW.forEach((room, below) -> noClasses()
                .that()
                .resideInAPackage(room(room))
                .should()
                .dependOnClassesThat(resideInAPackage("io.netfutures..")
                        .and(not(resideInAnyPackage(Stream.concat(Stream.of(room), below.stream())
                                .map(HouseTest::room)
                                .toArray(String[]::new)))))
                .check(HOUSE));
    }

    @Test
    void every_room_has_a_rule() {
        assertThat(HOUSE.stream().map(JavaClass::getPackageName).map(name -> name.split("\\.")[2]))
                .allMatch(room -> room.equals("app") || BELOW.containsKey(room));
    }

    @Test
    void every_room_of_app_imports_only_rooms_of_app_below_it() {
        BELOW_IN_APP.forEach((room, below) -> noClasses()
                .that()
                .resideInAPackage("io.netfutures.app." + room)
                .should()
                .dependOnClassesThat(resideInAPackage("io.netfutures.app..")
                        .and(not(resideInAnyPackage(Stream.concat(Stream.of(room), below.stream())
                                .map(name -> "io.netfutures.app." + name)
                                .toArray(String[]::new)))))
                .check(HOUSE));
    }

    @Test
    void every_room_of_app_has_a_rule() {
        assertThat(HOUSE.stream().map(JavaClass::getPackageName).filter(name -> name.startsWith("io.netfutures.app.")))
                .allMatch(name -> BELOW_IN_APP.containsKey(name.substring("io.netfutures.app.".length())));
    }

    @Test
    void no_more_than_five_files_reach_each_other() {
        assertThat(circles()).allMatch(circle -> circle.size() <= MOST_IN_A_CIRCLE);
    }

    @Test
    void no_file_and_no_method_is_too_long() throws Exception {
        List<String> tooLong = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
            files = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        for (Path file : files) {
            int lines = Files.readAllLines(file).size();
            if (lines > MOST_LINES_OF_A_FILE) {
                tooLong.add(file + ": " + lines);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
        JavacTask task = (JavacTask)
                compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
        SourcePositions places = Trees.instance(task).getSourcePositions();
        for (CompilationUnitTree unit : task.parse()) {
            new TreeScanner<Object, Object>() {
                @Override
                public Object visitMethod(MethodTree method, Object rest) {
                    if (method.getBody() != null && places.getStartPosition(unit, method) >= 0) {
                        long first = unit.getLineMap().getLineNumber(places.getStartPosition(unit, method.getBody()));
                        long last = unit.getLineMap().getLineNumber(places.getEndPosition(unit, method.getBody()));
                        if (last - first + 1 > MOST_LINES_OF_A_METHOD) {
                            tooLong.add(unit.getSourceFile().getName() + " " + method.getName());
                        }
                    }
                    return super.visitMethod(method, rest);
                }
            }.scan(unit, places);
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void a_name_of_a_class_means_one_thing() {
        Map<String, List<String>> places = new TreeMap<>();
        HOUSE.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .forEach(type -> places.computeIfAbsent(type.getSimpleName(), name -> new ArrayList<>())
                        .add(type.getPackageName()));
        places.values().removeIf(packages -> packages.size() == 1);
        assertThat(places).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "org.jline..               | app.terminal,app.view",
                "picocli..                 | app.command",
                "com.github.difflib..      | app.command",
                "org.eclipse.jgit..        | app.git",
                "com.hubspot..             | jinja",
                "jinjava..                 | jinja",
                "com.fasterxml..           | yaml,journal",
                "org.yaml..                | yaml",
                "org.apache.sshd.client..  | ssh",
                "org.apache.sshd.server..  | lab",
                "org.apache.sshd..         | ssh,lab,sockets",
                "org.bouncycastle..        | ssh,lab",
            })
    void an_outside_library_is_named_only_in_its_room(String library, String rooms) {
        noClasses()
                .that(not(resideInAnyPackage(
                        Stream.of(rooms.split(",")).map(HouseTest::room).toArray(String[]::new))))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(HOUSE);
    }

    @Test
    void of_jline_the_drawings_know_only_how_wide_a_character_is() {
        noClasses()
                .that()
                .resideInAPackage("io.netfutures.app.view")
                .and()
                .doNotHaveSimpleName("Columns")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jline..")
                .check(HOUSE);
    }

    @Test
    void only_concurrent_makes_threads_and_permits() {
        noClasses()
                .that(not(resideInAPackage(room("concurrent"))))
                .should()
                .dependOnClassesThat(describe(
                        "are executors or semaphores",
                        type -> type.getFullName().matches("java\\.util\\.concurrent\\.(.*Executor.*|Semaphore|Timer)")
                                || type.getFullName().equals("java.util.Timer")))
                .orShould()
                .callMethodWhere(target(nameMatching("ofVirtual|ofPlatform|startVirtualThread"))
                        .and(target(owner(resideInAPackage("java.lang")))))
                .orShould()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class, String.class)
                .check(HOUSE);
    }

    @Test
    void no_thread_ever_waits_inside_mina() {
        noClasses()
                .should()
                .callMethodWhere(target(nameMatching("verify|await|awaitUninterruptibly|waitFor"))
                        .and(target(owner(resideInAPackage("org.apache.sshd..")))))
                .check(HOUSE);
    }

    /** The groups of files that reach each other, by the dependencies of their classes. */
    private static List<Set<String>> circles() {
        Map<String, Set<String>> next = new TreeMap<>();
        for (JavaClass type : HOUSE) {
            Set<String> targets = next.computeIfAbsent(file(type), name -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .filter(target -> target.getPackageName().startsWith("io.netfutures"))
                    .forEach(target -> targets.add(file(target.getBaseComponentType())));
        }
        Map<String, Set<String>> reached = new TreeMap<>();
        next.keySet().forEach(start -> reached.put(start, reachedFrom(start, next)));
        return next.keySet().stream()
                .map(start -> reached.getOrDefault(start, Set.of()).stream()
                        .filter(other -> reached.getOrDefault(other, Set.of()).contains(start))
                        .collect(Collectors.toSet()))
                .distinct()
                .toList();
    }

    private static Set<String> reachedFrom(String start, Map<String, Set<String>> next) {
        Set<String> reached = new TreeSet<>();
        Deque<String> left = new ArrayDeque<>(next.getOrDefault(start, Set.of()));
        while (!left.isEmpty()) {
            String each = left.pop();
            if (reached.add(each)) {
                left.addAll(next.getOrDefault(each, Set.of()));
            }
        }
        return reached;
    }

    private static String file(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    private static String room(String name) {
        return "io.netfutures." + name + "..";
    }
}
