package io.netfutures.inventory.topology;

import java.util.Map;
import java.util.Optional;

/** The kinds of nodes of containerlab, and netmiko's names for what runs on them. */
public final class NodeKinds {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("ceos", "arista_eos"),
            Map.entry("veos", "arista_eos"),
            Map.entry("srl", "nokia_srl"),
            Map.entry("srlinux", "nokia_srl"),
            Map.entry("sros", "nokia_sros"),
            Map.entry("srsim", "nokia_sros"),
            Map.entry("xrd", "cisco_xr"),
            Map.entry("xrv", "cisco_xr"),
            Map.entry("xrv9k", "cisco_xr"),
            Map.entry("csr", "cisco_xe"),
            Map.entry("csr1000v", "cisco_xe"),
            Map.entry("c8000v", "cisco_xe"),
            Map.entry("cat9kv", "cisco_xe"),
            Map.entry("iol", "cisco_ios"),
            Map.entry("vios", "cisco_ios"),
            Map.entry("n9kv", "cisco_nxos"),
            Map.entry("nxos", "cisco_nxos"),
            Map.entry("asav", "cisco_asa"),
            Map.entry("ftdv", "cisco_ftd"),
            Map.entry("crpd", "juniper_junos"),
            Map.entry("vmx", "juniper_junos"),
            Map.entry("vqfx", "juniper_junos"),
            Map.entry("vsrx", "juniper_junos"),
            Map.entry("vjunosrouter", "juniper_junos"),
            Map.entry("vjunosswitch", "juniper_junos"),
            Map.entry("vjunosevolved", "juniper_junos"),
            Map.entry("cjunosevolved", "juniper_junos"),
            Map.entry("ros", "mikrotik_routeros"),
            Map.entry("panos", "paloalto_panos"),
            Map.entry("pan", "paloalto_panos"),
            Map.entry("fortigate", "fortinet"),
            Map.entry("vrp", "huawei_vrp"),
            Map.entry("vyos", "vyos"),
            Map.entry("ftosv", "dell_os10"),
            Map.entry("aoscx", "aruba_aoscx"),
            Map.entry("ocnos", "ipinfusion_ocnos"),
            Map.entry("cloudguard", "checkpoint_gaia"),
            Map.entry("vsr", "hp_comware"),
            Map.entry("linux", "linux"));

    private NodeKinds() {}

    /** Netmiko's name for a kind such as {@code nokia_sros} or {@code vr-sros}; empty if it is not known. */
    public static Optional<String> platform(String kind) {
        String bare = kind.strip().replaceFirst("^vr-", "");
        String last = bare.substring(Math.max(bare.lastIndexOf('_'), bare.lastIndexOf('-')) + 1);
        return Optional.ofNullable(NAMES.getOrDefault(bare, NAMES.get(last)));
    }
}
