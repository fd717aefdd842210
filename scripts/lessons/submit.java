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
 * An exception in a worker stays in its future until somebody asks for the result; nobody catches it here.
 *
 * <p>The chapter's netmiko_threads_submit.py. The second router refuses its password: the others finish all the same.
 */
class Submit {
    static Map<String, String> sendShow(Lesson lesson, Device device, String command) throws Exception {
        String ip = device.name();
        plain("===> " + now() + " Connection to device: " + ip);
        if (ip.equals("192.168.100.1")) {
            Thread.sleep(Duration.ofSeconds(5));
        }
        try (Session ssh = lesson.connect(device)) {
            ssh.enable();
            String result = ssh.send(command);
            plain("<=== " + now() + " Received result from device: " + ip);
            return Map.of(ip, result);
        }
    }

    static Map<String, String> sendCommandToDevices(Lesson lesson, String command) throws Exception {
        Map<String, String> data = new HashMap<>();
        try (TaskScope executor = lesson.executor(2)) {
            List<TaskFuture<Map<String, String>>> futureList = new ArrayList<>();
            for (Device device : lesson.devices()) {
                futureList.add(executor.submit(device.name(), () -> sendShow(lesson, device, command)));
            }
            for (TaskFuture<Map<String, String>> future : executor.asCompleted(futureList)) {
                data.putAll(future.result());
            }
        }
        return data;
    }

    public static void main(String[] args) throws Exception {
        try (Lesson lesson = Lesson.open(args).withWrongPasswordAt("192.168.100.2")) {
            pprint(sendCommandToDevices(lesson, "sh clock"));
        }
    }
}
