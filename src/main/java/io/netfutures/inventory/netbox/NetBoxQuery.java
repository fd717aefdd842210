package io.netfutures.inventory.netbox;

import static io.netfutures.yaml.Fields.quoted;

import io.netfutures.yaml.FileMistake;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which devices to ask a NetBox for.
 *
 * @param first the address of the first page
 */
record NetBoxQuery(URI first) {
    static final String PREFIX = "netbox:";
    private static final String DEVICES = "api/dcim/devices/";
    private static final int PAGE = 500;

    /** Of two slashes beside each other a {@link java.nio.file.Path} keeps one. */
    private static final Pattern ONE_SLASH = Pattern.compile("^(https?:)/([^/])");

    /** Reads {@code netbox:https://host/?site=ber}; without a {@code status} only active devices are asked for. */
    static NetBoxQuery parse(String written) throws FileMistake {
        URI uri;
        try {
            uri = new URI(ONE_SLASH.matcher(written.substring(PREFIX.length())).replaceFirst("$1//$2"));
        } catch (URISyntaxException e) {
            throw refused(written, "is not an address");
        }
        String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refused(written, "does not begin with netbox:https://");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw refused(written, "names no host, or more than a host");
        }
        String path = Objects.requireNonNullElse(uri.getRawPath(), "");
        String base = path.endsWith("/") ? path : path + "/";
        String asked = Objects.requireNonNullElse(uri.getRawQuery(), "");
        StringBuilder query = new StringBuilder(asked);
        add(query, asked, "status", "active");
        add(query, asked, "limit", String.valueOf(PAGE));
        add(query, asked, "exclude", "config_context");
        try {
            String whole = base.contains("/api/") ? base : base + DEVICES;
            return new NetBoxQuery(new URI(scheme + "://" + uri.getRawAuthority() + whole + "?" + query));
        } catch (URISyntaxException e) {
            throw refused(written, "is not an address");
        }
    }

    private static void add(StringBuilder query, String asked, String key, String value) {
        boolean said =
                Stream.of(asked.split("&")).anyMatch(each -> each.startsWith(key + "=") || each.startsWith(key + "__"));
        if (!said) {
            query.append(query.isEmpty() ? "" : "&").append(key).append('=').append(value);
        }
    }

    private static FileMistake refused(String written, String why) {
        return new FileMistake("the inventory " + quoted(written) + " " + why
                + "; write netbox:https://netbox.example/?site=ber&role=switch");
    }

    /** Whether a token may be sent there: what is not encrypted can be read on the way. */
    boolean isPrivate() {
        String host = first.getHost();
        return "https".equals(first.getScheme())
                || host.equals("localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    /** Whether {@code other} is at the same place: a token is never sent elsewhere. */
    boolean hasOriginOf(URI other) {
        return first.getScheme().equalsIgnoreCase(other.getScheme())
                && first.getHost().equalsIgnoreCase(other.getHost())
                && port(first) == port(other)
                && other.getRawUserInfo() == null;
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
