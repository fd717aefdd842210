package io.netfutures.app.work;

import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Nearest;
import io.netfutures.platform.Platform;
import io.netfutures.ssh.Ssh;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Questions put to devices, in the words of the platform of each.
 *
 * @param commands what each device is sent
 * @param refused the devices whose platform has no words for one of the questions
 */
public record Asked(Map<Device, List<String>> commands, List<Refusal> refused) {
    /**
     * Puts these questions to these devices; contacts nothing.
     *
     * @throws UserError if there is no such question
     */
    public static Asked of(List<String> questions, Inventory devices, Site site) {
        Set<String> known = site.platforms().questions();
        for (String question : questions) {
            if (!known.contains(question)) {
                throw new UserError(
                        ExitCode.USAGE,
                        "there is no question " + question + Nearest.hint(question, known) + "; what can be asked: "
                                + String.join(", ", known));
            }
        }
        Map<Device, List<String>> commands = new LinkedHashMap<>();
        List<Refusal> refused = new ArrayList<>();
        for (Device device : devices) {
            Optional<Platform> platform = site.platform(device);
            Optional<String> reason =
                    platform.isEmpty() ? Optional.of(unknown(device)) : missing(platform.get(), questions);
            if (reason.isPresent()) {
                refused.add(new Refusal(device, "a command", reason.get(), false));
            } else {
                Map<String, List<String>> words = platform.orElseThrow().ask();
                commands.put(
                        device,
                        questions.stream()
                                .distinct()
                                .flatMap(each -> words.getOrDefault(each, List.of()).stream())
                                .toList());
            }
        }
        return new Asked(commands, refused);
    }

    private static String unknown(Device device) {
        return device.platform().equals(Ssh.AUTODETECT)
                ? "what it is, is found out only when it is contacted; name it with device_type: or --platform"
                : "there is no such platform; netfutures platforms lists them";
    }

    private static Optional<String> missing(Platform platform, List<String> questions) {
        List<String> missing = questions.stream()
                .distinct()
                .filter(each -> !platform.ask().containsKey(each))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(platform.name() + " has no words for " + String.join(", ", missing)
                        + "; what it has: `netfutures platforms " + platform.name() + "`");
    }
}
