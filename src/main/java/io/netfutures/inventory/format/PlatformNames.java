package io.netfutures.inventory.format;

import io.netfutures.device.Nearest;
import io.netfutures.device.Printable;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The known {@code device_type}s: those of the platforms, and those that only netmiko knows. */
public final class PlatformNames {
    private static final Set<String> ALL = read();

    /** What Ansible, nornir, Oxidized and people call the platforms; one name a word, then those that mean it. */
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

    private PlatformNames() {}

    /**
     * The {@code device_type} for a platform as other tools and people call it, such as {@code ios}, {@code cisco.ios.ios} or
     * {@code Cisco IOS-XE}; empty if it is not known.
     */
    public static Optional<String> meant(String written, Platforms platforms) {
        String word = written.strip().toLowerCase(Locale.ROOT).replaceAll("[-\\s]+", "_");
        String last = word.substring(word.lastIndexOf('.') + 1);
        for (String each : List.of(word, last)) {
            String said = SAID.get(each);
            if (said != null) {
                return Optional.of(said);
            }
            String plain = each.endsWith("_ssh") ? each.substring(0, each.length() - "_ssh".length()) : each;
            if (ALL.contains(plain) || platforms.named(plain).isPresent() || !Platform.isOverSsh(each)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
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

    /** The name without {@code _ssh}. An unknown one is noted; a device with it fails when it is selected. */
    public static String of(Value.Scalar written, Platforms platforms, Notes notes) {
        String name = Printable.line(written.text().strip());
        if (!Platform.isOverSsh(name)) {
            notes.add(
                    written.place(),
                    "device_type " + name + ": only SSH is spoken here; such a device fails when it is selected");
            return name;
        }
        String platform = name.endsWith("_ssh") ? name.substring(0, name.length() - "_ssh".length()) : name;
        if (!platform.equals("autodetect") && platforms.named(platform).isEmpty() && !ALL.contains(platform)) {
            Set<String> all = new TreeSet<>(ALL);
            all.addAll(platforms.names());
            notes.add(
                    written.place(),
                    "there is no device_type \"" + name + "\"" + Nearest.hint(platform, all)
                            + "; such a device fails when it is selected");
        }
        return platform;
    }

    private static Set<String> read() {
        InputStream resource = PlatformNames.class.getResourceAsStream("/io/netfutures/inventory/platforms.txt");
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
            Set<String> names = new LinkedHashSet<>();
            reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> names.addAll(List.of(line.split(" "))));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
