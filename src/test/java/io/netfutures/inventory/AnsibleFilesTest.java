package io.netfutures.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.netfutures.device.Device;
import io.netfutures.device.Secret;
import io.netfutures.yaml.FileMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class AnsibleFilesTest {
    @TempDir
    Path folder;

    @Test
    void an_ini_file_gives_devices_with_what_their_groups_say() throws Exception {
        InventoryFile file = load("hosts", """
                # the lab
                [core]
                r1 ansible_host=192.168.100.1
                r2:2222 ansible_host=192.168.100.2 site=ber rack="12 b" ansible_password='x # y'

                [edge]
                sw[01:03:2].example ; is a comment only at the start of a line=no

                [network:children]
                core
                edge

                [network:vars]
                ansible_network_os=cisco.ios.ios
                ansible_user=cisco
                ansible_password="from vars"
                ansible_become = yes
                ansible_become_method = enable
                ansible_become_password = enable me

                [core:vars]
                ansible_connect_timeout=7
                """.replace(" ; is a comment only at the start of a line=no", ""));

        assertThat(file.notes()).isEmpty();
        assertThat(file.inventory().devices())
                .extracting(Device::name)
                .containsExactly("r1", "r2", "sw01.example", "sw03.example");
        Device r2 = device(file, "r2");
        assertThat(r2.endpoint()).isEqualTo("192.168.100.2:2222");
        assertThat(r2.platform()).isEqualTo("cisco_ios");
        assertThat(r2.groups()).containsExactlyInAnyOrder("core", "network");
        assertThat(r2.credentials().username()).isEqualTo("cisco");
        assertThat(r2.credentials().password()).extracting(Secret::reveal).isEqualTo("x # y");
        assertThat(r2.credentials().secret()).extracting(Secret::reveal).isEqualTo("enable me");
        assertThat(r2.settings().timeouts().connect()).isEqualTo(Duration.ofSeconds(7));
        assertThat(r2.data()).containsOnly(entry("site", "ber"), entry("rack", "12 b"));
        assertThat(r2.origin().line()).isEqualTo(4);
        assertThat(device(file, "sw03.example").endpoint()).isEqualTo("sw03.example:22");
        assertThat(device(file, "r1").credentials().password())
                .extracting(Secret::reveal)
                .isEqualTo("from vars");
    }

    @Test
    void what_stands_nearer_to_a_host_takes_precedence_as_in_ansible() throws Exception {
        write("group_vars/all.yml", "a: all file\nb: all file\nc: all file\nd: all file\n");
        write("group_vars/child/one.yml", "c: child file\nd: child file 1\n");
        write("group_vars/child/two.json", "{\"d\": \"child file 2\", \"e\": \"child file 2\"}");
        write("group_vars/child/no.txt", "e: not read\n");
        write("host_vars/r1.yaml", "e: host file\nf: host file\n");
        InventoryFile file = load("hosts", """
                [child]
                r1 ansible_network_os=ios e=host f=host g=host h=host

                [parent:children]
                child

                [all:vars]
                a=all
                g=all
                i=all
                j=all

                [parent:vars]
                b=parent
                i=parent
                j=parent

                [child:vars]
                c=child
                h=child
                i=child
                """);

        assertThat(device(file, "r1").data())
                .containsOnly(
                        entry("a", "all file"),
                        entry("b", "all file"),
                        entry("c", "child file"),
                        entry("d", "child file 2"),
                        entry("e", "host file"),
                        entry("f", "host file"),
                        entry("g", "host"),
                        entry("h", "host"),
                        entry("i", "child"),
                        entry("j", "parent"));
    }

    @Test
    void of_groups_at_the_same_depth_the_priority_decides_and_then_the_name() throws Exception {
        InventoryFile file = load("hosts.yml", """
                all:
                  children:
                    a:
                      vars: {ansible_group_priority: 10, x: from a, y: from a}
                      hosts: {r1: }
                    b:
                      vars: {x: from b, z: from b}
                      hosts: {r1: }
                    c:
                      vars: {z: from c}
                      hosts: {r1: {ansible_network_os: junos}}
                """);

        assertThat(device(file, "r1").data())
                .containsOnly(entry("x", "from a"), entry("y", "from a"), entry("z", "from c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[routers]\nr1 ansible_host=10.0.0.1\n",
                "# ours\n\nr1 ansible_host=10.0.0.1\nr2\n",
                "r1\nr2\n[core]\nr1\n",
                "; ours\n[all:vars]\nansible_user=cisco\n[x]\nr1:2222\n"
            })
    void an_ini_file_is_known_by_its_form(String ini) throws Exception {
        assertThat(device(load("devices.yaml", ini), "r1").groups()).hasSizeLessThan(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "r[1:3]                | r1 r2 r3",
                "r[:2]                 | r0 r1 r2",
                "r[08:12:2]            | r08 r10 r12",
                "r[a:c]x               | rax rbx rcx",
                "r[Y:Z]                | rY rZ",
                "s[1:2]-r[a:b].example | s1-ra.example s1-rb.example s2-ra.example s2-rb.example",
                "10.0.0.[9:11]         | 10.0.0.9 10.0.0.10 10.0.0.11",
                "[2001:db8::1]:2200    | 2001:db8::1",
            })
    void ranges_are_expanded(String pattern, String names) throws Exception {
        InventoryFile file = load("hosts", "[g]\n" + pattern + " ansible_network_os=ios\n");

        assertThat(file.inventory().devices()).extracting(Device::name).containsExactly(names.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x=5            | 5",
                "x=0123         | 0123",
                "x=0x1F         | 31",
                "x=1_000        | 1000",
                "x=True         | True",
                "x=yes          | yes",
                "x=\"'03#x'\"   | 03#x",
                "x='a b'        | a b",
                "x=\"'a' 'b'\"  | ab",
                "x=a\\ b        | a b",
                "x=1.50         | 1.5",
                "x=1e3          | 1000.0",
                "x=10.1.2.3     | 10.1.2.3",
                "x='[1'         | [1",
                "x=             | ``",
                "x==            | =",
            })
    void a_value_of_an_ini_file_is_what_python_makes_of_it(String pair, String value) throws Exception {
        InventoryFile file = load("hosts", "[g]\nr1 ansible_network_os=ios " + pair + "\n");

        assertThat(device(file, "r1").data()).containsExactly(entry("x", value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[g]\\nr1 x y=1                      | 2:4: a variable key=value was expected here",
                "[g]\\nr1 x='a                       | 2:6: the quote that starts here is not closed",
                "[g]\\nr1\\n[g:var]\\nx=1            | 3:1: there is no kind of section \"var\"; did you mean vars",
                "[g]\\nr1\\n[h:vars]\\nx=1           | 3:1: there is no group \"h\"",
                "[g]\\nr1\\n[all:children]\\ng\\ngg   | 5:1: there is no group \"gg\"; did you mean g",
                "[g:children]\\nh\\n[h:children]\\ng | 4:1: group \"g\" would contain itself",
                "[g]\\nr1\\n[g:vars]\\n  x            | 4:3: a variable key=value was expected here",
                "[g]\\nr1\\n[a b]\\nr2                | 3:1: this is not a section",
                "[g]\\n r[1:                          | 2:2: \"r[1:\" is not a range",
                "[g]\\nr[01:100]                      | 2:1: the ends of the range \"[01:100]\" must have as many digits",
                "[g]\\nr[5:1]                         | 2:1: the range \"[5:1]\" runs backwards",
                "[g]\\nr[1:999999999]                 | 2:1: the range \"[1:999999999]\" has too many hosts",
                "[g]\\nr1:                            | 2:1: there is no port behind the colon",
                "[g]\\nlocalhost ansible_connection=local | 1:1: no devices in this file",
                "[defaults]\\ninventory = hosts            | 2:1: this is a setting, as in ansible.cfg, which is no inventory",
            })
    void a_mistake_in_an_ini_file_is_reported_with_its_place(String text, String message) {
        assertThatThrownBy(() -> load("hosts", text.replace("\\n", "\n") + "\n"))
                .isInstanceOf(FileMistake.class)
                .hasMessageStartingWith(folder.resolve("hosts") + ":" + message.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "all: {hosts: [r1, [r2]]}       | 1:19: hosts of group all must be a mapping of names",
                "all: {hosts: {r1: [x]}}        | 1:19: host r1 must be a mapping, not a list",
                "all: {hosts: {r1: }, vars: [x]} | 1:28: vars of group all must be a mapping, not a list",
                "all: {children: {a: {children: {a: }}}} | 1:33: group \"a\" would contain itself",
                "all: {hosts: {'r[1:': }}       | 1:15: \"r[1:\" is not a range",
            })
    void a_mistake_in_a_yaml_file_is_reported_with_its_place(String text, String message) {
        assertThatThrownBy(() -> load("hosts.yml", text + "\n"))
                .isInstanceOf(FileMistake.class)
                .hasMessageStartingWith(folder.resolve("hosts.yml") + ":" + message.strip());
    }

    @Test
    void a_host_that_is_not_reached_over_ssh_is_left_out_with_a_note() throws Exception {
        InventoryFile file = load("hosts", """
                localhost ansible_connection=local
                [g]
                r1 ansible_network_os=ios ansible_connection=ansible.netcommon.network_cli
                n1 ansible_network_os=nxos ansible_connection=httpapi
                """);

        assertThat(file.inventory().devices()).extracting(Device::name).containsExactly("r1");
        assertThat(file.notes())
                .containsExactly(
                        folder.resolve("hosts") + ":1:11: a host with ansible_connection \"local\" is left out:"
                                + " only SSH is spoken here (and at 1 more places)");
    }

    @Test
    void a_template_is_never_evaluated() throws Exception {
        InventoryFile file = load("hosts.yml", """
                all:
                  vars:
                    ansible_network_os: ios
                    ansible_password: "{{ vault_password }}"
                    banner: "{{ inventory_hostname }} belongs to us"
                  hosts:
                    r1: {ansible_password: own}
                    r2:
                """);

        assertThat(device(file, "r1").flaw()).isNull();
        assertThat(device(file, "r1").data()).isEmpty();
        assertThat(device(file, "r2").flaw())
                .isEqualTo("ansible_password is a Jinja template, which is never evaluated; write the value itself");
        assertThat(file.notes())
                .anySatisfy(note -> assertThat(note)
                        .startsWith(folder.resolve("hosts.yml") + ":4:23: ansible_password is a Jinja template"))
                .anySatisfy(note -> assertThat(note).contains(":5:13: a variable with a Jinja template is left out"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ansible_ssh_common_args='-o ProxyJump=ops@bastion.example:2200,10.0.0.1' | bastion.example 10.0.0.1",
                "ansible_ssh_common_args='-J bastion.example'                            | bastion.example",
                "ansible_ssh_extra_args='-o \"ProxyCommand=ssh -W %h:%p -q ops@bastion.example\"' | bastion.example",
                "ansible_paramiko_proxy_command='ssh -p 2200 -l ops -W %h:%p bastion.example' | bastion.example",
                "ansible_ssh_common_args='-o ProxyJump=none -o ProxyCommand=\"nc x\"'     | ``",
            })
    void a_way_through_jump_hosts_is_taken(String variable, String jumps) throws Exception {
        InventoryFile file = load("hosts", "[g]\nr1 ansible_network_os=ios ansible_user=u " + variable + "\n");

        Device device = device(file, "r1");
        assertThat(device.flaw()).isNull();
        assertThat(device.settings().access().jumps())
                .isNotNull()
                .extracting(Device::address)
                .containsExactly(jumps.isEmpty() ? new String[0] : jumps.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ansible_ssh_common_args='-o \"ProxyCommand=nc -X 5 -x proxy:1080 %h %p\"' | this ProxyCommand would have to be run",
                "ansible_ssh_common_args='-o HostName=other'                 | the SSH option HostName would change the way",
                "ansible_ssh_common_args='-p 2222'                           | the SSH option -p would change the way",
                "ansible_ssh_executable=/opt/wrapper                         | ansible_ssh_executable would run another program",
                "ansible_socks_proxy=proxy.example                           | this variable would change the way to the device",
                "ansible_ssh_common_args=\"{{ jump }}\"                      | ansible_ssh_common_args is a Jinja template",
            })
    void a_way_that_cannot_be_taken_is_the_flaw_of_the_device(String variable, String flaw) throws Exception {
        InventoryFile file = load("hosts", "[g]\nr1 ansible_network_os=ios " + variable + "\n");

        assertThat(device(file, "r1").flaw()).startsWith(flaw);
    }

    @Test
    void two_hundred_devices_are_those_of_the_list_for_netmiko() throws Exception {
        InventoryFile netmiko = InventoryFile.load(TwoHundredDevices.netmiko(folder));

        InventoryFile ini = InventoryFile.load(twoHundredInIni());
        TwoHundredDevices.assertSame(ini, netmiko);
        assertThat(ini.notes()).isEmpty();

        InventoryFile yaml = InventoryFile.load(twoHundredInYaml());
        TwoHundredDevices.assertSame(yaml, netmiko);
        assertThat(yaml.notes()).isEmpty();
    }

    private Path twoHundredInIni() throws IOException {
        StringBuilder ini = new StringBuilder();
        for (String site : TwoHundredDevices.SITES) {
            ini.append("[").append(site).append("]\n");
            ini.append(TwoHundredDevices.lines(
                    TwoHundredDevices.at(site),
                    one -> one.name() + " ansible_host=" + one.address()
                            + (one.port() == 22 ? "" : " ansible_port=" + one.port())
                            + " rack=\"'" + one.rack() + "'\""));
        }
        for (String role : TwoHundredDevices.ROLES) {
            ini.append("[").append(role).append("]\n");
            ini.append(TwoHundredDevices.lines(TwoHundredDevices.as(role), TwoHundredDevices.One::name));
        }
        ini.append("[network:children]\nber\nmuc\nham\ncgn\naccess\ncore\n");
        ini.append("[network:vars]\nansible_user=netops\nansible_become_password=en#able\n");
        ini.append("[core:vars]\nansible_connect_timeout=20\nansible_network_os=iosxr\n");
        ini.append("ansible_group_priority=5\n[access:vars]\nansible_connect_timeout=10\n");
        ini.append("ansible_network_os=cisco.ios.ios\n[ham:vars]\nansible_network_os=eos\n");
        Path file = write("ansible/hosts", ini.toString());
        siteFiles("ansible/");
        return file;
    }

    private void siteFiles(String folder) throws IOException {
        for (String site : TwoHundredDevices.SITES) {
            String password = TwoHundredDevices.at(site).getFirst().password();
            write(
                    folder + "group_vars/" + site + "/main.yml",
                    "site: " + site + "\nansible_ssh_pass: " + TwoHundredDevices.quoted(password) + "\n");
        }
    }

    private Path twoHundredInYaml() throws IOException {
        StringBuilder yaml = new StringBuilder("""
                all:
                  children:
                    network:
                      vars: {ansible_user: netops, ansible_become_pass: en#able, ansible_connection: network_cli}
                      children:
                """);
        for (String site : TwoHundredDevices.SITES) {
            yaml.append("        ").append(site).append(":\n          hosts:\n");
            yaml.append(TwoHundredDevices.lines(
                    TwoHundredDevices.at(site),
                    one -> "            " + one.name() + ": {ansible_host: '" + one.address() + "'"
                            + (one.port() == 22 ? "" : ", ansible_port: " + one.port()) + ", ansible_network_os: "
                            + TwoHundredDevices.ansible(one.platform())
                            + ", rack: '" + one.rack() + "'}"));
        }
        for (String role : TwoHundredDevices.ROLES) {
            yaml.append("        ")
                    .append(role)
                    .append(":\n          vars: {ansible_connect_timeout: ")
                    .append(TwoHundredDevices.as(role).getFirst().connectTimeout())
                    .append("}\n          hosts:\n");
            yaml.append(TwoHundredDevices.lines(TwoHundredDevices.as(role), one -> "            " + one.name() + ":"));
        }
        Path file = write("ansible2/hosts.yml", yaml.toString());
        siteFiles("ansible2/");
        return file;
    }

    private InventoryFile load(String name, String text) throws Exception {
        return InventoryFile.load(write(name, text));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }

    private static Device device(InventoryFile file, String name) {
        return file.inventory().named(name).orElseThrow();
    }
}
