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

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
            Map.entry("device", List.of()),
            Map.entry("yaml", List.of("device")),
            Map.entry("platform", List.of("yaml", "device")),
            Map.entry("session", List.of("platform", "device")),
            Map.entry("fleet", List.of("device", "concurrent")),
            Map.entry("ssh", List.of("session", "platform", "device", "sockets")),
            Map.entry("lab", List.of("platform", "yaml", "device", "sockets")),
            Map.entry("inventory", List.of("platform", "yaml", "device")),
            Map.entry("journal", List.of("session", "device")),
            Map.entry("python", List.of()));

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
    void the_language_and_the_drawings_know_nothing_of_the_commands() {
        noClasses()
                .that()
                .resideInAnyPackage("io.netfutures.app.script", "io.netfutures.app.view")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netfutures.app", "io.netfutures.app.explain", "picocli..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("io.netfutures.app.script")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jline..")
                .check(HOUSE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "org.jline..               | app",
                "picocli..                 | app",
                "com.github.difflib..      | app",
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

    private static String room(String name) {
        return "io.netfutures." + name + "..";
    }
}
