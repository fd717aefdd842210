package io.netfutures.ssh;

import io.netfutures.device.Device;
import io.netfutures.device.Legacy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.DHFactory;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.jspecify.annotations.Nullable;

/** The algorithms that are offered: to every device the modern ones, to a single device fewer of them, or old ones in addition. */
final class Algorithms {
    private static final Map<KexProposalOption, Legacy> KINDS = Map.of(
            KexProposalOption.ALGORITHMS, Legacy.KEY_EXCHANGE,
            KexProposalOption.SERVERKEYS, Legacy.HOST_KEY,
            KexProposalOption.C2SENC, Legacy.CIPHER,
            KexProposalOption.S2CENC, Legacy.CIPHER,
            KexProposalOption.C2SMAC, Legacy.MAC,
            KexProposalOption.S2CMAC, Legacy.MAC);

    /** Cheapest first, since most of the cost of a device is its key exchange; the post-quantum hybrid costs hardly more. */
    private static final List<DHFactory> KEY_EXCHANGES = List.of(
            new Curve25519.Factory(BuiltinDHFactories.curve25519.getName()),
            new Curve25519.Factory(BuiltinDHFactories.curve25519_libssh.getName()),
            BuiltinDHFactories.mlkem768x25519,
            BuiltinDHFactories.ecdhp256,
            BuiltinDHFactories.ecdhp384,
            BuiltinDHFactories.ecdhp521,
            BuiltinDHFactories.dhgex256,
            BuiltinDHFactories.dhg14_256,
            BuiltinDHFactories.dhg16_512);

    private static final List<BuiltinSignatures> SIGNATURES = List.of(
            BuiltinSignatures.ed25519,
            BuiltinSignatures.nistp256,
            BuiltinSignatures.nistp384,
            BuiltinSignatures.nistp521,
            BuiltinSignatures.rsaSHA512,
            BuiltinSignatures.rsaSHA256);

    /**
     * Cheapest first: without the intrinsics of C2, AES-GCM takes two to four times as long as ChaCha20-Poly1305. Where a peer knows no
     * strict key exchange, what CVE-2023-48795 can take away of its beginning is the message of extensions, and none is relied on.
     */
    private static final List<BuiltinCiphers> CIPHERS = List.of(
            BuiltinCiphers.cc20p1305_openssh,
            BuiltinCiphers.aes128gcm,
            BuiltinCiphers.aes256gcm,
            BuiltinCiphers.aes128ctr,
            BuiltinCiphers.aes192ctr,
            BuiltinCiphers.aes256ctr);

    private static final List<BuiltinMacs> MACS = List.of(
            BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha512etm, BuiltinMacs.hmacsha256, BuiltinMacs.hmacsha512);

    private Algorithms() {}

    /** Makes {@code client} offer the modern algorithms to every device. */
    static void setUp(SshClient client) {
        client.setKeyExchangeFactories(
                NamedFactory.setUpTransformedFactories(true, KEY_EXCHANGES, ClientBuilder.DH2KEX));
        client.setSignatureFactories(List.copyOf(SIGNATURES));
        client.setCipherFactories(List.copyOf(CIPHERS));
        client.setMacFactories(List.copyOf(MACS));
    }

    /** The names of all algorithms that every device is offered. */
    static List<String> modern() {
        return Stream.of(KEY_EXCHANGES, SIGNATURES, CIPHERS, MACS)
                .flatMap(List::stream)
                .map(NamedResource::getName)
                .toList();
    }

    /** Sets what {@code session} offers. Host keys of the types in {@code known} are preferred. */
    static void offer(Session session, Device device, Set<String> known) {
        Map<String, List<String>> disabled =
                device.settings().access().algorithms().disabled();
        List<String> legacy = device.settings().access().algorithms().legacy();
        if (disabled.isEmpty() && legacy.isEmpty() && known.isEmpty()) {
            return;
        }
        session.setKeyExchangeFactories(without(
                with(
                        session.getKeyExchangeFactories(),
                        legacy,
                        Legacy.KEY_EXCHANGE,
                        name -> ClientBuilder.DH2KEX.apply(BuiltinDHFactories.fromFactoryName(name))),
                disabled.get("kex")));
        session.setCipherFactories(without(
                with(session.getCipherFactories(), legacy, Legacy.CIPHER, BuiltinCiphers::fromFactoryName),
                disabled.get("ciphers")));
        session.setMacFactories(without(
                with(session.getMacFactories(), legacy, Legacy.MAC, BuiltinMacs::fromFactoryName),
                disabled.get("macs")));
        List<NamedFactory<Signature>> signatures = without(
                with(session.getSignatureFactories(), legacy, Legacy.HOST_KEY, BuiltinSignatures::fromFactoryName),
                disabled.get("keys"));
        session.setSignatureFactories(Stream.concat(
                        signatures.stream().filter(each -> known.contains(keyType(each.getName()))),
                        signatures.stream().filter(each -> !known.contains(keyType(each.getName()))))
                .toList());
    }

