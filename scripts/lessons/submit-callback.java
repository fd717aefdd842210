import static io.netfutures.app.Lesson.*;

import io.netfutures.app.Lesson;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.device.Device;
import io.netfutures.session.Session;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A callback per future: each answer is parsed, and saved, by the worker that received it, the moment it is there.
 *
 * <p>The chapter's netmiko_threads_submit_callback.py.
 */
class SubmitCallback {
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

    static final Pattern INTERFACE =
            Pattern.compile("^(\\S+) +([\\d.]+) +\\S+ +\\S+ +(up|down|administratively down) +(up|down)");

    static void parseAndSave(Lesson lesson, TaskFuture<Map<String, String>> future) {
        try {
            for (Map.Entry<String, String> answer : future.result().entrySet()) {
                StringBuilder csv = new StringBuilder();
                answer.getValue().lines().map(INTERFACE::matcher).filter(Matcher::find).forEach(row -> csv.append(
                                String.join(",", row.group(1), row.group(2), row.group(3), row.group(4)))
                        .append("\r\n"));
                Files.writeString(lesson.folder().resolve("parsed_" + answer.getKey() + "_sh_ip_int_br.csv"), csv);
                info("#### " + now() + " Parsed: " + answer.getKey());
            }
        } catch (Exception e) {
            throw new IllegalStateException("nothing to parse", e);
        }
    }

    static Map<String, String> sendCommandToDevices(Lesson lesson, String command) throws Exception {
        Map<String, String> data = new HashMap<>();
        try (TaskScope executor = lesson.executor(2)) {
            List<TaskFuture<Map<String, String>>> futureList = new ArrayList<>();
            for (Device device : lesson.devices()) {
                var future = executor.submit(device.name(), () -> sendShow(lesson, device, command));
                future.addDoneCallback(done -> parseAndSave(lesson, done));
                futureList.add(future);
            }
            for (TaskFuture<Map<String, String>> future : executor.asCompleted(futureList)) {
                data.putAll(future.result());
            }
        }
        return data;
    }

    public static void main(String[] args) throws Exception {
        try (Lesson lesson = Lesson.open(args)) {
            pprint(sendCommandToDevices(lesson, "sh ip int br"), 120);
        }
    }
}
