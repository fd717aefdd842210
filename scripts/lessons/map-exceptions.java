import static io.netfutures.app.Lesson.*;

import io.netfutures.app.Lesson;
import io.netfutures.concurrent.Results;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException.AuthFailed;
import io.netfutures.session.Session;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * map() ends at the first exception; so the worker function catches its own, and returns None for that device.
 *
 * <p>The chapter's netmiko_threads_map_exceptions.py.
 */
class MapExceptions {
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
        } catch (AuthFailed e) {
            warning(netmiko(e));
            return null;
        }
    }

    static Map<String, String> sendCommandToDevices(Lesson lesson, String command) throws Exception {
        Map<String, String> data = new HashMap<>();
        try (TaskScope executor = lesson.executor(2)) {
            List<Device> devices = lesson.devices();
            Results<String> results = executor.map(device -> sendShow(lesson, device, command), devices);
            for (Device device : devices) {
                data.put(device.name(), results.next());
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
