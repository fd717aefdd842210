package io.netfutures.fleet;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the last line that each device has sent, for live views. Thread-safe. */
public final class LastLines implements Fleet.Listener {
    private final Map<String, String> byDevice = new ConcurrentHashMap<>();

    /** The last non-blank line from the device of this name, printable; empty if it has sent none. */
    public Optional<String> lastLine(String device) {
        return Optional.ofNullable(byDevice.get(device));
    }

    @Override
    public void on(Event event) {
        if (event instanceof Event.Received(DeviceFuture device, String lastLine)) {
            byDevice.put(device.device().name(), lastLine);
        }
    }
}
