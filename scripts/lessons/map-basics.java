import static io.netfutures.app.Lesson.*;

import io.netfutures.app.Lesson;
import io.netfutures.concurrent.Results;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.device.Device;
import io.netfutures.session.Session;
import java.time.Duration;
import java.util.List;

/**
 * map(): the results come in the order of the list, so the slow first device holds the fast ones back.
 *
 * <p>The chapter's netmiko_threads_map_basics.py, with three workers.
 */
class MapBasics {
    static String sendShow(Lesson lesson, Device device, String command) throws Exception {
        String ip = device.name();
        info("===> " + now() + " Connection: " + ip);
        if (ip.equals("192.168.100.1")) {
            Thread.sleep(Duration.ofSeconds(5));
        }
        try (Session ssh = lesson.connect(device)) {
            ssh.enable();
            String result = ssh.send(command);
            info("<=== " + now() + " Received:   " + ip);
            return result;
        }
    }

    public static void main(String[] args) throws Exception {
        try (Lesson lesson = Lesson.open(args);
                TaskScope executor = lesson.executor(3)) {
            List<Device> devices = lesson.devices();
            Results<String> results = executor.map(device -> sendShow(lesson, device, "sh clock"), devices);
            for (Device device : devices) {
                print(device.name() + " " + results.next());
            }
        }
    }
}
