package io.netfutures.lab.ios;

import java.util.Optional;

/** Where in the router a session stands: decides the prompt and which commands there are. */
enum Mode {
    USER(">"),
    PRIVILEGED("#"),
    CONFIG("(config)#"),
    INTERFACE("(config-if)#"),
    SUBINTERFACE("(config-subif)#"),
    RANGE("(config-if-range)#"),
    ROUTER("(config-router)#"),
    FAMILY("(config-router-af)#"),
    LINE("(config-line)#"),
    VLAN("(config-vlan)#"),
    STANDARD_LIST("(config-std-nacl)#"),
    EXTENDED_LIST("(config-ext-nacl)#"),
    ROUTE_MAP("(config-route-map)#"),
    ARCHIVE("(config-archive)#");

    /** In configuration the whole prompt is kept short: this much of the name is shown. */
    private static final int VISIBLE_NAME = 20;

    private final String suffix;

    Mode(String suffix) {
        this.suffix = suffix;
    }

    String prompt(String hostname) {
        boolean whole = !configures() || hostname.length() <= VISIBLE_NAME;
        return (whole ? hostname : hostname.substring(0, VISIBLE_NAME)) + suffix;
    }

    boolean configures() {
        return compareTo(CONFIG) >= 0;
    }

    /** The mode that {@code exit} leads to; empty where {@code exit} ends the session. */
    Optional<Mode> above() {
        return switch (this) {
            case USER, PRIVILEGED -> Optional.empty();
            case CONFIG -> Optional.of(PRIVILEGED);
            case FAMILY -> Optional.of(ROUTER);
            default -> Optional.of(CONFIG);
        };
    }
}
