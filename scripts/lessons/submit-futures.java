import static io.netfutures.app.Lesson.*;

import io.netfutures.app.Lesson;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.device.Device;
import io.netfutures.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Future says of itself: running, pending, finished. Two workers, so the third device has to wait for its turn.
 *
 * <p>The chapter's netmiko_threads_submit_futures.py.
 */
class SubmitFutures {
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

    static Map<String, String> sendCommandToDevices(Lesson lesson, String command) throws Exception {
        Map<String, String> data = new HashMap<>();
        try (TaskScope executor = lesson.executor(2)) {
            List<TaskFuture<Map<String, String>>> futureList = new ArrayList<>();
            for (Device device : lesson.devices()) {
                var future = executor.submit(device.name(), () -> sendShow(lesson, device, command));
                futureList.add(future);
                print("Future: " + future + " for device " + device.name());
            }
            for (TaskFuture<Map<String, String>> future : executor.asCompleted(futureList)) {
                Map<String, String> result = future.result();
                print("Future done " + future);
                data.putAll(result);
            }
        }
        return data;
    }

    public static void main(String[] args) throws Exception {
        try (Lesson lesson = Lesson.open(args)) {
            pprint(sendCommandToDevices(lesson, "sh clock"));
        }
    }
}
