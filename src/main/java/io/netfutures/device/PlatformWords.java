package io.netfutures.device;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What Ansible, NAPALM, nornir, scrapli, Oxidized and people call the platforms, which have the names of netmiko here. */
public final class PlatformWords {
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9_]*+(?<!_ssh)");
    private static final Pattern BETWEEN = Pattern.compile("[-\\s]+");

    /** A line a platform: its name, then the words that mean it. */
    private static final Map<String, String> SAID = said("""
        cisco_ios ios cisco ciscoios
        cisco_xe iosxe ios_xe csr1000v cat9k
        cisco_nxos nxos nx_os nxos_ssh nexus
        cisco_xr iosxr ios_xr xr
        cisco_asa asa
        cisco_s300 ciscosmb
        cisco_wlc aireos
        cisco_ftd ftd
        arista_eos eos arista ceos
        juniper_junos junos juniper
        huawei vrp ce
        hp_comware comware
        hp_procurve procurve
        aruba_aoscx aoscx aos_cx
        aruba_os aosw aruba arubaos
        mikrotik_routeros routeros mikrotik
        fortinet fortios fortigate
        paloalto_panos panos pan_os paloalto
        nokia_sros sros srosmd
        nokia_srl srl srlinux nokia_srlinux
        dell_force10 ftos dellos9
        dell_os10 os10 dellos10
        extreme_exos xos exos
        ruckus_fastiron icx ironware fastiron
        brocade_nos nos
        extreme_slx slxos
        vyos vyatta
        ubiquiti_edgerouter edgeos
        ubiquiti_edgeswitch edgeswitch
        checkpoint_gaia gaiaos
        linux linuxgeneric
        autodetect auto
        """);

    private PlatformWords() {}

    /**
     * netmiko's {@code device_type} for a word: {@code cisco_ios} for {@code ios} and {@code cisco.ios.ios}, {@code cisco_xe} for
     * {@code Cisco IOS-XE}, {@code linux} for {@code linux_ssh}. A word that is not known is only brought into the form of such a name.
     */
    public static String deviceType(String word) {
        String said = SAID.get(word);
        if (said != null || PLAIN.matcher(word).matches()) {
            return said == null ? word : said;
        }
        String name = BETWEEN.matcher(word.strip().toLowerCase(Locale.ROOT)).replaceAll("_");
        String whole = SAID.get(name);
        if (whole != null) {
            return whole;
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        String plain = last.endsWith("_ssh") ? last.substring(0, last.length() - "_ssh".length()) : last;
        return SAID.getOrDefault(last, SAID.getOrDefault(plain, plain));
    }

    private static Map<String, String> said(String lines) {
        Map<String, String> said = new HashMap<>();
        lines.lines().map(line -> line.split(" ")).forEach(words -> {
            for (String word : words) {
                said.put(word, words[0]);
                String maker = words[0].split("_")[0];
                said.putIfAbsent(maker + "_" + word, words[0]);
            }
        });
        return Map.copyOf(said);
    }
}
