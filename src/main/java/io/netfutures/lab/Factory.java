package io.netfutures.lab;

import io.netfutures.device.Device;
import io.netfutures.device.Secret;

/** The configuration that a router comes with: that of the course's routers, with the device's own name and address. */
final class Factory {
    private Factory() {}

    static Config configuration(String name, int number, Device device) {
        Config config = new Config();
        line(config, "version", "version 15.2");
        line(config, "service timestamps debug", "service timestamps debug datetime msec");
        line(config, "service timestamps log", "service timestamps log datetime msec");
        line(config, "service password-encryption", "no service password-encryption");
        line(config, "hostname", "hostname " + name);
        line(config, "boot-start-marker", "boot-start-marker");
        line(config, "boot-end-marker", "boot-end-marker");
        line(config, "logging console", "no logging console");
        Secret secret = device.credentials().secret();
        if (secret != null && !secret.isEmpty()) {
            line(config, "enable secret", "enable secret 5 $1$lab" + number + "$hidden.in.the.lab.config");
        }
        line(config, "aaa new-model", "no aaa new-model");
        line(config, "ip domain lookup", "no ip domain lookup");
        line(config, "ip domain name", "ip domain name lab.example");
        String user = device.credentials().username();
        line(config, "username " + user, "username " + (user.isEmpty() ? "lab" : user) + " password 7 **hidden**");
        int host = 1 + (number - 1) % 254;
        port(config, "Loopback0", "10." + (1 + number / 65000) + "." + (number / 254) + "." + host, "255.255.255.255");
        String address = Ipv4.isAddress(device.address()) ? device.address() : "192.168.100." + host;
        port(config, "Ethernet0/0", address, "255.255.255.0");
        port(config, "Ethernet0/1", "192.168.200." + host, "255.255.255.0");
        port(config, "Ethernet0/2", "", "");
        port(config, "Ethernet0/3", "", "");
        Config.Block ospf = config.block("router ospf 1", "router ospf 1");
        ospf.put("router-id", "router-id " + "10.0.0." + host);
        ospf.put("network 10.0.0.0", "network 10.0.0.0 0.255.255.255 area 0");
        ospf.put("network 192.168.200.0", "network 192.168.200.0 0.0.0.255 area 0");
        line(config, "ip forward-protocol", "ip forward-protocol nd");
        line(config, "ip http server", "no ip http server");
        line(config, "ip http secure-server", "no ip http secure-server");
        line(config, "control-plane", "control-plane");
        Config.Block console = config.block("line con 0", "line con 0");
        console.put("logging synchronous", "logging synchronous");
        config.block("line aux 0", "line aux 0");
        Config.Block lines = config.block("line vty 0 4", "line vty 0 4");
        lines.put("login", "login local");
        lines.put("transport input", "transport input ssh");
        return config;
    }

    private static void line(Config config, String key, String line) {
        config.block(key, line);
    }

    private static void port(Config config, String name, String address, String mask) {
        Config.Block block = config.block("interface " + name, "interface " + name);
        if (address.isEmpty()) {
            block.put("ip address", "no ip address");
            block.put("shutdown", "shutdown");
        } else {
            block.put("ip address", "ip address " + address + " " + mask);
        }
    }
}
