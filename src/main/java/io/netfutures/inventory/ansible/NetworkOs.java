package io.netfutures.inventory.ansible;

import java.util.Map;

/** Ansible's names of platforms, and netmiko's for the same. */
final class NetworkOs {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("ios", "cisco_ios"),
            Map.entry("iosxe", "cisco_xe"),
            Map.entry("nxos", "cisco_nxos"),
            Map.entry("iosxr", "cisco_xr"),
            Map.entry("asa", "cisco_asa"),
            Map.entry("asav", "cisco_asa"),
            Map.entry("eos", "arista_eos"),
            Map.entry("junos", "juniper_junos"),
            Map.entry("vyos", "vyos"),
            Map.entry("ce", "huawei"),
            Map.entry("cloudengine", "huawei"),
            Map.entry("routeros", "mikrotik_routeros"),
            Map.entry("edgeos", "ubiquiti_edgerouter"),
            Map.entry("edgeswitch", "ubiquiti_edgeswitch"),
            Map.entry("exos", "extreme_exos"),
            Map.entry("sros", "nokia_sros"),
            Map.entry("nokia.sros.md", "nokia_sros"),
            Map.entry("nokia.sros.classic", "nokia_sros"),
            Map.entry("nokia.sros.light", "nokia_sros"),
            Map.entry("srlinux", "nokia_srl"),
            Map.entry("aruba", "aruba_os"),
            Map.entry("aoscx", "aruba_aoscx"),
            Map.entry("icx", "ruckus_fastiron"),
            Map.entry("ironware", "ruckus_fastiron"),
            Map.entry("dellos10", "dell_os10"),
            Map.entry("os10", "dell_os10"),
            Map.entry("dellos9", "dell_os9"),
            Map.entry("os9", "dell_os9"),
            Map.entry("dellos6", "dell_os6"),
            Map.entry("os6", "dell_os6"),
            Map.entry("nos", "extreme_nos"),
            Map.entry("slxos", "extreme_slx"),
            Map.entry("fortios", "fortinet"),
            Map.entry("panos", "paloalto_panos"),
            Map.entry("cumulus", "linux"),
            Map.entry("cumulus_nvue", "linux"),
            Map.entry("frr", "linux"),
            Map.entry("linux", "linux"));

    private NetworkOs() {}

    /** Netmiko's name for {@code ios} or {@code cisco.ios.ios}; a name that is not known is returned as it is. */
    static String platform(String name) {
        String whole = name.strip();
        String last = whole.substring(whole.lastIndexOf('.') + 1);
        return NAMES.getOrDefault(whole, NAMES.getOrDefault(last, whole));
    }
}
