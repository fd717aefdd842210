package io.netfutures.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line of a configuration shows no secret, and all else. */
class SecretWordsTest {
    /** The secret is X, or what begins with it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "enable secret X",
                "enable secret 9 $9$X",
                "enable password level 15 X",
                "enable secret level 5 0 X",
                "enable algorithm-type scrypt secret X",
                "username bob privilege 15 secret 5 X",
                "username bob password 0 X",
                "username bob secret sha512 X",
                "username bob password 5 X role network-admin",
                "neighbor 10.0.0.1 password 7 X",
                "snmp-server community X RO",
                "snmp-server user bob grp v3 auth sha X priv aes 128 X",
                "snmp-server user bob network-operator auth md5 X priv X localizedkey",
                "tacacs-server key 7 X",
                "radius-server host 10.0.0.1 auth-port 1812 key X",
                "key-string X",
                " key-string 7 X",
                "crypto isakmp key X address 10.0.0.1",
                "crypto isakmp key 6 X address 10.0.0.1",
                "key config-key password-encrypt X",
                "ip ospf message-digest-key 1 md5 7 X",
                "ip ospf authentication-key X",
                "ntp authentication-key 1 md5 X 7",
                "standby 1 authentication md5 key-string X",
                "pre-shared-key local X",
                "ikev2 remote-authentication pre-shared-key X",
                "ppp chap password 0 X",
                "wpa-psk ascii 0 X",
                "set system root-authentication encrypted-password \"X y\"",
                "set system login user bob authentication encrypted-password X",
                "set snmp community X authorization read-only",
                "set system tacplus-server 10.0.0.1 secret X",
                "set protocols bgp group g authentication-key X",
                "set security ike policy p pre-shared-key ascii-text X",
                "set password ENC X",
                "set passwd X",
                "set psksecret X",
                "snmp-agent community read cipher X",
                "local-user bob password irreversible-cipher X",
                "local-user bob password simple X",
                "/user set admin password=X",
                "/ppp secret add name=bob password=X",
                "set system root-authentication plain-text-password-value X",
                "set system login user bob authentication plain-text-password-value X",
                "standby 1 authentication X",
                "standby 1 authentication text X",
                "vrrp 1 authentication text X",
                "snmp-server host 1.1.1.1 version 2c X",
                "snmp-server host 1.1.1.1 traps version 2c X config",
                "echo root:X | chpasswd",
                "echo 'root:X' | sudo chpasswd",
                "curl -s -u bob:X http://192.0.2.1/",
                "useradd -m -p X bob",
                "export API_TOKEN=X",
                "export API_TOKEN='X y'",
                "curl -u bob:'X' u",
                "curl -u 'bob:X|b' u",
                "curl -u \"bob:X b\" u",
                "curl -sku bob:X u",
                "curl https://bob:X@h/",
                "echo -n root:X | chpasswd",
                "printf 'root:X\\n' | chpasswd",
                "chpasswd <<< root:X",
                "echo root:X | /usr/sbin/chpasswd",
                "echo root:X | sudo -S chpasswd",
                "snmp-server host 1.1.1.1 X",
                "snmp-server host 1.1.1.1 traps X",
                "snmp-server host 1.1.1.1 vrf m informs X",
                "snmp-server host 1.1.1.1 traps version 2c clear X",
                " authentication text X",
            })
    void what_stands_behind_a_word_for_a_secret_is_hidden(String line) {
        assertThat(SecretWords.masked(line)).contains("****").doesNotContain("X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crypto key generate rsa modulus 2048",
                "crypto key zeroize rsa",
                "key chain EIGRP",
                "key 1",
                "ip ssh pubkey-chain",
                "service password-encryption",
                "no password strength-check",
                "password policy",
                "aaa password history 5",
                "security passwords min-length 8",
                "set community 65000:100",
                "set community no-export",
                "neighbor 10.0.0.1 send-community both",
                "ip community-list standard C permit 65000:1",
                "match community C",
                "ntp trusted-key 1",
                "hash md5",
                "ip ssh server algorithm mac hmac-md5 hmac-sha1",
                "authentication key-chain K",
                "hostname password",
                "description the key",
                "aaa authentication login default local",
                "snmp-server host 1.1.1.1 version 3 priv bob",
                "echo root:x",
                "usermod -aG wheel bob && mkdir -p /srv/x",
                "snmp-server host 1.1.1.1 use-vrf management",
                "snmp-server host inside 1.1.1.1 version 3 bob",
                "snmp-server host 1.1.1.1 vrf m version 3 auth bob",
                "curl -u bob http://192.0.2.1/",
                "curl http://192.0.2.1/a:b",
                "interface Ethernet0/1",
            })
    void what_is_no_secret_is_shown(String line) {
        assertThat(SecretWords.masked(line)).isEqualTo(line);
    }
}
