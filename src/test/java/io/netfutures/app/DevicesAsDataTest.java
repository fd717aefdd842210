package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code devices} says to programs. */
@Tag("slow")
class DevicesAsDataTest {
    @TempDir
    Path home;

    private String out = "";
    private String err = "";

    @BeforeEach
    void write() throws Exception {
        Files.writeString(home.resolve("devices.yaml"), """
                - name: "r 1:"
                  host: 10.0.0.1
                  device_type: cisco_ios
                  username: cisco
                  password: canary-1
                  secret: canary-2
                  groups: [core, ber]
                  site: "=1+1"
                  tags: [a, b]
                  api_token: canary-3
                  enable_pw: canary-4
                  url: https://admin:canary-5@10.0.0.9/x@y
                  mail: mailto:noc@10.0.0.9
                - {name: r2, host: 10.0.0.2, port: 2222, device_type: cisco_ios, conn_timeout: soon, from: here}
                - {name: r3, host: 10.0.0.3, device_type: cisco_ios, jump: 'bob:canary-6@10.0.0.9:22'}
                """);
        Files.setPosixFilePermissions(home.resolve("devices.yaml"), PosixFilePermissions.fromString("rw-------"));
    }

    private int run(String... words) {
        InProcess netfutures = new InProcess(home);
        int code = netfutures.run(words);
        out = netfutures.out();
        err = netfutures.err();
        return code;
    }

    @Test
    void json_is_an_array_of_what_is_known() throws Exception {
        assertThat(run("devices", "--format", "json")).isZero();
        JsonNode all = new ObjectMapper().readTree(out);
        assertThat(all).hasSize(3);
        assertThat(all.get(0).toString())
                .isEqualTo("{\"name\":\"r 1:\",\"host\":\"10.0.0.1\",\"port\":22,\"platform\":\"cisco_ios\","
                        + "\"username\":\"cisco\",\"groups\":[\"core\",\"ber\"],"
                        + "\"data\":{\"site\":\"=1+1\",\"tags\":[\"a\",\"b\"],"
                        + "\"url\":\"https://admin:****@10.0.0.9/x@y\",\"mail\":\"mailto:noc@10.0.0.9\"},\"from\":\""
                        + home + "/devices.yaml:1\"}");
        assertThat(all.get(1).get("port").asInt()).isEqualTo(2222);
        assertThat(all.get(1).get("data").get("from").asText()).isEqualTo("here");
        assertThat(all.get(1).get("flaw").asText()).contains("conn_timeout is \"soon\"");
    }

    @Test
    void the_other_forms_say_the_same() throws Exception {
        assertThat(run("devices", "--format", "ndjson", "-d", "r2")).isZero();
        assertThat(new ObjectMapper().readTree(out).get("name").asText()).isEqualTo("r2");
        assertThat(out.lines()).hasSize(1);

        assertThat(run("devices", "--format", "csv")).isZero();
        assertThat(out)
                .startsWith("name,host,port,platform,username,groups,from,flaw,site,tags,url,mail,data.from\r\n"
                        + "r 1:,10.0.0.1,22,cisco_ios,cisco,core ber," + home + "/devices.yaml:1,,'=1+1,a b,"
                        + "https://admin:****@10.0.0.9/x@y,mailto:noc@10.0.0.9,\r\n");

        assertThat(run("devices", "--format", "yaml")).isZero();
        Value.Items list = (Value.Items) YamlFile.parse("out", out).orElseThrow();
        assertThat(list.items()).hasSize(3);
        assertThat(out)
                .contains(
                        "- name: \"r 1:\"\n  host: \"10.0.0.1\"\n  port: 22\n",
                        "  groups: [core, ber]\n",
                        "tags: [a, b]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "ndjson", "csv", "yaml"})
    void no_form_has_a_secret(String format) {
        assertThat(run("devices", "--format", format)).isZero();
        assertThat(out).contains("10.0.0.1").doesNotContain("canary");
        assertThat(err).contains("jump:").doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"r 1:", "r3"})
    void nor_has_the_origin_of_each_value(String name) {
        assertThat(run("devices", "--explain", name)).isZero();
        assertThat(out).contains("****").doesNotContain("canary");
        assertThat(err).doesNotContain("canary");
    }

    @Test
    void nor_has_a_copy_unless_it_is_asked_for() throws Exception {
        assertThat(run("inventory", "convert", "devices.yaml", "copy.yaml")).isZero();
        assertThat(Files.readString(home.resolve("copy.yaml")))
                .contains("10.0.0.1", "mailto:noc@10.0.0.9")
                .doesNotContain("canary");
        assertThat(run("inventory", "convert", "devices.yaml", "whole.yaml", "--secrets"))
                .isZero();
        assertThat(Files.readString(home.resolve("whole.yaml"))).contains("canary-5@10.0.0.9", "canary-4");
    }

    @Test
    void none_are_an_empty_list_and_two_forms_are_one_too_many() {
        assertThat(run("devices", "--format", "json", "-x", "all")).isIn(0, 2);
        assertThat(run("devices", "--format", "json", "--count")).isEqualTo(2);
        assertThat(run("devices", "--format", "text")).isEqualTo(2);
        assertThat(err).contains("json, ndjson, csv, yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fold", "--count", "--format=csv"})
    void what_is_no_list_of_names_has_no_separator(String form) {
        assertThat(run("devices", form, "-S", ",")).isEqualTo(2);
        assertThat(err).contains("--separator");
        assertThat(run("devices", "-S", ",")).isZero();
        assertThat(out).isEqualTo("r 1:,r2,r3\n");
    }
}
