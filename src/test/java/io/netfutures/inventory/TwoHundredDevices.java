package io.netfutures.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** A network of 200 devices at four sites, with awkward values, as several tools would describe it. */
@NullMarked
final class TwoHundredDevices {
    static final int COUNT = 200;
    static final List<String> SITES = List.of("ber", "muc", "ham", "cgn");
    static final List<String> ROLES = List.of("access", "core");

    private TwoHundredDevices() {}

    /** One of them. */
    record One(int number) {
        String site() {
            return SITES.get(number % SITES.size());
        }

        String role() {
            return number % 10 == 0 ? "core" : "access";
        }

        String name() {
            return "%s-r%03d".formatted(site(), number);
        }

        String address() {
            return number % 20 == 7 ? "2001:db8:%x::1".formatted(number) : "10.%d.0.%d".formatted(number % 4, number);
        }

        /** By the site. */
        String password() {
            return switch (site()) {
                case "ber" -> "p#ss word";
                case "muc" -> "it's \"quoted\"";
                case "ham" -> "0123";
                default -> "a=b:c\\d";
            };
        }

        /** By the role. */
        String platform() {
            return role().equals("core") ? "cisco_xr" : site().equals("ham") ? "arista_eos" : "cisco_ios";
        }

        int port() {
            return number % 7 == 3 ? 2200 + number : 22;
        }

        String rack() {
            return "0%d".formatted(number);
        }

        int connectTimeout() {
            return role().equals("core") ? 20 : 10;
        }
    }

    static List<One> all() {
        return IntStream.range(0, COUNT).mapToObj(One::new).toList();
    }

    /** As a list for netmiko. */
    static Path netmiko(Path folder) throws IOException {
        StringBuilder yaml = new StringBuilder();
        for (One one : all()) {
            yaml.append("""
                    - name: %s
                      host: "%s"
                      device_type: %s
                      username: netops
                      password: %s
                      secret: en#able
                      %s
                      conn_timeout: %d
                      groups: [%s, %s, network]
                      site: %s
                      rack: "%s"
                    """.formatted(
                            one.name(),
                            one.address(),
                            one.platform(),
                            quoted(one.password()),
                            one.port() == 22 ? "# the port is 22" : "port: " + one.port(),
                            one.connectTimeout(),
                            one.site(),
                            one.role(),
                            one.site(),
                            one.rack()));
        }
        return Files.writeString(folder.resolve("netmiko.yaml"), yaml);
    }

    /** In double quotes, as YAML, JSON and Python read them. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Which devices are in a group, one a line. */
    static String lines(List<One> ones, Function<One, String> line) {
        return ones.stream().map(line).collect(Collectors.joining("\n", "", "\n"));
    }

    static List<One> at(String site) {
        return all().stream().filter(each -> each.site().equals(site)).toList();
    }

    static List<One> as(String role) {
        return all().stream().filter(each -> each.role().equals(role)).toList();
    }

    static String ansible(String platform) {
        return switch (platform) {
            case "cisco_ios" -> "cisco.ios.ios";
            case "arista_eos" -> "eos";
            default -> "iosxr";
        };
    }

    /** Checks that both have the same devices; the first that differs is shown. */
    static void assertSame(InventoryFile one, InventoryFile other) {
        List<List<Object>> expected = comparable(other);
        List<List<Object>> found = comparable(one);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).isEqualTo(expected.get(i));
        }
    }

    /** What is to be compared, by name: all but the place in the file. */
    private static List<List<Object>> comparable(InventoryFile file) {
        List<List<Object>> devices = new ArrayList<>();
        for (Device each : file.inventory()) {
            Credentials credentials = each.credentials();
            devices.add(List.of(
                    each.name(),
                    each.endpoint(),
                    each.platform(),
                    credentials.username(),
                    revealed(credentials.password()),
                    revealed(credentials.secret()),
                    String.valueOf(credentials.keyFile()),
                    each.settings(),
                    each.groups(),
                    each.data(),
                    String.valueOf(each.flaw())));
        }
        devices.sort(Comparator.comparing(each -> String.valueOf(each.getFirst())));
        return devices;
    }

    private static String revealed(@Nullable Secret secret) {
        return secret == null ? "none" : secret.reveal();
    }
}
