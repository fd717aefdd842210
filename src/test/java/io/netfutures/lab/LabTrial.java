package io.netfutures.lab;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Origin;
import io.netfutures.device.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** A lab to try by hand: {@code LabTrial COUNT FIRST_PORT THINK_MILLISECONDS}, until its input ends. */
@NullMarked
final class LabTrial {
    private LabTrial() {}

    public static void main(String[] args) throws Exception {
        List<Device> devices = new ArrayList<>();
        for (int i = 1; i <= Integer.parseInt(args[0]); i++) {
            String address = "192.168.%d.%d".formatted(100 + i / 250, i % 250);
            devices.add(new Device(
                    address,
                    address,
                    22,
                    "cisco_ios",
                    Credentials.of("cisco", "cisco"),
                    Settings.DEFAULT,
                    Set.of(),
                    Origin.CODE));
        }
        long began = System.nanoTime();
        try (Lab lab = Lab.start(devices, LabOptions.DEFAULT.withFirstPort(Integer.parseInt(args[1])))) {
            System.out.println("started in " + Duration.ofNanos(System.nanoTime() - began));
            lab.routers().forEach(router -> router.think(Duration.ofMillis(Long.parseLong(args[2]))));
            while (System.in.read() >= 0) {
                System.out.println("sessions at most " + lab.sessionsAtMost() + ", now " + lab.sessions());
                System.out.println(lab.routers().getFirst().received());
            }
        }
    }
}
