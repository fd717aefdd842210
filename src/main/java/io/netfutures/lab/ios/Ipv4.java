package io.netfutures.lab.ios;

/** An IPv4 address or mask as a number. */
record Ipv4(long bits) {
    private static final long ALL = 0xffff_ffffL;

    static Ipv4 of(String text) {
        long bits = 0;
        for (String octet : text.split("\\.", -1)) {
            bits = bits << 8 | Long.parseLong(octet);
        }
        return new Ipv4(bits);
    }

    static Ipv4 mask(int length) {
        return new Ipv4(length == 0 ? 0 : ALL << (32 - length) & ALL);
    }

    Ipv4 network(Ipv4 mask) {
        return new Ipv4(bits & mask.bits);
    }

    /** How many one bits a mask starts with; -1 if there is a one behind a zero. */
    int length() {
        int length = Long.bitCount(bits);
        return mask(length).bits == bits ? length : -1;
    }

    /** Whether this is the network's own or broadcast address, which no interface can have. */
    boolean isEdgeOf(Ipv4 mask) {
        long host = bits & ~mask.bits & ALL;
        return mask.length() < 31 && (host == 0 || host == (~mask.bits & ALL));
    }

    /** The classful network of this address. */
    Ipv4 classful() {
        return network(mask(classLength()));
    }

    int classLength() {
        int first = (int) (bits >> 24);
        return first < 128 ? 8 : first < 192 ? 16 : 24;
    }

    @Override
    public String toString() {
        return (bits >> 24) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
    }
}
