package io.netfutures.inventory.netbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.netfutures.ClosedPort;
import io.netfutures.device.Device;
import io.netfutures.inventory.InventoryFile;
import io.netfutures.inventory.format.RawDevice;
import io.netfutures.inventory.netbox.NetBoxServer.Bounds;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.Value.Scalar;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a small server on the loopback that answers as NetBox 4 does. */
@NullMarked
class NetBoxTest {
    private static final Bounds QUICK = new Bounds(Duration.ofMillis(400), Duration.ofSeconds(5));
    private static final Bounds PATIENT = new Bounds(Duration.ofSeconds(20), Duration.ofSeconds(60));

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Notes notes = new Notes();
    private HttpServer server;
    private String base;

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void devices_are_read_page_by_page_with_what_netbox_knows_of_them() throws Exception {
        serve("/api/dcim/devices/", exchange -> {
            String query = exchange.getRequestURI().getRawQuery();
            int offset = query.contains("offset=2") ? 2 : 0;
            String next = offset == 0 ? "\"" + base + "/api/dcim/devices/?" + query + "&offset=2\"" : "null";
            send(exchange, 200, page(next, offset == 0 ? device(1) + "," + device(2) : device(3)));
        });

        List<RawDevice> devices = devices("/?site=ber&role=switch", "0123456789abcdef", PATIENT);

        assertThat(devices).extracting(RawDevice::name).containsExactly("sw1", "sw2", "sw3");
        assertThat(asked)
                .containsExactly(
                        "Token 0123456789abcdef /api/dcim/devices/?site=ber&role=switch&status=active&limit=500"
                                + "&exclude=config_context",
                        "Token 0123456789abcdef /api/dcim/devices/?site=ber&role=switch&status=active&limit=500"
                                + "&exclude=config_context&offset=2");
        RawDevice first = devices.getFirst();
        assertThat(first.groups()).containsExactlyInAnyOrder("ber", "switch", "edge", "lab");
        assertThat(text(first, "host")).isEqualTo("10.0.0.1");
        assertThat(text(first, "device_type")).isEqualTo("cisco_xe");
        assertThat(text(first, "site")).isEqualTo("ber");
        assertThat(text(first, "role")).isEqualTo("switch");
        assertThat(text(first, "tags")).isEqualTo("edge\nlab");
        assertThat(text(first, "model")).isEqualTo("C9300-48P");
        assertThat(text(first, "room")).isEqualTo("1.17");
        assertThat(text(first, "serial")).isEqualTo("FOC1");
        assertThat(text(devices.get(1), "host")).isEqualTo("2001:db8::2");
        assertThat(notes.texts()).isEmpty();
    }

    @Test
    void they_are_an_inventory_whose_name_is_a_path() throws Exception {
        serve("/api/dcim/devices/", exchange -> send(exchange, 200, page("null", device(1) + "," + device(2))));

        InventoryFile file = InventoryFile.load(
                Path.of("netbox:" + base + "/?site=ber"), null, Map.of("NETBOX_TOKEN", "nbt_key.secret"));

        assertThat(file.inventory().select("@edge").devices())
                .extracting(Device::endpoint)
                .containsExactly("10.0.0.1:22", "[2001:db8::2]:22");
        assertThat(file.inventory().devices().getFirst().data())
                .contains(
                        entry("site", "ber"), entry("role", "switch"), entry("rack", "R12"), entry("status", "active"));
        assertThat(file.notes()).isEmpty();
        assertThat(asked).singleElement().asString().startsWith("Bearer nbt_key.secret ");
    }

    @Test
    void a_token_of_the_second_kind_is_a_bearer() throws Exception {
        serve("/api/dcim/devices/", exchange -> send(exchange, 200, page("null", device(1))));

        devices("", "nbt_key.secret", PATIENT);

        assertThat(asked).singleElement().asString().startsWith("Bearer nbt_key.secret ");
    }

    @Test
    void a_status_and_a_path_that_are_said_are_kept() throws Exception {
        serve("/netbox/api/virtualization/virtual-machines/", exchange -> send(exchange, 200, page("null", device(1))));

        devices("/netbox/api/virtualization/virtual-machines/?status=staged&limit=7", "", PATIENT);

        assertThat(asked)
                .containsExactly("null /netbox/api/virtualization/virtual-machines/?status=staged&limit=7"
                        + "&exclude=config_context");
    }

