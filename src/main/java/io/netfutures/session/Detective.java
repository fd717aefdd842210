package io.netfutures.session;

import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platform.Detection;
import io.netfutures.platform.Platforms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a device is. It asks each question once, first the one that most platforms share, and stops at the first answer that is
 * sure; if none is, the best one counts.
 */
final class Detective {
    private static final int SURE = 95;

    private final Asking device;
    private final Map<String, List<Clue>> questions = new LinkedHashMap<>();

    private record Clue(Platform platform, Detection detection) {}

    /** Sends a command to the device and returns its output, as {@link Session#send} does. */
    interface Asking {
        String send(String command) throws DeviceException, InterruptedException;
    }

    Detective(Asking device, Platforms platforms) {
        this.device = device;
        for (Platform platform : platforms.all()) {
            for (Detection each : platform.detect()) {
                questions
                        .computeIfAbsent(each.send(), none -> new ArrayList<>())
                        .add(new Clue(platform, each));
            }
        }
    }

    /** What the device is; null if that cannot be told from its answers. Blocks for each question. */
    @Nullable
    Platform platform() throws DeviceException, InterruptedException {
        List<Map.Entry<String, List<Clue>>> order = questions.entrySet().stream()
                .sorted(Comparator.comparingInt(each -> -each.getValue().size()))
                .toList();
        Clue best = null;
        for (Map.Entry<String, List<Clue>> question : order) {
            String answer = answer(question.getKey());
            for (Clue clue : question.getValue()) {
                boolean better = best == null
                        || clue.detection().score() > best.detection().score();
                if (better && clue.detection().match().matcher(answer).find()) {
                    best = clue;
                }
            }
            if (best != null && best.detection().score() >= SURE) {
                return best.platform();
            }
        }
        return best == null ? null : best.platform();
    }

    private String answer(String question) throws DeviceException, InterruptedException {
        try {
            return device.send(question);
        } catch (CommandRejected anotherKindOfDevice) {
            return "";
        }
    }
}
