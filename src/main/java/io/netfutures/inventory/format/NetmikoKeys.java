package io.netfutures.inventory.format;

import java.util.Set;

/** The keys of a device, which are those of netmiko's {@code ConnectHandler} and a few of our own. */
public final class NetmikoKeys {
    /** The keys that mean something here. */
    public static final Set<String> USED =
            Set.of(("device_type ip host name groups username password secret port use_keys key_file passphrase "
                            + "disabled_algorithms ssh_strict legacy allow_agent ssh_config_file jump jump_handshakes "
                            + "login_answers alt_host_keys alt_key_file conn_timeout banner_timeout auth_timeout "
                            + "blocking_timeout timeout read_timeout_override keepalive default_enter encoding "
                            + "global_delay_factor global_cmd_verify session_log session_log_record_writes "
                            + "session_log_file_mode")
                    .split(" "));

    /** Of these, those that are true or false. */
    static final Set<String> TRUTHS = Set.of(
            "use_keys", "ssh_strict", "allow_agent", "alt_host_keys", "global_cmd_verify", "session_log_record_writes");

    /** Of these, those that are lists of words, or may be. */
    static final Set<String> LISTS = Set.of("groups", "legacy", "jump");

    /** Of these, those that only one device can have. */
    static final Set<String> OF_ONE = Set.of("ip", "host", "name", "groups");

    private NetmikoKeys() {}

    /** Whether this is one of the keys, or another word for one; so data of a device cannot be called so in a list for netmiko. */
    public static boolean isWord(String word) {
        return OwnWords.isOurs(OwnWords.normal(word));
    }
}