    @Test
    void a_field_that_names_a_jump_host_is_the_flaw_of_its_device() throws Exception {
        serve(
                "/api/dcim/devices/",
                exchange -> send(
                        exchange,
                        200,
                        page(
                                "null",
                                device(1).replace("\"room\":\"1.17\"", "\"Jump_Host\":{\"id\":7,\"display\":\"b1\"}")
                                        + "," + device(2).replace("\"room\":\"1.17\"", "\"gateway\":\"10.0.0.9\""))));

        assertThat(devices("", "", PATIENT))
                .extracting(device -> device.flaw() == null ? "" : device.flaw().getMessage())
                .satisfiesExactly(
                        first -> assertThat(first).contains("Jump_Host may change the way", "with convert"),
                        second -> assertThat(second).isEmpty());
    }

    @Test
    void a_device_without_an_address_is_left_out_and_one_without_a_name_is_called_as_netbox_shows_it()
            throws Exception {
        serve("/api/dcim/devices/", exchange -> send(exchange, 200, page("null", """
                                {"id": 7, "name": "panel", "primary_ip": null},
                                {"id": 8, "name": null, "display": "C9300 (8)", "primary_ip": {"address": "10.0.0.8/32"}},
                                {"id": 9, "name": "x", "primary_ip": {"address": "10.0.0.9/32"}, "site": {"slug": "a"}},
                                {"id": 10, "name": "x", "primary_ip": {"address": "10.0.1.0/32"}, "site": {"slug": "b"}}
                                """)));

        assertThat(devices("", "", PATIENT))
                .extracting(RawDevice::name)
                .containsExactly("C9300 (8)", "x.a.9", "x.b.10");
        assertThat(notes.texts())
                .anySatisfy(note -> assertThat(note).contains("without a primary IP in NetBox is left out"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "403 | {\"detail\": \"Invalid token topsecret\"} | HTTP 403: NetBox refuses the token in NETBOX_TOKEN, or it may not read devices (Invalid token ****)",
                "500 | <html>Server Error</html>             | HTTP 500: NetBox itself fails; try again later",
                "400 | {\"site\": [\"Select a valid choice.\"]} | HTTP 400: NetBox does not know a filter (site: Select a valid choice.)",
                "302 | ``                                    | HTTP 302: leads to http://elsewhere.example/, which is not followed; write the address itself",
                "404 | ``                                    | HTTP 404: there is no NetBox here; check the path",
                "200 | {\"count\": 1, \"results\": [{]}      | :1:27: is not JSON from here on",
                "200 | {\"count\": 1, \"results\": [         | :1:26: the JSON ends here, before its last bracket",
                "200 | {\"count\": 1}                        | :1:1: this is not a list of NetBox: there are no results in it",
                "200 | []                                    | this is not a list of NetBox",
            })
    void what_is_no_list_of_devices_is_one_mistake(int code, String body, String message) {
        serve("/api/dcim/devices/", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://elsewhere.example/");
            send(exchange, code, body);
        });

        assertThatThrownBy(() -> devices("", "topsecret", PATIENT))
                .isInstanceOf(FileMistake.class)
                .hasMessageStartingWith(base + "/api/dcim/devices/")
                .hasMessageEndingWith(message);
    }

    @Test
    void pages_without_an_end_are_given_up() {
        serve(
                "/api/dcim/devices/",
                exchange -> send(exchange, 200, page("\"" + base + exchange.getRequestURI() + "\"", device(1))));

        assertThatThrownBy(() -> devices("", "", PATIENT))
                .isInstanceOf(FileMistake.class)
                .hasMessageContaining("the pages have no end");
    }

    @ParameterizedTest
    @CsvSource({"https://127.0.0.1:1/x", "http://localhost:1/x", "//elsewhere.example/x", "http://u@127.0.0.1/"})
    void the_next_page_is_asked_for_at_the_same_place_only(String next) {
        serve("/api/dcim/devices/", exchange -> send(exchange, 200, page("\"" + next + "\"", device(1))));

        assertThatThrownBy(() -> devices("", "topsecret", PATIENT))
                .isInstanceOf(FileMistake.class)
                .hasMessageContaining("a token is not sent elsewhere")
                .hasMessageNotContaining("topsecret");
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_slow_answer_is_given_up() {
        serve("/api/dcim/devices/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write("{\"results\": [".getBytes(StandardCharsets.UTF_8));
            out.flush();
            await();
        });

        assertThatThrownBy(() -> devices("", "", QUICK))
                .isInstanceOf(FileMistake.class)
                .hasMessageEndingWith("there is no whole answer within 0.4 s");
    }

