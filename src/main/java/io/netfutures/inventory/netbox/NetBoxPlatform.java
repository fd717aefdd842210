package io.netfutures.inventory.netbox;

import java.util.Locale;
import java.util.Map;

/** Slugs of platforms as people choose them, and netmiko's names. */
final class NetBoxPlatform {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("ios", "cisco_ios"),
            Map.entry("ciscoios", "cisco_ios"),
            Map.entry("iosxe", "cisco_xe"),
            Map.entry("ciscoiosxe", "cisco_xe"),
            Map.entry("ciscoxe", "cisco_xe"),
            Map.entry("iosxr", "cisco_xr"),
            Map.entry("ciscoiosxr", "cisco_xr"),
            Map.entry("ciscoxr", "cisco_xr"),
            Map.entry("nxos", "cisco_nxos"),
            Map.entry("cisconxos", "cisco_nxos"),
            Map.entry("asa", "cisco_asa"),
            Map.entry("ciscoasa", "cisco_asa"),
            Map.entry("eos", "arista_eos"),
            Map.entry("aristaeos", "arista_eos"),
            Map.entry("junos", "juniper_junos"),
            Map.entry("juniperjunos", "juniper_junos"),
            Map.entry("vrp", "huawei_vrp"),
            Map.entry("huaweivrp", "huawei_vrp"),
            Map.entry("comware", "hp_comware"),
            Map.entry("hpcomware", "hp_comware"),
            Map.entry("procurve", "hp_procurve"),
            Map.entry("hpprocurve", "hp_procurve"),
            Map.entry("routeros", "mikrotik_routeros"),
            Map.entry("mikrotikrouteros", "mikrotik_routeros"),
            Map.entry("fortios", "fortinet"),
            Map.entry("fortinetfortios", "fortinet"),
            Map.entry("panos", "paloalto_panos"),
            Map.entry("paloaltopanos", "paloalto_panos"),
            Map.entry("sros", "nokia_sros"),
            Map.entry("nokiasros", "nokia_sros"),
            Map.entry("srlinux", "nokia_srl"),
            Map.entry("nokiasrlinux", "nokia_srl"),
            Map.entry("aoscx", "aruba_aoscx"),
            Map.entry("arubaaoscx", "aruba_aoscx"),
            Map.entry("arubaos", "aruba_os"),
            Map.entry("exos", "extreme_exos"),
            Map.entry("extremeexos", "extreme_exos"),
            Map.entry("slxos", "extreme_slx"),
            Map.entry("dellos10", "dell_os10"),
            Map.entry("os10", "dell_os10"),
            Map.entry("edgeos", "ubiquiti_edgerouter"),
            Map.entry("vyos", "vyos"));

    private NetBoxPlatform() {}

    /** Netmiko's name for a slug such as {@code cisco-ios-xe}; a slug that is not known with {@code _} for {@code -}. */
    static String of(String slug) {
        String lower = slug.toLowerCase(Locale.ROOT);
        return NAMES.getOrDefault(lower.replaceAll("[-_. ]", ""), lower.replace('-', '_'));
    }
}
