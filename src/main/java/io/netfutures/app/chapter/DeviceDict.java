package io.netfutures.app.chapter;

import io.netfutures.device.Device;
import io.netfutures.device.Secret;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A device as a Python program sees it: the dict for netmiko, with the secrets masked. */
public final class DeviceDict extends AbstractMap<String, Object> {
    private static final String HIDDEN = "********";

    private final Device device;
    private final Map<String, Object> keys = new LinkedHashMap<>();

    public DeviceDict(Device device) {
        this.device = device;
        keys.put("name", device.name());
        keys.put("device_type", device.platform());
        keys.put("ip", device.address());
        keys.put("host", device.address());
        keys.put("port", (long) device.port());
        keys.put("username", device.credentials().username());
        hide("password", device.credentials().password());
        hide("secret", device.credentials().secret());
    }

    private void hide(String key, @Nullable Secret secret) {
        if (secret != null) {
            keys.put(key, HIDDEN);
        }
    }

    public Device device() {
        return device;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return Collections.unmodifiableMap(keys).entrySet();
    }
}
