import static io.netfutures.app.Lesson.*;

import io.netfutures.app.Lesson;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.device.Device;
import io.netfutures.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How many workers are enough? The same nine devices with three to nine of them, and the time each run takes.
 *
 * <p>The chapter's netmiko_count_threads.py. The lab's routers take a second for an answer; and a router has five lines
 * for terminals, so the three of the inventory can stand for nine.
 */
class CountThreads {
    static String sendShow(Lesson lesson, Device device, String command) throws Exception {
        try (Session ssh = lesson.connect(device)) {
            ssh.enable();
            return ssh.send(command);
        }
    }

    public static void main(String[] args) throws Exception {
        try (Lesson lesson = Lesson.open(args).withThinkTime(Duration.ofSeconds(1))) {
            List<Device> devices = new ArrayList<>();
            for (int copy = 0; copy < 3; copy++) {
                devices.addAll(lesson.devices());
            }
            print("Number of devices: " + devices.size());
            for (int workers = 3; workers <= 9; workers++) {
                print(center(" " + workers + " threads", 50, '#'));
                Instant start = Instant.now();
                try (TaskScope executor = lesson.executor(workers)) {
                    executor.map(device -> sendShow(lesson, device, "sh ip int br"), devices)
                            .toList();
                }
                print(elapsed(start));
            }
        }
    }
}
