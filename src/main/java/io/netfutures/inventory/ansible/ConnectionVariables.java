package io.netfutures.inventory.ansible;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which of netmiko's keys each variable of a connection becomes. */
final class ConnectionVariables {
    /** For each key its variables; if several are given, the last of this list counts, as in Ansible's plugins. */
    static final Map<String, List<String>> OF_KEY = ofKey();

    /** Those whose value is read as a whole by {@link WayIn}. */
    static final Set<String> OF_WAY = Set.of(
            "ansible_ssh_args",
            "ansible_ssh_common_args",
            "ansible_ssh_extra_args",
            "ansible_paramiko_proxy_command",
            "ansible_libssh_proxy_command",
            "ansible_ssh_proxy_command",
            "ansible_ssh_executable",
            "ansible_terminal_initial_prompt",
            "ansible_terminal_initial_answer");

    private static final Map<String, String> KEY_OF = OF_KEY.entrySet().stream()
            .flatMap(each -> each.getValue().stream().map(variable -> Map.entry(variable, each.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Names of variables that would lead to a device another way, were they known. */
    private static final Pattern WAY =
            Pattern.compile("ansible_(?!httpapi_|netconf_|winrm_|psrp_|yum_|pip_).*(proxy|jump|bastion|gateway).*");

    private ConnectionVariables() {}

    private static Map<String, List<String>> ofKey() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put("host", List.of("ansible_ssh_host", "ansible_host"));
        keys.put("port", List.of("ansible_ssh_port", "ansible_port"));
        keys.put("username", List.of("ansible_ssh_user", "ansible_user"));
        keys.put("password", List.of("ansible_password", "ansible_ssh_pass", "ansible_ssh_password"));
        keys.put("secret", List.of("ansible_become_password", "ansible_become_pass", "ansible_enable_pass"));
        keys.put("device_type", List.of("ansible_network_os"));
        keys.put("key_file", List.of("ansible_private_key_file", "ansible_ssh_private_key_file"));
        keys.put("passphrase", List.of("ansible_private_key_passphrase", "ansible_ssh_private_key_passphrase"));
        keys.put("conn_timeout", List.of("ansible_ssh_timeout", "ansible_timeout", "ansible_connect_timeout"));
        keys.put("read_timeout_override", List.of("ansible_command_timeout"));
        return keys;
    }

    /** The key that a variable becomes, or null. */
    @Nullable
    static String key(String variable) {
        return KEY_OF.get(variable);
    }

    /** Whether a variable is about Ansible itself, so that it says nothing else of a device. */
    static boolean isOfAnsible(String variable) {
        return variable.startsWith("ansible_") || variable.equals("inventory_hostname");
    }

    /** Whether a variable would change the way to the device, in a way that is not known here. */
    static boolean isUnknownWay(String variable) {
        return variable.startsWith("ansible_")
                && !OF_WAY.contains(variable)
                && WAY.matcher(variable).matches();
    }

    /** All variables whose value is needed to reach a device. */
    static Stream<String> needed() {
        return Stream.concat(KEY_OF.keySet().stream(), Stream.concat(Stream.of("ansible_connection"), OF_WAY.stream()));
    }
}
