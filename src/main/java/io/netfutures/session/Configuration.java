package io.netfutures.session;

import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.Step;
import io.netfutures.device.Task.Configure;
import java.util.List;

/**
 * Lines in configuration mode: {@code R1# --configure--> R1(config)# --line--> R1(config-if)# ... --end--> R1#}. Whatever the device
 * refuses, the mode is left.
 */
final class Configuration {
    private final Session session;
    private final Platform platform;
    private final Diagnosis diagnosis;
    private final StringBuilder transcript = new StringBuilder();

    Configuration(Session session, Platform platform, Diagnosis diagnosis) {
        this.session = session;
        this.platform = platform;
        this.diagnosis = diagnosis;
    }

    String perform(List<String> lines, boolean save) throws DeviceException, InterruptedException {
        String said = tell(platform.configure());
        if (!isConfiguring()) {
            throw rejected("the device did not go to configuration mode", said, "check the rights of this user");
        }
        for (int i = 0; i < lines.size(); i++) {
            String answer = tell(lines.get(i));
            if (session.isRefusal(answer) || !isConfiguring()) {
                boolean left = !isConfiguring();
                if (!left) {
                    tell(platform.configured());
                }
                throw rejected(
                        "line " + (i + 1) + " of " + lines.size() + ", \"" + Configure.masked(lines.get(i)) + "\", "
                                + (left ? "left configuration mode" : "was refused") + "; "
                                + aftermath(i, lines.size() - i - 1),
                        answer,
                        "check the line");
            }
        }
        tell(platform.configured());
        if (save) {
            String answer = tell(platform.save());
            if (session.isRefusal(answer)) {
                throw rejected("the lines are in force, and the device refused to save them", answer, "save by hand");
            }
        }
        return transcript.append(session.prompt()).toString();
    }

    private static String aftermath(int before, int after) {
        String accepted = before == 0
                ? "nothing was changed"
                : before == 1 ? "the line before it is in force" : "the " + before + " lines before it are in force";
        return after == 0 ? accepted : accepted + ", and the " + after + " after it not sent";
    }

    private CommandRejected rejected(String what, String evidence, String advice) {
        return new CommandRejected(diagnosis.failure(Step.CONFIG, what, evidence, advice));
    }

    /** Sends a line, and writes it down with the prompt before it and the answer. */
    private String tell(String line) throws DeviceException, InterruptedException {
        transcript.append(session.prompt()).append(Configure.masked(line)).append('\n');
        String answer = session.exchange(line);
        if (!answer.isEmpty()) {
            transcript.append(answer).append('\n');
        }
        return answer;
    }

    private boolean isConfiguring() {
        return platform.configuring().matcher(session.prompt()).matches();
    }
}