    @Test
    void an_endless_answer_is_given_up() {
        serve("/api/dcim/devices/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            byte[] blanks = new byte[1 << 20];
            while (true) {
                out.write(blanks);
            }
        });

        assertThatThrownBy(() -> devices("", "", PATIENT))
                .isInstanceOf(FileMistake.class)
                .hasMessageContaining("the answer is larger than 32 MB");
    }

    @Test
    void nobody_there_is_a_mistake() throws Exception {
        base = "http://127.0.0.1:" + ClosedPort.take();

        assertThatThrownBy(() -> devices("", "", PATIENT))
                .isInstanceOf(FileMistake.class)
                .hasMessageEndingWith("cannot be reached");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "netbox:ftp://h/        | does not begin with netbox:https://",
                "netbox:netbox.example  | does not begin with netbox:https://",
                "netbox:https://        | is not an address",
                "netbox:https://u:p@h/  | names no host, or more than a host",
                "netbox:https://a b/    | is not an address",
            })
    void an_address_that_is_none_is_a_mistake(String inventory, String message) {
        assertThatThrownBy(() -> NetBox.devices(inventory, "", notes))
                .isInstanceOf(FileMistake.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_token_is_not_sent_in_the_clear() {
        assertThatThrownBy(() -> NetBox.devices("netbox:http://netbox.example/", "t", notes))
                .isInstanceOf(FileMistake.class)
                .hasMessageContaining("a token is sent over https only");
    }

    @Test
    void ten_thousand_devices_are_read() throws Exception {
        List<String> pages = IntStream.range(0, 20)
                .mapToObj(page -> IntStream.range(page * 500, page * 500 + 500)
                        .mapToObj(NetBoxTest::device)
                        .collect(Collectors.joining(",")))
                .toList();
        serve("/api/dcim/devices/", exchange -> {
            String query = exchange.getRequestURI().getRawQuery();
            int page = query.contains("&page=") ? Integer.parseInt(query.replaceAll(".*&page=", "")) : 0;
            String next = base + "/api/dcim/devices/?limit=500&page=" + (page + 1);
            send(exchange, 200, page(page < 19 ? "\"" + next + "\"" : "null", pages.get(page)));
        });

        assertThat(devices("", "", PATIENT)).hasSize(10_000);
    }

    private List<RawDevice> devices(String rest, String token, Bounds bounds) throws FileMistake {
        return NetBox.devices("netbox:" + base + rest, token, notes, bounds);
    }

    private static String text(RawDevice device, String key) {
        return ((Scalar) device.said(key).getFirst().entry().value()).text();
    }

    private void serve(String path, Answering answering) {
        server.createContext(path, exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + exchange.getRequestURI());
                answering.answer(exchange);
            }
        });
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String page(String next, String devices) {
        return "{\"count\":3,\"next\":" + next + ",\"previous\":null,\"results\":[" + devices + "]}";
    }

    /** As {@code /api/dcim/devices/} of NetBox 4 has it. */
    private static String device(int number) {
        String address = number == 2 ? "2001:db8::2/64" : "10.0.%d.%d/24".formatted(number >> 8, number & 255);
        return """
                {"id":%1$d,"url":"https:\\/\\/netbox.example\\/api\\/dcim\\/devices\\/%1$d\\/","display":"sw%1$d","name":"sw%1$d",
                \t"device_type":{"id":1,"manufacturer":{"id":1,"name":"Cisco","slug":"cisco"},"model":"C9300-48P","slug":"c9300-48p"},
                "role":{"id":2,"name":"Switch","slug":"switch"},"tenant":null,
                "platform":{"id":3,"name":"Cisco IOS XE","slug":"cisco-ios-xe"},"serial":"FOC%1$d","asset_tag":null,
                "site":{"id":4,"name":"Berlin","slug":"ber"},"location":null,"rack":{"id":5,"name":"R12"},
                "status":{"value":"active","label":"Active"},"primary_ip":{"id":6,"family":{"value":4},"address":"%2$s"},
                "primary_ip4":null,"tags":[{"id":1,"name":"Edge","slug":"edge"},{"id":2,"name":"Lab","slug":"lab"}],
                "custom_fields":{"room":"1.17","contacts":[{"x":1}],"unset":null},"created":"2026-01-01T00:00:00Z"}""".formatted(number, address);
    }
}
