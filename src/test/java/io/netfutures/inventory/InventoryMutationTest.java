package io.netfutures.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.yaml.FileMistake;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class InventoryMutationTest {
    private static final int MUTANTS = 3_000;
    private static final String SECRET = "hunter2";
    private static final List<String> VALID = List.of("""
            - device_type: cisco_ios
              ip: 192.168.100.1
              username: cisco
              password: hunter2
              secret: 'hunter2'
              port: 2222
              timeout: 10
            - {device_type: cisco_xe, host: r2, password: "hunter2", use_keys: no}
            """, """
            - &d
              device_type: cisco_ios
              host: r1
              password: |-
                hunter2
            - <<: [*d, {name: r2}]
              host: r2
              groups: [a, b] # comment
            - {<<: *d, host: r3, disabled_algorithms: {kex: [a]}}
            """, """
            __meta__: {encryption: false}
            r1: {device_type: cisco_ios, host: 10.0.0.1, secret: hunter2}
            r2:
              device_type: arista_eos
              host: é.example
              session_log: "r2\\x41.log"
            core: [r1]
            every: [core, r2]
            """);
    private static final List<String> OTHER = List.of("""
            name,host,device_type,username,password,site
            r1,192.168.100.1,ios,cisco,"hunter2","Köln, Süd"
            r2,r2.example,cisco_xe,cisco,hunter2,
            """, """
            r1:192.168.100.1:ios:cisco:hunter2:hunter2
            r2:192.168.100.2:eos:cisco:hunter2:true
            """, """
            backup_dir: /tmp
            password: hunter2
            devices:
              r1: {ip: 10.0.0.1, os: ios, jumphost: me@r9}
              r2: {hostname: r2, platform: eos, credentials: {user: x, pass: hunter2}}
            """, """
            # hosts
            r1
            cisco@r2:2222
            """);
    private static final String[] PIECES = {
        "\n",
        "\t",
        " ",
        "  ",
        ":",
        ": ",
        "-",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&",
        "*",
        "*d",
        "&d ",
        "!",
        "!!int ",
        "|",
        ">",
        "'",
        "\"",
        "%",
        "@",
        "`",
        "#",
        " #",
        "?",
        "? ",
        "<<: ",
        "=",
        "~",
        "\\",
        "---\n",
        "...\n",
        "\u0000",
        "\u001b",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "é",
        "\uD83D\uDE00",
        "\r",
        "0",
        "null",
        "\\xZZ",
        "\\UFFFFFFFF",
        "%YAML 9.9\n---\n",
        "%TAG ! !\n"
    };

    @TempDir
    Path directory;

    @Test
    void a_damaged_file_is_an_inventory_or_one_mistake_with_its_place_and_never_shows_a_secret() throws IOException {
        Random random = new Random(20261123);
        Path path = directory.resolve("devices.yaml");
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutate(VALID.get(i % VALID.size()), random);
            Files.write(path, mutant);
            try {
                InventoryFile file = InventoryFile.load(path);
                assertThat(file.inventory().size()).isPositive();
                assertThat(file.notes()).noneMatch(note -> withoutKeys(note).contains(SECRET));
            } catch (FileMistake e) {
                refused++;
                assertThat(e)
                        .message()
                        .matches("(?s)\\Q" + path + "\\E:\\d+:\\d+: .+")
                        .doesNotContain("\n", "\u001b");
                assertThat(withoutKeys(String.valueOf(e.getMessage())))
                        .as(new String(mutant, StandardCharsets.UTF_8))
                        .doesNotContain(SECRET);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("from " + new String(mutant, StandardCharsets.UTF_8), e);
            }
        }
        assertThat(refused).isBetween(MUTANTS / 4, MUTANTS * 9 / 10);
    }

    @Test
    void a_damaged_file_of_another_format_is_an_inventory_or_one_mistake_with_its_place() throws IOException {
        Random random = new Random(20261130);
        List<String> names = List.of("x.csv", "router.db", "x.yaml", "x.txt");
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            Path path = directory.resolve(names.get(i % OTHER.size()));
            byte[] mutant = mutate(OTHER.get(i % OTHER.size()), random);
            Files.write(path, mutant);
            try {
                InventoryFile file = InventoryFile.load(path);
                assertThat(file.inventory().size()).isPositive();
                file.inventory().devices().forEach(device -> file.derivations(device.name()));
                file.toNetmikoWithSecrets();
            } catch (FileMistake e) {
                refused++;
                assertThat(e)
                        .message()
                        .matches("(?s)\\Q" + path + "\\E:\\d+:\\d+: .+")
                        .doesNotContain("\n", "\u001b");
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("from " + new String(mutant, StandardCharsets.UTF_8), e);
            }
        }
        assertThat(refused).isBetween(MUTANTS / 10, MUTANTS * 9 / 10);
    }

    /** Keys are named; damage such as {@code ? hunter2} makes a key of what was a secret. */
    private static String withoutKeys(String message) {
        return message.replaceAll(
                "the key \\S+ is not|\"\\S+\" (stands in|is neither)|(device|group|algorithms:) \\S+ |hunter2 is encrypted",
                "");
    }

    private static byte[] mutate(String valid, Random random) {
        StringBuilder text = new StringBuilder(valid);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.replace(at, Math.min(text.length(), at + 1), PIECES[random.nextInt(PIECES.length)]);
                case 2 -> text.insert(at, text.substring(at, end));
                default -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(20) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    @Test
    void ten_thousand_devices_load_in_a_second_once_warm() throws Exception {
        StringBuilder yaml = new StringBuilder(4_000_000);
        for (int i = 0; i < 10_000; i++) {
            yaml.append("""
                    - device_type: cisco_ios
                      name: router-%05d.site-%03d.example
                      host: 10.%d.%d.%d
                      username: netops
                      password: "correct horse battery staple"
                      secret: 'another one, with blanks'
                      port: 22
                      conn_timeout: 10
                      banner_timeout: 15.5
                      use_keys: false
                      global_cmd_verify: true
                      groups: [site-%03d, access]
                      disabled_algorithms: {kex: [diffie-hellman-group1-sha1]}
                    """.formatted(i, i / 100, i >> 16, i >> 8 & 255, i & 255, i / 100));
        }
        Path path = Files.writeString(directory.resolve("devices.yaml"), yaml);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            long start = processorTime();
            assertThat(InventoryFile.load(path).inventory().size()).isEqualTo(10_000);
            best = Math.min(best, processorTime() - start);
        }
        System.out.printf(
                "10,000 devices (%.1f MB) take %d ms of one processor%n", yaml.length() / 1e6, best / 1_000_000);
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.csv", "router.db", "script.yaml", "hosts.txt"})
    void ten_thousand_devices_of_another_format_load_in_a_second_once_warm(String name) throws Exception {
        StringBuilder text = new StringBuilder(2_000_000);
        text.append(
                switch (name) {
                    case "x.csv" -> "name,host,platform,username,password,port,site,role,groups\n";
                    case "script.yaml" -> "backup_dir: /tmp\nusername: netops\npassword: x\ndevices:\n";
                    default -> "";
                });
        String line = switch (name) {
            case "x.csv" -> "router-%05d,%s,ios,netops,\"correct horse, battery\",22,ber,core,a b\n";
            case "router.db" -> "router-%05d:%s:ios:netops:correct horse:staple\n";
            case "script.yaml" ->
                "  - {hostname: router-%05d, ip_address: %s, os: ios, site: ber, role: core, rack: 7}\n";
            default -> "netops%d@%s:22\n";
        };
        for (int i = 0; i < 10_000; i++) {
            text.append(line.formatted(i, "10.%d.%d.%d".formatted(i >> 16, i >> 8 & 255, i & 255)));
        }
        Path path = Files.writeString(directory.resolve(name), text);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            long start = processorTime();
            assertThat(InventoryFile.load(path).inventory().size()).isEqualTo(10_000);
            best = Math.min(best, processorTime() - start);
        }
        System.out.printf("10,000 devices of %s take %d ms of one processor%n", name, best / 1_000_000);
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofSeconds(3));
    }

    /** Of this thread: does not grow when other tests take the machine. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
