package io.netfutures.app.chapter;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.AuthFailed;
import io.netfutures.device.DeviceException.BannerTimeout;
import io.netfutures.device.DeviceException.ConnectRefused;
import io.netfutures.device.DeviceException.ConnectTimeout;
import io.netfutures.device.DeviceException.DnsFailure;
import io.netfutures.device.DeviceException.HandshakeTimeout;
import io.netfutures.device.DeviceException.Unreachable;

/** Failures in the words of netmiko 2.4, for the lessons, whose chapter shows them. */
public final class NetmikoWords {
    private NetmikoWords() {}

    /** The exception that netmiko raises for this failure, with its module. */
    public static String exceptionName(DeviceException failure) {
        return switch (failure) {
            case AuthFailed refused -> "netmiko.ssh_exception.NetMikoAuthenticationException";
            case ConnectTimeout silent -> "netmiko.ssh_exception.NetMikoTimeoutException";
            case ConnectRefused refused -> "netmiko.ssh_exception.NetMikoTimeoutException";
            case Unreachable unreachable -> "netmiko.ssh_exception.NetMikoTimeoutException";
            case DnsFailure unknown -> "netmiko.ssh_exception.NetMikoTimeoutException";
            case BannerTimeout silent -> "netmiko.ssh_exception.NetMikoTimeoutException";
            case HandshakeTimeout silent -> "netmiko.ssh_exception.NetMikoTimeoutException";
            default -> failure.getClass().getSimpleName();
        };
    }

    /** The text of netmiko's exception for this failure. */
    public static String text(DeviceException failure) {
        Device device = failure.device();
        String target = device.platform() + " " + device.address() + ":" + device.port();
        return switch (exceptionName(failure)) {
            case "netmiko.ssh_exception.NetMikoAuthenticationException" ->
                "Authentication failure: unable to connect " + target + "\nAuthentication failed.";
            case "netmiko.ssh_exception.NetMikoTimeoutException" -> "Connection to device timed-out: " + target;
            default -> String.valueOf(failure.getMessage());
        };
    }
}
