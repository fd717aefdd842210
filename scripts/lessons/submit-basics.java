import static io.netfutures.app.Lesson.*;

import io.netfutures.app.Lesson;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.device.Device;
import io.netfutures.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * submit() and as_completed(): a result is printed as soon as its device is done, not in the order of the list.
 *
 * <p>The chapter's netmiko_threads_submit_basics.py. Two workers, three devices, and the first device is slow.
 */
class SubmitBasics {
    static Map<String, String> sendShow(Lesson lesson, Device device, String command) throws Exception {
        String ip = device.name();
        info("===> " + now() + " Connection: " + ip);
        if (ip.equals("192.168.100.1")) {
            Thread.sleep(Duration.ofSeconds(5));
        }
        try (Session ssh = lesson.connect(device)) {
            ssh.enable();
            String result = ssh.send(command);
            info("<=== " + now() + " Received: " + ip);
            return Map.of(ip, result);
        }
    }

    public static void main(String[] args) throws Exception {
        try (Lesson lesson = Lesson.open(args);
                TaskScope executor = lesson.executor(2)) {
            List<TaskFuture<Map<String, String>>> futureList = new ArrayList<>();
            for (Device device : lesson.devices()) {
                futureList.add(executor.submit(device.name(), () -> sendShow(lesson, device, "sh clock")));
            }
            for (TaskFuture<Map<String, String>> future : executor.asCompleted(futureList)) {
                print(future.result());
            }
        }
    }
}
