package io.netfutures.device;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Ansible, NAPALM, nornir, scrapli, Oxidized, NetBox, containerlab, netlab and people call the platforms, which have the names of
 * netmiko here.
 */
public final class PlatformWords {
    private static final String SSH = "_ssh";
    private static final Pattern SPACE = Pattern.compile("[-\\s]+");
    private static final Pattern BETWEEN = Pattern.compile("[-_.\\s]");

    /** A line a platform: its name, then the words that mean it. */
    private static final Map<String, String> SAID = said("""
        cisco_ios ios cisco iol ioll2 vios iosv iosvl2
        cisco_xe iosxe xe csr csr1000v c8000v cat8000v cat9k cat9kv
        cisco_nxos nxos nexus n9kv
        cisco_xr iosxr xr xrd xrv xrv9k
        cisco_asa asa asav
        cisco_s300 ciscosmb
        cisco_wlc aireos
        cisco_ftd ftd ftdv
        arista_eos eos arista ceos veos
        juniper_junos junos crpd vmx vptx vqfx vsrx vjunosrouter vjunosswitch vjunosevolved cjunosevolved
        huawei ce cloudengine
        huawei_vrp vrp
        hp_comware comware hpe_comware vsr
        hp_procurve procurve
        aruba_aoscx aoscx arubacx
        aruba_os aosw aruba arubaos
        mikrotik_routeros routeros routeros7 ros mikrotik
        fortinet fortios fortigate
        paloalto_panos panos pan paloalto
        nokia_sros sros srosmd srsim
        alcatel_sros nokia.sros.classic
        nokia_srl srl srlinux
        dell_force10 ftos
        dell_os9 os9 dellos9
        dell_os10 os10 dellos10 ftosv
        dell_os6 os6 dellos6
        extreme_exos xos exos
        ruckus_fastiron icx ironware fastiron
        brocade_nos nos
        extreme_slx slxos
        ipinfusion_ocnos ocnos
        vyos vyatta
        ubiquiti_edgerouter edgeos
        ubiquiti_edgeswitch edgeswitch
        checkpoint_gaia gaiaos cloudguard
        linux linuxgeneric cumulus cumulus_nvue frr
        autodetect auto
        """);

    /** All those words without what stands between their parts, which people put in different places, each with its platform. */
    private static final Map<String, String> CLOSE = close(SAID);

    private PlatformWords() {}

    /**
     * netmiko's {@code device_type} for a word: {@code cisco_ios} for {@code ios} and {@code cisco.ios.ios}, {@code cisco_xe} for
     * {@code Cisco IOS-XE}, {@code nokia_sros} for {@code nokia-sr-os}, {@code linux} for {@code linux_ssh}. A word that is not known is
     * only brought into the form of such a name.
     */
    public static String deviceType(String word) {
        String exact = SAID.get(word);
        if (exact != null) {
            return exact;
        }
        String name = SPACE.matcher(word.strip().toLowerCase(Locale.ROOT)).replaceAll("_");
        String whole = known(name);
        if (whole != null) {
            return whole;
        }
        List<String> parts = List.of(name.split("[.]", -1)).reversed();
        return parts.stream()
                .map(PlatformWords::withoutSsh)
                .map(PlatformWords::known)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(withoutSsh(parts.getFirst()));
    }

    private static @Nullable String known(String name) {
        return SAID.getOrDefault(name, CLOSE.get(close(name)));
    }

    private static String withoutSsh(String name) {
        return name.endsWith(SSH) ? name.substring(0, name.length() - SSH.length()) : name;
    }

    private static String close(String name) {
        return BETWEEN.matcher(name).replaceAll("");
    }

    private static Map<String, String> close(Map<String, String> said) {
        Map<String, String> close = new LinkedHashMap<>();
        said.forEach((word, type) -> close.putIfAbsent(close(word), type));
        return close;
    }

    private static Map<String, String> said(String lines) {
        Map<String, String> said = new LinkedHashMap<>();
        lines.lines().map(line -> line.split(" ")).forEach(words -> {
            for (String word : words) {
                said.put(word, words[0]);
                String maker = words[0].split("_")[0];
                said.putIfAbsent(maker + "_" + word, words[0]);
            }
        });
        return said;
    }
}