    /** The signature algorithms for a user's key: those for host keys, and their variants for certificates (PROTOCOL.certkeys). */
    static List<NamedFactory<Signature>> forLogin(Device device, List<NamedFactory<Signature>> modern) {
        List<NamedFactory<Signature>> all = new ArrayList<>();
        for (NamedFactory<Signature> each : with(
                modern,
                device.settings().access().algorithms().legacy(),
                Legacy.HOST_KEY,
                BuiltinSignatures::fromFactoryName)) {
            BuiltinSignatures forCertificate =
                    BuiltinSignatures.fromFactoryName(each.getName() + "-cert-v01@openssh.com");
            if (forCertificate != null && forCertificate.isSupported()) {
                all.add(forCertificate);
            }
            all.add(each);
        }
        return without(all, device.settings().access().algorithms().disabled().get("pubkeys"));
    }

    /**
     * The value of {@code legacy} with which a connection would succeed; empty if no old algorithm helps.
     *
     * @param wanted what this client offered, by kind
     * @param offered what the device offered, by kind
     */
    static List<String> lackingNames(
            Device device, Map<KexProposalOption, String> wanted, Map<KexProposalOption, String> offered) {
        Set<String> names =
                new LinkedHashSet<>(device.settings().access().algorithms().legacy());
        for (KexProposalOption option : KexProposalOption.VALUES) {
            Legacy kind = KINDS.get(option);
            if (kind != null && !common(option, wanted, offered)) {
                List<String> theirs = list(offered, option);
                String fits = kind.names().stream()
                        .filter(theirs::contains)
                        .findFirst()
                        .orElse(null);
                if (fits == null) {
                    return List.of();
                }
                names.add(fits);
            }
        }
        return List.copyOf(names);
    }

    /** Both lists of each kind of algorithm that has none in common. */
    static String differences(Map<KexProposalOption, String> wanted, Map<KexProposalOption, String> offered) {
        Map<Legacy, String> kinds = new EnumMap<>(Legacy.class);
        for (KexProposalOption option : KexProposalOption.VALUES) {
            Legacy kind = KINDS.get(option);
            if (kind != null && !common(option, wanted, offered)) {
                kinds.putIfAbsent(
                        kind,
                        word(kind) + ": the device has " + String.join(", ", list(offered, option)) + "; we have "
                                + String.join(", ", list(wanted, option)));
            }
        }
        return String.join("; ", kinds.values());
    }

    private static String word(Legacy kind) {
        return switch (kind) {
            case KEY_EXCHANGE -> "key exchange";
            case HOST_KEY -> "host key";
            case CIPHER -> "cipher";
            case MAC -> "MAC";
        };
    }

    private static boolean common(
            KexProposalOption option, Map<KexProposalOption, String> wanted, Map<KexProposalOption, String> offered) {
        return list(wanted, option).stream().anyMatch(list(offered, option)::contains);
    }

    /** Leaves out the names that announce an extension instead of an algorithm (RFC 8308, strict key exchange). */
    private static List<String> list(Map<KexProposalOption, String> lists, KexProposalOption option) {
        return Stream.of(lists.getOrDefault(option, "").split(","))
                .filter(name -> !name.startsWith("ext-info-") && !name.startsWith("kex-strict-"))
                .toList();
    }

    private static <F extends NamedResource> List<F> with(
            List<F> modern, List<String> wanted, Legacy kind, Function<String, ? extends F> known) {
        List<F> all = new ArrayList<>(modern);
        kind.names().stream().filter(wanted::contains).<F>map(known).forEach(all::add);
        return all;
    }

    /** RSA keys sign under several names (RFC 8332). */
    private static String keyType(String signature) {
        return signature.startsWith("rsa-sha2-") ? "ssh-rsa" : signature;
    }

    private static <F extends NamedResource> List<F> without(List<F> all, @Nullable List<String> names) {
        return names == null
                ? all
                : all.stream().filter(each -> !names.contains(each.getName())).toList();
    }
}
